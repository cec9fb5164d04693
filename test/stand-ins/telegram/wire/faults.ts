import type { Alarms } from '../real-time.ts';
import { Refusal } from './refusal.ts';
import type { Fault } from './script.ts';

const STATUS_WORDS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The refusal that a scripted fault stands for, if it stands for one. */
export function refusalOf(fault: Fault): Refusal | undefined {
  if ('retryAfter' in fault) {
    const { retryAfter } = fault;
    return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
  }
  if ('migrate_to_chat_id' in fault) {
    const { migrate_to_chat_id } = fault;
    return new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id });
  }
  if (!('status' in fault) || 'page' in fault) return undefined;
  return new Refusal(fault.status, fault.description ?? STATUS_WORDS[fault.status] ?? 'Error');
}

/** Holds a call back for as long as its fault says. */
export async function hold(alarms: Alarms, { delayMs, until }: Fault): Promise<void> {
  if (delayMs !== undefined) await new Promise<void>((resolve) => alarms.after(delayMs, resolve));
  await until;
}
