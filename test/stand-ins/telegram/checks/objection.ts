/** Why a value is refused. `wording` is Telegram's own line; without one the place is named in our words. */
export interface Objection {
  path: string;
  why: string;
  wording?: string;
}

/** Looks at one value; says nothing when it is fine. */
export type Check = (value: unknown) => Objection | undefined;

export const objection = (why: string): Objection => ({ path: '', why });

export const inWords = (wording: string): Objection => ({ path: '', why: wording, wording });

/** The same objection, seen from one level further out. */
export const within = (outer: string, found: Objection): Objection => ({
  ...found,
  path: `${outer}${found.path.startsWith('[') || found.path === '' ? '' : '.'}${found.path}`,
});
