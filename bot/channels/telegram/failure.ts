import { GrammyError, HttpError } from 'grammy';
import { SendError, type SendFailure } from '../channel.ts';

/** Reads why a Bot API call failed. Decisions hang on codes and parameters; wording is only a hint. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof GrammyError) return ofRefusal(error);
  if (error instanceof HttpError) return ofNetwork(error.error);
  return ofNetwork(error);
}

function ofRefusal({ error_code: code, parameters, description }: GrammyError): SendFailure {
  if (parameters.retry_after !== undefined) {
    return { why: 'wait', seconds: parameters.retry_after, everywhere: false };
  }
  if (parameters.migrate_to_chat_id !== undefined) return { why: 'moved', to: String(parameters.migrate_to_chat_id) };
  if (code === 403) return { why: 'gone', code: '403' };
  // "chat not found" is the one 400 that says something of the chat and not of the message.
  if (code === 400 && /chat not found/i.test(description)) return { why: 'gone', code: '400 chat' };
  if (code >= 500) return { why: 'not_sent', code: String(code) };
  return { why: 'refused', code: String(code) };
}

/** Failures to connect happen before anything is sent; after that nobody knows. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function ofNetwork(error: unknown): SendFailure {
  const code = codeOf(error) ?? 'network';
  return beforeSending.has(code) ? { why: 'away', code } : { why: 'unknown', code };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether Telegram refused for a reason that means: it is so already, or it is too late to matter. */
export function isHarmless(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message is not modified|query is too old|query ID is invalid|poll has already been closed/i.test(error.description)
  );
}

/** Does a Bot API call and turns its failure into the port's. */
export async function asked<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw new SendError(failureOf(error));
  }
}
