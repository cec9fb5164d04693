import { cleanText } from '../domain/text.ts';
import type { Act } from './act.ts';

/**
 * What somebody typed, fit to be kept; when it is not, they are told what to do and nothing comes back. `max` is in
 * characters as people see them.
 */
export async function takeText(act: Act, raw: string, max: number, lines = false): Promise<string | undefined> {
  const clean = cleanText(raw, { max, lines });
  if ('text' in clean) return clean.text;
  if (clean.refused === 'empty') await act.refuse('common.emptyText');
  else await act.refuse('common.tooLong', { max: clean.max, length: clean.length });
  return undefined;
}
