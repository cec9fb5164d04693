import { entityCheck } from './check-entities.ts';
import { limitCheck } from './check-limit.ts';
import { extraChecks } from './check-meaning.ts';
import { type Check, inWords, type Objection, objection, within } from './objection.ts';
import { type Field, type Fields, schema } from './schema.ts';
import { wordingOf } from './wordings.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PRIMITIVES: Record<string, Check> = {
  Integer: (value) => (Number.isSafeInteger(value) ? undefined : objection('must be an Integer')),
  Float: (value) => (typeof value === 'number' ? undefined : objection('must be a Float')),
  String: (value) => (typeof value === 'string' ? undefined : objection('must be a String')),
  Boolean: (value) => (typeof value === 'boolean' ? undefined : objection('must be a Boolean')),
  True: (value) => (value === true ? undefined : objection('must be True')),
  InputFile: (value) => (typeof value === 'string' ? undefined : objection('must be a file')),
};

function arrayCheck(element: string): Check {
  const check = typeCheck(element);
  return (value) => {
    if (!Array.isArray(value)) return objection(`must be an Array of ${element}`);
    for (let index = 0; index < value.length; index += 1) {
      const found = check(value[index]);
      if (found) return within(`[${index}]`, found);
    }
    return undefined;
  };
}

/** BotCommandScopeAllPrivateChats is the scope with the type "all_private_chats". */
const typeTag = (union: string, member: string): string =>
  member
    .slice(union.length)
    .replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase();

/** Members of a union are told apart by `type`, else by the fields that they require. */
function unionCheck(union: string, members: string[]): Check {
  const byTag = new Map(members.map((member) => [typeTag(union, member), member]));
  return (value) => {
    if (!isObject(value)) return objection(`must be a ${union}`);
    const tagged = typeof value.type === 'string' ? byTag.get(value.type) : undefined;
    const fitting = tagged === undefined ? members.filter((name) => hasRequired(name, value)) : [];
    const member = tagged ?? fitting.find((name) => knowsAll(name, value)) ?? fitting[0];
    if (!member || (typeof value.type === 'string' && !tagged))
      return objection(`is no ${union}: ${JSON.stringify(value)}`);
    return typeCheck(member)(value);
  };
}

function hasRequired(type: string, value: Record<string, unknown>): boolean {
  const fields = schema.types[type]?.fields ?? {};
  return Object.entries(fields).every(([name, field]) => !field.required || value[name] !== undefined);
}

function knowsAll(type: string, value: Record<string, unknown>): boolean {
  const fields = schema.types[type]?.fields ?? {};
  return Object.keys(value).every((name) => Object.hasOwn(fields, name));
}

const compiled = new Map<string, Check>();

/** The check for a type of the schema, made when it is first needed and kept. */
export function typeCheck(type: string): Check {
  const known = compiled.get(type) ?? PRIMITIVES[type];
  if (known) return known;
  // Types hold themselves (a Message replies to a Message), so the name must be taken before its check is made.
  let made: Check | undefined;
  compiled.set(type, (value) => {
    made ??= madeCheck(type);
    return made(value);
  });
  made = madeCheck(type);
  compiled.set(type, made);
  return made;
}

function madeCheck(type: string): Check {
  if (type.startsWith('Array of ')) return arrayCheck(type.slice('Array of '.length));
  const described = schema.types[type];
  if (!described) throw new Error(`the schema has no type ${type}`);
  if (described.one_of) return unionCheck(type, described.one_of);
  return objectCheck(type, described.fields ?? {}, type);
}

function fieldCheck(owner: string, name: string, field: Field): Check {
  const type = anyCheck(field.types);
  const limit = field.limit && limitCheck(owner, name, field.limit);
  return limit ? (value) => type(value) ?? limit(value) : type;
}

/** One of several types; objects go to the first whose required fields are there. */
function anyCheck(types: string[]): Check {
  const [only] = types;
  if (only && types.length === 1) return typeCheck(only);
  const simple = types.filter((type) => PRIMITIVES[type]).map(typeCheck);
  const objects = types.filter((type) => !PRIMITIVES[type]);
  const wanted = objection(`must be ${types.join(' or ')}`);
  return (value) => {
    if (simple.some((check) => check(value) === undefined)) return undefined;
    const fitting = isObject(value) ? objects.find((type) => hasRequired(type, value)) : undefined;
    return fitting ? typeCheck(fitting)(value) : wanted;
  };
}

const missing = (owner: string, name: string) => {
  const { missing: said } = wordingOf(owner, name);
  return said ? inWords(said) : within(name, objection('is missing'));
};

/** Checks an object field by field: nothing unknown, nothing missing, every value of its type and length. */
export function objectCheck(owner: string, fields: Fields, label: string): Check {
  const checks = new Map(Object.entries(fields).map(([name, field]) => [name, fieldCheck(owner, name, field)]));
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  const extra = [...entityChecks(fields), ...extraChecks(owner)];
  const checkFields = (values: Record<string, unknown>) => {
    for (const name in values) {
      const check = checks.get(name);
      if (!check) return within(name, objection(`is unknown to ${label} (${schema.version})`));
      const found = check(values[name]);
      if (found) return within(name, found);
    }
    return undefined;
  };
  return (value) => {
    if (!isObject(value)) return objection(`must be a ${label}`);
    const found = checkFields(value);
    if (found) return found;
    const absent = required.find((name) => value[name] === undefined);
    return absent === undefined ? firstOf(extra, value) : missing(owner, absent);
  };
}

function firstOf(checks: readonly Check[], value: unknown): Objection | undefined {
  for (const check of checks) {
    const found = check(value);
    if (found) return found;
  }
  return undefined;
}

/** `caption_entities` belong to `caption`, plain `entities` to `text`. */
function entityChecks(fields: Fields): Check[] {
  return Object.keys(fields).flatMap((name) => {
    if (fields[name]?.types[0] !== 'Array of MessageEntity') return [];
    const text = name === 'entities' ? 'text' : name.replace(/_entities$/, '');
    return fields[text] ? [entityCheck(text, name)] : [];
  });
}
