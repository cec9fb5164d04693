import { schema } from './schema.ts';

/** Every kind of update of the schema. */
export const UPDATE_KINDS: ReadonlySet<unknown> = new Set(
  Object.keys(schema.types.Update?.fields ?? {}).filter((name) => name !== 'update_id'),
);
