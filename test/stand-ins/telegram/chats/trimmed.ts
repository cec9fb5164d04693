import type { MessageEntity } from 'grammy/types';

export interface Formatted {
  text: string;
  entities: MessageEntity[];
}

/**
 * What is left of a sent text: no white space at the end, and none at the start before the first entity
 * (tdlib, fix_formatted_text). Entities move along and are cut; empty ones go.
 */
export function trimmed(text: string, given: readonly MessageEntity[] = []): Formatted {
  const end = text.trimEnd().length;
  const kept = given.filter((entity) => entity.length > 0 && entity.offset < end);
  const firstEntity = Math.min(end, ...kept.map((entity) => entity.offset));
  const start = /^[ \n]*/.exec(text.slice(0, firstEntity))?.[0].length ?? 0;
  if (start === 0 && end === text.length) return { text, entities: kept };
  const entities = kept.map((entity) => ({
    ...entity,
    offset: entity.offset - start,
    length: Math.min(entity.length, end - entity.offset),
  }));
  return { text: text.slice(start, end), entities };
}
