import { html } from 'hono/html';
import { publicGroups } from '../db/working-groups.ts';
import { wordsIn } from '../locales/words.ts';
import type { WebParts } from './app.ts';
import { type Html, layout } from './layout.ts';

/** What this is, and the working groups that show their account in public. */
export async function startPage({ db, publicUrl }: WebParts, language: string): Promise<Html> {
  const { t } = wordsIn(language);
  const groups = await publicGroups(db);
  const list =
    groups.length === 0
      ? html`<p>${t('web.noGroups')} ${t('web.connect')}</p>`
      : html`<ul class="plain">${groups.map(
          (group) => html`<li><a href="/${language}/g/${group.slug}">${group.name}</a></li>`,
        )}</ul>`;
  const main = html`<h1>${t('web.siteTitle')}</h1>
<p>${t('web.siteWhat')}</p>
<h2>${t('web.groups')}</h2>
${list}`;
  return layout({ publicUrl, language, title: t('web.siteTitle'), path: '/', main });
}
