import type { Queryable } from '../../../db/client.ts';
import { personsOf } from '../../../db/crowd.ts';
import type { Voted } from '../../../db/polls.ts';
import { postsOf } from '../../../db/posts.ts';
import { facilitatorsOf } from '../../../db/working-groups.ts';
import { ballotOf, mayVote, type Tally, tallyOf, type VotedOn } from '../../../domain/ballots.ts';
import type { Known } from '../../../domain/commitment/commitment.ts';
import type { PersonId, WorkingGroupId } from '../../../domain/ids.ts';
import { latestOf } from '../../../domain/latest.ts';

/** Who has which part in a working group at the moment of counting. */
export type Roles = {
  readonly officers: ReadonlySet<PersonId>;
  readonly advisers: ReadonlySet<PersonId>;
  readonly facilitators: ReadonlySet<PersonId>;
  /** The sides of a commitment with the person who answers for each. */
  readonly sidesOf: (commitment: Known) => VotedOn[];
};

/** Reads who has which part, as far as these commitments need it. */
export async function rolesIn(db: Queryable, group: WorkingGroupId, commitments: readonly Known[]): Promise<Roles> {
  const posts = await postsOf(db, group);
  const facilitators = await facilitatorsOf(db, group);
  const named = commitments.flatMap(({ state }) => state.sides.map((side) => side.identity));
  const persons = await personsOf(db, [...posts.map((post) => post.holder), ...facilitators, ...named]);
  const personOf = (identity: (typeof named)[number] | undefined) => (identity && persons.get(identity)) ?? null;
  const holdersOf = (side: (typeof posts)[number]['side']) =>
    new Set(posts.filter((post) => post.side === side).flatMap((post) => personOf(post.holder) ?? []));
  return {
    officers: holdersOf('police'),
    advisers: holdersOf('local_government'),
    facilitators: new Set(facilitators.flatMap((identity) => personOf(identity) ?? [])),
    sidesOf: ({ state }) =>
      state.sides.map(({ side, identity, post }) => ({
        side,
        person: personOf(identity ?? posts.find((one) => one.id === post)?.holder),
      })),
  };
}

/** Counts the ballots on one commitment: one a person, and only of those who may vote on it. */
export function countBallots(
  voted: readonly Voted[],
  commitment: Known,
  roles: Roles,
): { readonly ballots: Tally; readonly notCounted: number } {
  const sides = roles.sidesOf(commitment);
  const counted: ReturnType<typeof ballotOf>[] = [];
  let notCounted = 0;
  for (const [person, theirs] of Map.groupBy(voted, (ballot) => ballot.person)) {
    const answer = ballotOf(theirs);
    if (answer === null) continue;
    const voter = {
      person,
      officer: roles.officers.has(person),
      adviser: roles.advisers.has(person),
      facilitator: roles.facilitators.has(person),
      inChat: latestOf(theirs, (ballot) => ballot.castAt)?.inChat ?? false,
    };
    if (mayVote(sides, voter).counted) counted.push(answer);
    else notCounted += 1;
  }
  return { ballots: tallyOf(counted), notCounted };
}
