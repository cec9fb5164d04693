import { html } from 'hono/html';
import { fallbackLanguage, languageName, languages, wordsIn } from '../locales/words.ts';

export type Html = ReturnType<typeof html>;

export type Page = {
  readonly publicUrl: string;
  readonly language: string;
  readonly title: string;
  /** The path without its language, such as `/g/ak-bulak`; null for a page that has no address of its own. */
  readonly path: string | null;
  readonly main: Html;
};

/** One page: its head, the languages it exists in, and its content. hono/html escapes every value. */
export function layout({ publicUrl, language, title, path, main }: Page): Html {
  const { t } = wordsIn(language);
  const addressIn = (other: string) => `${publicUrl}/${other}${path === '/' ? '' : path}`;
  return html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
${
  path === null
    ? ''
    : html`<link rel="canonical" href="${addressIn(language)}">
${languages.map((other) => html`<link rel="alternate" hreflang="${other}" href="${addressIn(other)}">`)}
<link rel="alternate" hreflang="x-default" href="${addressIn(fallbackLanguage)}">`
}
</head>
<body>
<a class="skip" href="#main">${t('web.skip')}</a>
<header>
<a href="/${language}">Ashar</a>
${
  path === null || languages.length < 2
    ? ''
    : html`<nav aria-label="${t('web.languages')}">${languages.map(
        (other) => html`<a href="${addressIn(other)}" hreflang="${other}" lang="${other}">${languageName(other)}</a> `,
      )}</nav>`
}
</header>
<main id="main">
${main}
</main>
</body>
</html>`;
}
