import { html } from 'hono/html';
import type { GroupView } from './group-page.ts';
import type { Html } from './layout.ts';

/** What happened, oldest first, each with its day at the place. `name` is what it happened to: Q-12. */
export function historyPart(
  view: GroupView,
  name: string,
  all: readonly { readonly at: Temporal.Instant; readonly what: string }[],
): Html {
  const { words, group } = view;
  return html`<details><summary>${words.t('web.history', { name })}</summary>
<ol>${all.map(({ at, what }) => {
    const day = at.toZonedDateTimeISO(group.zone).toPlainDate();
    return html`<li><time datetime="${day.toString()}">${words.date(day)}</time>: ${what}</li>`;
  })}</ol></details>`;
}

/** Whole weeks from a moment to the day of looking. */
export function weeksSince(moment: Temporal.Instant, { asOf, group }: GroupView): number {
  return Math.floor(
    moment.toZonedDateTimeISO(group.zone).toPlainDate().until(asOf.today, { largestUnit: 'day' }).days / 7,
  );
}
