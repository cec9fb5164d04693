import { type Api, GrammyError } from 'grammy';

/** What a bot is told when it makes a call that the types would not let through, as "400 Bad Request: …". */
export async function refusalOf(api: Api, method: string, params: Record<string, unknown>): Promise<string> {
  // Wrong calls are the point here, so the types of the methods are left behind.
  const raw = api.raw as unknown as Record<string, (params: object) => Promise<unknown>>;
  const error = await raw[method]?.(params).catch((thrown: unknown) => thrown);
  if (!(error instanceof GrammyError)) throw new Error(`${method} was not refused: ${JSON.stringify(error)}`);
  return `${error.error_code} ${error.description}`;
}

export const bad = (words: string) => `400 Bad Request: ${words}`;
