import { html } from 'hono/html';
import { wordsIn } from '../locales/words.ts';
import { type Html, layout } from './layout.ts';

type Site = { readonly publicUrl: string };

/** A page that does not exist, or is not for the public: the two look the same. */
export function notFoundPage(site: Site, language: string): Html {
  const { t } = wordsIn(language);
  return messagePage(site, language, t('web.notFound'), t('web.notFoundWhat'));
}

/** Something went wrong on our side. */
export function failedPage(site: Site, language: string): Html {
  const { t } = wordsIn(language);
  return messagePage(site, language, t('web.failed'), t('web.failedWhat'));
}

function messagePage({ publicUrl }: Site, language: string, title: string, what: string): Html {
  const { t } = wordsIn(language);
  const main = html`<h1>${title}</h1>
<p>${what}</p>
<p><a href="/${language}">${t('web.toStart')}</a></p>`;
  return layout({ publicUrl, language, title, path: null, main });
}
