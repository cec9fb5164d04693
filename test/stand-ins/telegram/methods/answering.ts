import { badRequest } from '../wire/refusal.ts';
import type { Method } from './method.ts';

export const answerCallbackQuery: Method<'answerCallbackQuery'> = (world, args) => {
  const show = world.presses.get(args.callback_query_id);
  if (!show) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  world.presses.delete(args.callback_query_id);
  show({
    alert: args.show_alert ?? false,
    ...(args.text && { text: args.text }),
    ...(args.url && { opened: args.url }),
  });
  return true;
};
