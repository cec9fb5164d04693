import { z } from 'zod';
import { commitmentsOf } from '../../../db/commitments.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import { keptRate } from '../../../domain/commitment/kept-rate.ts';
import { linked } from '../../../domain/commitment/linked.ts';
import { byUrgency, standingOf } from '../../../domain/commitment/standing.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { type CommitmentList, commitmentList } from '../../messages/commitment-list.ts';
import { recipe } from '../../recipe.ts';
import { heldPostsOf } from './answering.ts';
import { asOf, nameOf } from './facts.ts';

/** Commitments in one list: what a phone shows without scrolling long. */
const mostShown = 10;

const list = recipe({
  name: 'commitment.list',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }, { now, publicUrl }): Promise<CommitmentList | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const posts = await heldPostsOf(db, id);
    const moment = asOf(group, posts, now);
    const all = (await commitmentsOf(db, id)).map((known) => ({ ...known, state: linked(known.state, posts) }));
    const open = all.filter(({ state }) => !isClosed(statusOf(state))).sort(byUrgency(moment));
    const shown = open.slice(0, mostShown);
    const texts = await textsById(
      db,
      shown.map(({ state }) => state.text),
    );
    return {
      group: group.name,
      open: await Promise.all(
        shown.map(async ({ state }) => ({
          number: state.number,
          zone: group.zone,
          today: moment.today,
          state,
          standing: standingOf(state, moment),
          text: maskContacts(texts.get(state.text) ?? ''),
          sides: await Promise.all(
            state.sides.map(async (one) => ({
              side: one.side,
              name: await nameOf(db, one, posts),
              confirmed: one.confirmedAt !== null,
            })),
          ),
        })),
      ),
      more: open.length - shown.length,
      rate: keptRate(
        all.map(({ state }) => state),
        moment,
      ),
      address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
    };
  },
  message: commitmentList,
});

/** `/commitments`: what is open, the most urgent first. */
export const listingCommitments: Feature = {
  commands: [
    {
      name: 'commitments',
      where: ['group', 'private'],
      who: 'anybody',
      help: 'help.commands.commitments',
      run: showAll,
    },
  ],
  recipes: [list],
};

async function showAll(act: Act): Promise<void> {
  const groups = act.group ? [act.group] : await act.myGroups();
  if (groups.length === 0) return act.note('common.noGroup');
  for (const group of groups) await act.reply(list, { group: group.id });
}
