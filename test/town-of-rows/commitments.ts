import { commitment, question } from '../../bot/nouns.ts';
import { keepText } from '../../db/texts.ts';
import { nextNumber, type WorkingGroup } from '../../db/working-groups.ts';
import type { Answerable, Command, Owner } from '../../domain/commitment/commitment.ts';
import type { CommitmentId, QuestionId, TextId } from '../../domain/ids.ts';
import { type Moment, must, zone } from './moment.ts';
import type { People } from './people.ts';
import type { Posts } from './posts.ts';
import type { Questions } from './questions.ts';
import type { Writing } from './writing.ts';

/** Commitments in every state, in the order of their numbers. Unless said otherwise the officer of Beat 4 answers. */
export const commitmentNames = [
  'proposed',
  'countered',
  'confirmed',
  'done',
  'ofTheCommunity',
  'ofAMember',
  'ofTheAdviser',
  'joint',
  'kept',
  'stuck',
  'late',
  'polled',
  'declined',
] as const;
export type Commitments = Readonly<Record<(typeof commitmentNames)[number], CommitmentId>>;

type Promised = {
  readonly sides?: readonly Answerable[];
  readonly owner?: Owner;
  readonly due?: string;
  readonly of?: QuestionId;
};

export async function promiseMuch(
  at: (time: string) => Moment,
  people: People,
  group: WorkingGroup,
  posts: Posts,
  questions: Questions,
  writing: Writing,
): Promise<Commitments> {
  const moment = at('2026-10-15T10:00');
  const today = moment.now.toZonedDateTimeISO(zone).toPlainDate();
  const text = (plain: string, limit: Parameters<Writing['text']>[1]): Promise<TextId> =>
    keepText(moment.tx, writing.text(plain, limit), people.admin.identity.id, moment.now, moment.newId);
  const officer: Answerable = { side: 'police', post: posts.officer, identity: null };
  const community: Answerable = { side: 'community', post: null, identity: null };
  const adviser: Answerable = { side: 'local_government', post: posts.adviser, identity: null };
  const promise = async (plain: string, promised: Promised, ...commands: Command[]) => {
    const { sides = [officer], owner = 'police', due = '2026-12-20', of = null } = promised;
    const propose: Command = {
      type: 'propose',
      workingGroup: group.id,
      number: await nextNumber(moment.tx, group.id, 'commitment'),
      question: of,
      text: await text(plain, 'commitment'),
      indicator: await text('A lamp that is lit', 'howWillWeKnow'),
      owner,
      sides,
      due: Temporal.PlainDate.from(due),
      today,
    };
    const id = moment.newId<CommitmentId>();
    await must(moment, commitment, id, [propose, ...commands], people.admin.identity.id);
    if (of) await must(moment, question, of, [{ type: 'commit', commitment: id }], people.admin.identity.id);
    return id;
  };
  const confirm: Command = { type: 'confirm', side: 'police' };
  const later = Temporal.PlainDate.from('2026-12-24');
  const reason = await text('The part has to be ordered', 'reason');
  const report = { type: 'report', side: 'police', note: reason, today } as const;
  const poll = moment.newId<never>();
  const found = { type: 'record_verdict', verdict: 'done', poll, today } as const;
  const of = questions.promised;
  return {
    proposed: await promise('Mend the lamp', { of }),
    countered: await promise('Paint the crossing', {}, { type: 'counter', side: 'police', date: later, reason, today }),
    confirmed: await promise('Walk past the school at eight', {}, confirm),
    done: await promise('Put up the sign', {}, confirm, { ...report, said: 'done' }),
    ofTheCommunity: await promise('Sweep the yard', { sides: [community], owner: 'community' }),
    ofAMember: await promise('Bring the ladder', {
      sides: [{ ...community, identity: people.member.identity.id }],
      owner: 'community',
    }),
    ofTheAdviser: await promise('Pay for the lamp', { sides: [adviser], owner: 'local_government' }),
    joint: await promise('Guard the school', { sides: [officer, community, adviser], owner: 'joint' }),
    kept: await promise('Open the post', {}, confirm, { ...report, said: 'done' }, found),
    stuck: await promise('Mend the road', {}, confirm, { ...report, said: 'stuck', until: later }),
    late: await promise('Empty the bins', { due: '2026-11-01' }, confirm),
    polled: await promise('Fence the pit', { due: '2026-11-25' }, confirm),
    declined: await promise('Move the market', {}, { type: 'decline', side: 'police', reason }),
  };
}
