import { checkCall } from '../checks/check-call.ts';
import type { Enclosed, Method } from '../methods/method.ts';
import { played } from '../methods/played.ts';
import type { World } from '../world.ts';
import { notPlayed } from './refusal.ts';
import type { Body } from './request-body.ts';

/** Checks a call and plays it; `onHangUp` lets a method that waits know that nobody listens any more. */
export async function runCall(
  world: World,
  method: string,
  { params, files }: Body,
  onHangUp: (hungUp: () => void) => void,
): Promise<unknown> {
  checkCall(method, params);
  // Looked up by the name of the call; the arguments were just held against the schema of this very method.
  const play = (played as Record<string, Method<never> | undefined>)[method];
  if (!play) throw notPlayed(method);
  const enclosed: Enclosed = { files, onHangUp };
  return play(world, params as never, enclosed);
}
