import { asciiDigit } from './digits.ts';

/** Stands where a phone number or an e-mail address stood. */
const MARK = '•••';

/** Fewer digits than this are no phone number. */
const PHONE_DIGITS = 7;
/** Of these, so many must be no year, short date or dotted time: "8.12. 18.00" has seven digits and calls nobody. */
const PHONE_DIGITS_APART = 5;

/** A run of what addresses are made of; looked at once each, so that a long run without an address costs nothing. */
const ADDRESS_RUN = /[\p{L}\p{M}\p{N}._%+@-]+/gu;
const DOMAIN = /^[^.]+\.[^.]/;
/** Digits in one breath: with what people put between the digits of a phone number, and the colon of a time. */
const DIGITS =
  /\+?\p{Nd}(?:(?:[ \t\u00a0\u2007\u202f().:/\-\u2010-\u2015\u2212]|\p{Default_Ignorable_Code_Point}|\u20e3){0,4}\p{Nd})*/gu;

const YEAR = String.raw`(?:19|20)\d\d`;
/** A day or a month, tight enough that "0700-12-34" is no date. */
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const FULL_DATE = `(?:${YEAR}[-./]${DAY}[-./]${DAY}|${DAY}[-./]${DAY}[-./]${YEAR})`;
const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d)?`;
const DASH = String.raw`[-\u2010-\u2015\u2212]`;
/** A date, a time, or a span of either: certainly not part of a phone number. */
const CALENDAR_WORD = new RegExp(
  `^\\(?(?:(?:\\d{1,2}\\.?${DASH})?${FULL_DATE}(?:${DASH}${FULL_DATE})?|${CLOCK}(?:${DASH}${CLOCK})?)[.)]*$`,
);
/** A year, a span of years, a short date or a dotted time: part of a phone number now and then. */
const LOOSE_WORD = /^\(?(?:(?:19|20)\d\d(?:[-/\u2010-\u2015](?:19|20)\d\d)?|\d{1,2}\.\d{1,2})[.)]*$/;
/** Millions in groups of three, "1 500 000". From nine digits on, phone numbers are written like that too. */
const AMOUNT = /^\d{1,2}[ \u00a0\u2007\u202f.]\d{3}[ \u00a0\u2007\u202f.]\d{3}$/;

/**
 * The text with every e-mail address and every number that could be a phone number replaced by `•••`. In doubt it
 * masks: a long account number is lost too. Dates, times, years, Q-12, house numbers and amounts up to eight digits
 * in groups stay. Digits of every script count.
 */
export function maskContacts(text: string): string {
  return text.replace(ADDRESS_RUN, maskAddress).replace(DIGITS, maskPhones);
}

/** Whether `maskContacts` would change the text. */
export function hasContacts(text: string): boolean {
  return maskContacts(text) !== text;
}

/** Masks a whole run with an address in it, but for the full stop of the sentence. */
function maskAddress(run: string): string {
  const parts = run.split('@');
  const found = parts.some((part, index) => {
    // A domain has letters: "5@3.5" is a price, and "@name" with nobody before it a mention.
    return index > 0 && parts[index - 1] !== '' && DOMAIN.test(part) && /\p{L}/u.test(part);
  });
  if (!found) return run;
  let end = run.length;
  while ('._%+-'.includes(run.charAt(end - 1))) end -= 1;
  return MARK + run.slice(end);
}

/** Splits a breath of digits at its dates and times, and masks each stretch between that could be a phone number. */
function maskPhones(breath: string): string {
  let masked = '';
  let stretch = '';
  for (const piece of breath.split(/(\s+)/)) {
    if (!CALENDAR_WORD.test(asciiDigits(piece))) {
      stretch += piece;
      continue;
    }
    masked += maskStretch(stretch) + piece;
    stretch = '';
  }
  return masked + maskStretch(stretch);
}

function maskStretch(stretch: string): string {
  const plain = asciiDigits(stretch.trim());
  if (countDigits(plain) < PHONE_DIGITS || AMOUNT.test(plain)) return stretch;
  const apart = plain.split(/\s+/).filter((word) => !LOOSE_WORD.test(word));
  if (countDigits(apart.join(' ')) < PHONE_DIGITS_APART) return stretch;
  const lead = stretch.length - stretch.trimStart().length;
  return stretch.slice(0, lead) + MARK + stretch.slice(stretch.trimEnd().length);
}

function countDigits(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

/** All digits as 0–9 of the same value where the script is known, as 0 elsewhere: enough to know a date's shape. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => asciiDigit(digit) ?? '0');
}
