import { badRequest, notPlayed } from '../wire/refusal.ts';
import { objectCheck } from './check-value.ts';
import type { Check } from './objection.ts';
import { type Field, schema } from './schema.ts';
import { UPDATE_KINDS } from './update-kinds.ts';

/** Parameters that exist and change what happens, and that this stand-in does not play: a test must notice. */
const UNPLAYED = new Set([
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'inline_message_id',
  'rich_message',
  'suggested_post_parameters',
  'media',
  'explanation_media',
]);

interface CallCheck {
  check: Check;
  fields: [string, Field][];
}

const compiled = new Map<string, CallCheck>();

function callCheck(method: string): CallCheck | undefined {
  const known = compiled.get(method);
  if (known) return known;
  const parameters = schema.methods[method]?.parameters;
  if (!parameters) return undefined;
  const made = { check: objectCheck(method, parameters, method), fields: Object.entries(parameters) };
  compiled.set(method, made);
  return made;
}

/** Whether the Bot API has such a method. */
export const isMethod = (method: string): boolean => Object.hasOwn(schema.methods, method);

/** Throws the 400 that a call with these parameters deserves. */
export function checkCall(method: string, params: Record<string, unknown>): void {
  const found = callCheck(method)?.check(params);
  if (found) throw badRequest(found.wording ?? `parameter ${found.path} ${found.why}`);
  for (const name in params) {
    if (UNPLAYED.has(name)) throw notPlayed(`parameter ${name}`);
    if (name.endsWith('parse_mode') && params[name]) throw notPlayed(`${name} (send entities)`);
  }
  if (Array.isArray(params.allowed_updates)) checkKinds(params.allowed_updates);
}

/** Telegram overlooks kinds that it does not know; a misspelt one is a mistake all the same. */
function checkKinds(kinds: unknown[]): void {
  for (const kind of kinds) {
    if (!UPDATE_KINDS.has(kind)) throw badRequest(`parameter allowed_updates has the unknown kind ${kind}`);
  }
}

/** Values of a form, which are all text, read by the types of their parameters. */
export function fromForm(method: string, params: Record<string, unknown>): Record<string, unknown> {
  const read = { ...params };
  for (const [name, field] of callCheck(method)?.fields ?? []) {
    const text = read[name];
    if (typeof text === 'string') read[name] = readAs(field.types, text);
  }
  return read;
}

function readAs(types: string[], text: string): unknown {
  if (types.includes('Integer') && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('Float') && text !== '' && Number.isFinite(Number(text))) return Number(text);
  if (types.includes('Boolean')) return /^(?:true|1)$/i.test(text) || (/^(?:false|0)$/i.test(text) ? false : text);
  if (types.includes('String') || types.includes('InputFile')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
