import { z } from 'zod';
import { type Helpline, helplinesSchema } from './helplines.ts';

const port = z.coerce.number().int().min(0).max(65535);
const address = z.url({ protocol: /^https?$/, hostname: /./ });

/** One entry a variable: how it is read, and what would be right, for the line that stops a wrong start. */
const variables = {
  TELEGRAM_BOT_TOKEN: {
    schema: z.string().regex(/^\d+:[\w-]{20,}$/),
    right: 'the token that @BotFather gave, such as 123456789:AA…',
  },
  TELEGRAM_API_ROOT: { schema: address, right: 'the address of a Bot API server, such as http://127.0.0.1:8081' },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    right: 'the address of a PostgreSQL database, such as postgres://name:password@host:5432/ashar',
  },
  DATABASE_MIGRATE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    right: 'the address of the same database for the role that owns its tables',
  },
  DATA_DIR: { schema: z.string().min(1), right: 'a folder, such as ./data' },
  HOST: { schema: z.string().min(1), right: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0' },
  PORT: { schema: port, right: 'a port from 0 to 65535, such as 3000' },
  PUBLIC_URL: { schema: address, right: 'the address people open, such as https://ashar.example.org' },
  HELPLINES: {
    schema: helplinesSchema,
    right: 'languages, names and numbers, such as en=Police:102;ky=Милиция:102; never an address',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    right: 'one of fatal, error, warn, info, debug, trace, silent',
  },
} as const;

/** Variables of the contract that this version cannot honour yet: better no start than a channel that never comes. */
const notYet = {
  WHATSAPP: (value: string) => value !== 'off',
  TELEGRAM_WEBHOOK_URL: () => true,
  TELEGRAM_WEBHOOK_SECRET: () => true,
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

export type Config = {
  readonly telegram:
    | { readonly kind: 'off' }
    | { readonly kind: 'polling'; readonly token: string; readonly apiRoot: string | undefined };
  readonly database:
    | { readonly kind: 'postgres'; readonly url: string; readonly migrateUrl: string | undefined }
    | { readonly kind: 'pglite'; readonly folder: string };
  readonly web: { readonly host: string; readonly port: number; readonly publicUrl: string };
  /** What a person in need is told; none: to speak to somebody they trust. */
  readonly helplines: readonly Helpline[];
  readonly logLevel: z.infer<(typeof variables)['LOG_LEVEL']['schema']>;
};

/** A value of the environment that stops the start. Its message names the variable and the mend, never the value. */
export class WrongSetting extends Error {
  constructor(variable: string, mend: string) {
    super(`${variable}: ${mend}`);
    this.name = 'WrongSetting';
  }
}

/** Reads the environment. An empty variable counts as not set. @throws WrongSetting */
export function readConfig(environment: Environment): Config {
  for (const [name, isAsked] of Object.entries(notYet)) {
    const value = environment[name];
    if (value && isAsked(value)) throw new WrongSetting(name, 'this version does not have it yet; leave it unset');
  }
  return {
    telegram: readTelegram(environment),
    database: readDatabase(environment),
    web: readWeb(environment),
    helplines: readVariable('HELPLINES', environment) ?? [],
    logLevel: readVariable('LOG_LEVEL', environment) ?? 'info',
  };
}

function readTelegram(environment: Environment): Config['telegram'] {
  const token = readVariable('TELEGRAM_BOT_TOKEN', environment);
  const apiRoot = readVariable('TELEGRAM_API_ROOT', environment);
  if (token === undefined) return { kind: 'off' };
  return { kind: 'polling', token, apiRoot };
}

function readDatabase(environment: Environment): Config['database'] {
  const url = readVariable('DATABASE_URL', environment);
  const migrateUrl = readVariable('DATABASE_MIGRATE_URL', environment);
  if (url !== undefined) return { kind: 'postgres', url, migrateUrl };
  if (migrateUrl !== undefined) throw new WrongSetting('DATABASE_MIGRATE_URL', 'set DATABASE_URL as well');
  return { kind: 'pglite', folder: readVariable('DATA_DIR', environment) ?? './data' };
}

function readWeb(environment: Environment): Config['web'] {
  const host = readVariable('HOST', environment) ?? '127.0.0.1';
  const webPort = readVariable('PORT', environment) ?? 3000;
  const publicUrl = readVariable('PUBLIC_URL', environment) ?? `http://${host}:${webPort}`;
  return { host, port: webPort, publicUrl: publicUrl.replace(/\/+$/, '') };
}

function readVariable<Name extends keyof typeof variables>(
  name: Name,
  environment: Environment,
): z.infer<(typeof variables)[Name]['schema']> | undefined {
  const value = environment[name];
  if (value === undefined || value === '') return undefined;
  const parsed = variables[name].schema.safeParse(value);
  if (!parsed.success) throw new WrongSetting(name, `this is not right; it takes ${variables[name].right}`);
  // zod loses which of the schemas it was when they are indexed by a type parameter.
  return parsed.data as z.infer<(typeof variables)[Name]['schema']>;
}
