import { readFileSync } from 'node:fs';

export interface Limit {
  min: number;
  max: number;
  unit: 'characters' | 'bytes' | 'items';
  /** The length counts after the text was trimmed. */
  after_entities?: boolean;
}

export interface Field {
  types: string[];
  required: boolean;
  limit?: Limit;
}

export type Fields = Record<string, Field>;

interface Schema {
  version: string;
  methods: Record<string, { returns: string[]; parameters: Fields }>;
  types: Record<string, { fields?: Fields; one_of?: string[] }>;
}

/** The Bot API as data: names, types, required flags and limits. */
// The file is ours and has exactly this shape; parsing it by hand keeps 5,000 lines away from the type checker.
export const schema = JSON.parse(readFileSync(new URL('../bot-api.json', import.meta.url), 'utf8')) as Schema;
