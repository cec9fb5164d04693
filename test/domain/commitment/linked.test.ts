import { expect, test } from 'vitest';
import { type KnownPost, linked, postFor } from '../../../domain/commitment/linked.ts';
import type { PostId } from '../../../domain/ids.ts';
import { idOf } from '../life.ts';
import { of, propose, proposeJointly } from './given.ts';

const post = (n: number, held: boolean, side: KnownPost['side'] = 'police'): KnownPost => ({
  id: idOf<PostId>(n),
  side,
  held,
});
const early = of({ ...propose(), sides: [{ side: 'police', post: null, identity: null }] });

test('a promise made before its post belongs to the first post that somebody holds', () => {
  const posts = [post(2, false), post(3, true, 'local_government'), post(4, true), post(5, true)];
  expect(linked(early, posts).sides.map((side) => side.post)).toEqual([idOf<PostId>(4)]);
});

test('where nobody holds one, to the first there is, and where there is none, to none', () => {
  expect(postFor('police', [post(2, false), post(3, false)])).toBe(idOf<PostId>(2));
  expect(linked(early, [post(3, true, 'local_government')])).toEqual(early);
});

test('a post that was named stays, and the community has none', () => {
  const joint = of(proposeJointly());
  expect(linked(joint, [post(9, true)])).toEqual(joint);
});
