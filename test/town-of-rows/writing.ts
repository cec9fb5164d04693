import { countCharacters, TEXT_LIMITS } from '../../domain/text.ts';

/** How everything in a town is written: in a few plain words, or as long as it may be. */
export type Writing = {
  readonly name: (plain: string) => string;
  readonly text: (plain: string, limit: keyof typeof TEXT_LIMITS) => string;
};

export const plainly: Writing = { name: (plain) => plain, text: (plain) => plain };

/** One character of three UTF-16 units: as many as a text at its limit may have for each. */
const wide = '☝🏽';

/** Characters of a name: two names of 64 with a blank between them (Telegram), and a group's title has 128. */
const nameLength = 128;

/** Everything at its bounds, in the widest characters; a few plain ones first keep what is different apart. */
export const atLength: Writing = {
  name: (plain) => stretched(`${plain} Ак-Булак айылы`, nameLength),
  text: (plain, limit) => stretched(plain, TEXT_LIMITS[limit]),
};

function stretched(plain: string, length: number): string {
  const start = `${plain.slice(0, length / 2)} `;
  return start + wide.repeat(length - countCharacters(start));
}
