/** The one style sheet: no web font, one column, readable on the smallest phone and on paper. */
export const style = `
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fff; --line: #c9c9c9; --soft: #555; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --text: #eee; --back: #161616; --line: #555; --soft: #bbb; --link: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1.05rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
header, main { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; padding-block: .75rem; border-bottom: 1px solid var(--line); }
header a { display: inline-block; min-height: 24px; font-weight: 600; }
a { color: var(--link); }
h1 { font-size: 1.7rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin: 1.6rem 0 .4rem; font-size: 1.05rem; overflow-wrap: anywhere; }
p, dd, li { overflow-wrap: anywhere; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--back); }
.soft { color: var(--soft); }
.alert { font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .2rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
ul.plain { list-style: none; padding: 0; } ul.plain > li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
article { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
details summary { min-height: 24px; cursor: pointer; color: var(--soft); }
@media (max-width: 26rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } }
@media print { header nav, .skip { display: none; } details::details-content { content-visibility: visible; } a[href^="http"]::after { content: " (" attr(href) ")"; } }
`;
