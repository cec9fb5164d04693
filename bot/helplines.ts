import { z } from 'zod';

/** A number that somebody in need can call, and what it is called in one language. */
export type Helpline = { readonly language: string; readonly name: string; readonly number: string };

/** Letters only: a house number or a link has no place in it. */
const name = /^[\p{L}\p{M}][\p{L}\p{M} .'’()-]{0,59}$/u;
const number = /^[+*#]?\d[\d *#-]{1,18}$/;
const language = /^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/;

/** Reads `en=Police:102;ky=Милиция:102`; a language may come several times. Names and numbers only, never an address. */
export const helplinesSchema = z.string().transform((value, context): readonly Helpline[] => {
  const lines = value.split(';').filter((part) => part.trim() !== '');
  const read = lines.map(readOne);
  const known = read.filter((line) => line !== undefined);
  if (known.length === read.length) return known;
  context.addIssue({ code: 'custom', message: 'not a list of helplines' });
  return z.NEVER;
});

function readOne(part: string): Helpline | undefined {
  const [, spoken = '', called = '', digits = ''] = /^([^=]*)=(.*):([^:]*)$/u.exec(part) ?? [];
  const line = { language: spoken.trim(), name: called.trim(), number: digits.trim() };
  return language.test(line.language) && name.test(line.name) && number.test(line.number) ? line : undefined;
}

/** The helplines for somebody who reads a language; when there are none in it, all of them: a number is a number. */
export function helplinesIn(helplines: readonly Helpline[], spoken: string): readonly Helpline[] {
  const theirs = helplines.filter((line) => line.language === spoken);
  return theirs.length > 0 ? theirs : helplines;
}
