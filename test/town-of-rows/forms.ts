import { openForm } from '../../db/forms.ts';
import type { FormId } from '../../domain/ids.ts';
import { untold } from '../../domain/told.ts';
import { type Moment, wall } from './moment.ts';
import type { Role } from './people.ts';
import type { Town } from './town.ts';

/** A form in the middle of which somebody is: what was told, what is asked, and an answer that is taken. */
export type Example = {
  readonly kind: string;
  readonly draft: Record<string, unknown>;
  readonly awaiting: string;
  readonly good: string;
  /** In whose chat; what belongs to no group is asked in private only. */
  readonly scene?: 'unlinked' | 'private';
};

const nothingTold = {
  kind: 'working_group',
  own: false,
  posts: [],
  post: null,
  told: untold,
  said: null,
  places: [],
  complaint: null,
  changing: false,
  card: 1,
};
/** Every form, by its kind and, where it has several, its step: `commitment.make what`. */
export function formsIn(town: Town): Readonly<Record<string, Example>> {
  const { commitments, questions, meetings, chats, group, posts } = town;
  const { text } = town.writing;
  const place = text('School No. 5', 'place');
  const reason = text('No money', 'reason');
  const allTold = { ...untold, rhythm: 'once', date: '2026-12-15', time: '18:00', place };
  const plan = (awaiting: string, draft: object, good: string): Example => ({
    kind: 'meeting.plan',
    draft: { ...nothingTold, ...draft },
    awaiting,
    good,
  });
  const make = (awaiting: string, told: object, good: string): Example => {
    const who = { owner: 'police', post: posts.officer, identity: null };
    const blank = { question: questions.open, who: null, what: null, when: null, how: null, changing: null, turn: 1 };
    const all = {
      ...blank,
      who,
      what: { text: text('Mend it', 'commitment') },
      when: '2026-12-20',
      how: text('It is lit', 'howWillWeKnow'),
    };
    return { kind: 'commitment.make', draft: { ...all, ...told }, awaiting, good };
  };
  const owned = (kind: string, commitment: string, awaiting: string, good: string, told: object = {}): Example => ({
    kind: `commitment.${kind}`,
    draft: { commitment, side: 'police', date: null, reason: null, turn: 1, ...told },
    awaiting,
    good,
  });
  const about = (kind: string, draft: object, good: string): Example => ({
    kind,
    draft: { ...draft },
    awaiting: 'text',
    good,
  });
  const ended = { meeting: meetings.ended };
  return {
    'setup.zone': { ...about('setup.zone', {}, 'Asia/Bishkek'), scene: 'unlinked' },
    'setup.code': { ...about('setup.code', {}, group.code), scene: 'unlinked' },
    'meeting.plan day': plan('rhythm', {}, `15.12.2026 18:00 ${place}`),
    'meeting.plan time': plan('time', { told: { ...allTold, time: null, place: null } }, '18:00'),
    'meeting.plan place': plan('place', { told: { ...allTold, place: null } }, place),
    'question.ask': about('question.ask', {}, text('Who sweeps?', 'question')),
    'question.askPrivately': {
      ...about('question.askPrivately', { groups: [group.id] }, text('Who sweeps?', 'question')),
      scene: 'private',
    },
    'question.answer': about('question.answer', { question: questions.open }, text('On Monday', 'answer')),
    'question.answerSure': {
      ...about(
        'question.answerSure',
        { questions: [questions.open], answer: text('On Monday', 'answer') },
        'On Tuesday',
      ),
      scene: 'private',
    },
    'question.refer': about('question.refer', { question: questions.open }, text('The water board', 'place')),
    'commitment.make who': make('who', { who: null }, 'police'),
    'commitment.make what': make('what', { what: null }, text('Mend the lamp', 'commitment')),
    'commitment.make when': make('when', { when: null }, '20.12.2026'),
    'commitment.make how': make('how', { how: null }, text('It is lit', 'howWillWeKnow')),
    'commitment.which': {
      kind: 'commitment.which',
      draft: { saying: 'done', rest: '', among: [commitments.confirmed, commitments.late], turn: 1 },
      awaiting: 'number',
      good: 'C-3',
    },
    'commitment.decline': owned('decline', commitments.proposed, 'text', reason),
    'commitment.note': owned('note', commitments.done, 'text', reason),
    'commitment.progress': owned('progress', commitments.confirmed, 'text', reason),
    'commitment.later date': owned('later', commitments.confirmed, 'date', '30.12.2026', { reason }),
    'commitment.later reason': owned('later', commitments.confirmed, 'reason', reason, { date: '2026-12-30' }),
    'commitment.stuck why': owned('stuck', commitments.confirmed, 'why', reason),
    'commitment.stuck help': owned('stuck', commitments.confirmed, 'help', text('The town hall', 'reason'), { reason }),
    'commitment.stuck until': owned('stuck', commitments.stuck, 'until', '30.12.2026', { reason }),
    'invite.post': about('invite.post', { role: 'officer', chat: chats.linked.id }, text('Beat 7', 'postName')),
    'record.why': about('record.why', ended, reason),
    'record.came': about('record.came', { meeting: meetings.held }, '40, 20 women, 20 men'),
    'record.asked': about(
      'record.asked',
      { meeting: meetings.held },
      `${text('Who sweeps?', 'question')}\n${text('Who pays?', 'question')}`,
    ),
    'settings.zone': about('settings.zone', {}, 'Asia/Almaty'),
    'settings.name': about('settings.name', {}, 'Ak-Bulak'),
  };
}

/** Where a person of this role stands when they do something. */
export type Place = 'group' | 'private' | 'unlinked' | 'elsewhere';

/** The chat of a place. */
export function chatOf(town: Town, role: Role, place: Place) {
  if (place === 'private') return town.people[role].chat;
  return town.chats[place === 'group' ? 'linked' : place];
}

/** Opens a form for somebody in a chat, as if they had begun it a minute ago. */
export async function begin(moment: Moment, town: Town, example: Example, role: Role, place: Place): Promise<FormId> {
  const { kind, draft, awaiting, scene } = example;
  const form = { kind, draft, awaiting, chat: chatOf(town, role, place).id, identity: town.people[role].identity.id };
  const workingGroup = scene === undefined ? town.group.id : null;
  const opened = await openForm(moment.tx, { ...form, workingGroup }, wall('2026-11-20T09:59'), moment.newId);
  return opened.id;
}
