import type { WebhookInfo } from 'grammy/types';
import type { Kept } from '../updates.ts';
import { badRequest } from '../wire/refusal.ts';
import { type Method, Verbatim } from './method.ts';

/** tdlib/telegram-bot-api: LONG_POLL_MAX_TIMEOUT and the limits of process_get_updates_query. */
const LONGEST_POLL_S = 50;
const MOST_UPDATES = 100;

const within = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

const listed = (updates: Kept[]): Verbatim =>
  new Verbatim(
    `[${updates.map((kept) => kept.json).join(',')}]`,
    updates.map((kept) => kept.id),
  );

export const getMe: Method<'getMe'> = (world) => world.bot;

export const getUpdates: Method<'getUpdates'> = async (world, args, enclosed) => {
  world.updates.allow(args.allowed_updates);
  const limit = within(args.limit ?? MOST_UPDATES, 1, MOST_UPDATES);
  const timeoutMs = within(args.timeout ?? 0, 0, LONGEST_POLL_S) * 1000;
  return listed(await world.updates.poll(args.offset ?? 0, limit, timeoutMs, enclosed.onHangUp));
};

export const setWebhook: Method<'setWebhook'> = (world, args) => {
  if (args.url !== '' && URL.parse(args.url)?.protocol !== 'https:') {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (args.secret_token !== undefined && !/^[\w-]*$/.test(args.secret_token)) {
    throw badRequest('secret token contains unallowed characters');
  }
  world.updates.allow(args.allowed_updates);
  if (args.drop_pending_updates) world.updates.drop();
  world.updates.interrupt('terminated by setWebhook request');
  const { url, secret_token, max_connections } = args;
  world.updates.webhook = url
    ? { url, ...(secret_token && { secret_token }), ...(max_connections && { max_connections }) }
    : undefined;
  return true;
};

export const deleteWebhook: Method<'deleteWebhook'> = (world, args) => {
  if (args.drop_pending_updates) world.updates.drop();
  world.updates.webhook = undefined;
  return true;
};

export const getWebhookInfo: Method<'getWebhookInfo'> = (world) => {
  const { webhook, unconfirmed, allowed } = world.updates;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: unconfirmed,
    ...(webhook && { max_connections: webhook.max_connections ?? 40 }),
    // Only kinds of updates are ever remembered.
    ...(allowed && { allowed_updates: allowed as NonNullable<WebhookInfo['allowed_updates']> }),
  };
};
