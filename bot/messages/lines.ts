import type { Span } from '../channels/channel.ts';

/** A line of a message: plain text, or spans where a part of it is styled. `null` leaves the line out. */
export type Line = string | Span | readonly Span[] | null | false;

/** Writes lines under each other. An empty text makes an empty line. */
export function lines(...all: readonly Line[]): Span[] {
  const spans: Span[] = [];
  for (const line of all) {
    if (line === null || line === false) continue;
    if (spans.length > 0) spans.push({ text: '\n' });
    spans.push(...spansOf(line));
  }
  return spans;
}

function spansOf(line: string | Span | readonly Span[]): readonly Span[] {
  if (typeof line === 'string') return [{ text: line }];
  return 'text' in line ? [line] : line;
}

/** A text in bold, for what a message is about. */
export function bold(text: string): Span {
  return { text, style: 'bold' };
}
