import { press, shortId } from '../../bot/press.ts';
import { untold } from '../../domain/told.ts';
import { type Example, formsIn } from './forms.ts';
import type { Town } from './town.ts';

/** A button: the row that it names (none: the form that has to be open for it), and what else it carries. */
export type Button = {
  readonly row?: string;
  readonly form?: Example;
  readonly argument?: string;
  /** What its presser had typed, which the message with the button answers. */
  readonly about?: string;
};

/** One of every kind of button, each on something of which it can be pressed with success. */
export function buttonsIn(town: Town): Readonly<Record<string, Button>> {
  const { commitments, questions, meetings, chats, group, posts } = town;
  const forms = formsIn(town);
  const place = town.writing.text('School No. 5', 'place');
  const planned = { rhythm: 'once', date: '2026-12-15', time: '18:00', place };
  const form = (name: string, told: object, argument = '') => {
    const example = forms[name];
    if (!example) throw new Error(`there is no form ${name}`);
    return { form: { ...example, draft: { ...example.draft, ...told } }, argument };
  };
  const plan = (told: object, argument: string, more: object = {}) =>
    form('meeting.plan day', { told: { ...untold, ...told }, ...more }, argument);
  const make = (told: object, argument = '') =>
    form('commitment.make what', { what: { text: town.writing.text('Mend it', 'commitment') }, ...told }, argument);
  const setup = { row: chats.unlinked.id };
  const ended = { row: meetings.ended };
  const ours = { row: group.id };
  const officers = (commitment: string) => ({ row: commitment, argument: 'police' });
  const open = { row: questions.open };
  const polls: Example = {
    kind: 'polls.proposal',
    draft: { commitments: [commitments.late] },
    awaiting: 'press',
    good: '',
  };
  const words = { kind: 'anonymous', draft: { text: '/meetings', message: '1', mentions: [], mentioned: [] } } as const;
  return {
    language: { row: '', argument: 'en' },
    'setup.language': { ...setup, argument: 'en' },
    'setup.zone': { ...setup, argument: 'Asia/Almaty' },
    'setup.otherZone': setup,
    'setup.new': setup,
    'setup.join': setup,
    'meeting.new': { row: chats.linked.id },
    'plan.kind': plan({}, 'working_group', { kind: null }),
    'plan.post': plan({}, '1', { kind: 'reporting_day', posts: [posts.officer, posts.officerAdmin] }),
    'plan.unclear': plan({ unclear: { monthly: 'FREQ=MONTHLY;BYDAY=2TU', weekly: 'FREQ=WEEKLY;BYDAY=TU' } }, 'monthly'),
    'plan.rhythm': plan({}, 'once'),
    'plan.ordinal': plan({ rhythm: 'monthly', weekday: 2 }, '2'),
    'plan.weekday': plan({ rhythm: 'weekly' }, '2'),
    'plan.date': plan({ rhythm: 'once', weekday: 2 }, '2026-12-15'),
    'plan.time': plan({ rhythm: 'once', weekday: 2, date: '2026-12-15' }, '18:00'),
    'plan.place': plan({ ...planned, place: null }, '0', { places: town.places }),
    'plan.type': plan({ ...planned, time: null }, 'time'),
    'plan.change': plan(planned, 'open'),
    'plan.cancel': plan({}, ''),
    'plan.announce': plan(planned, ''),
    'meeting.rsvp': { row: meetings.coming, argument: 'coming' },
    'question.askIn': ours,
    'question.sendPrivately': { ...form('question.askPrivately', {}, '0'), about: 'Who sweeps?' },
    'question.changePrivately': form('question.askPrivately', {}),
    'question.show': open,
    'question.list': { ...ours, argument: '0' },
    'question.answer': open,
    'question.answerNow': { ...form('question.answerSure', {}), ...open },
    'question.refer': open,
    'question.desk': open,
    'question.remove': open,
    'question.removeNow': open,
    'question.publish': { row: questions.waiting },
    'question.publishNow': { row: questions.waiting },
    'question.keepPrivate': { row: questions.waiting },
    'question.reopen': { row: questions.passedOn },
    'question.isAnswered': { row: questions.answered },
    'question.notYet': { row: questions.answered },
    'commitment.new': open,
    'commit.who': make({ who: null }, shortId(posts.officer)),
    'commit.asked': make({ what: null }),
    'commit.day': make({ when: null }, '2026-12-20'),
    'commit.skip': make({ how: null }),
    'commit.change': make({}, 'menu'),
    'commit.announce': make({}),
    'commitment.which': form('commitment.which', {}, '0'),
    'commitment.confirm': officers(commitments.proposed),
    'commitment.another': officers(commitments.proposed),
    'commitment.decline': officers(commitments.proposed),
    'commitment.done': officers(commitments.confirmed),
    'commitment.under_way': officers(commitments.confirmed),
    'commitment.stuck': officers(commitments.confirmed),
    'commitment.more_time': officers(commitments.confirmed),
    'commitment.note': officers(commitments.done),
    'later.day': form('commitment.later date', {}, '2026-12-30'),
    'stuck.day': form('commitment.stuck until', {}, '2026-12-30'),
    'stuck.skip': form('commitment.stuck until', {}),
    'commitment.accept': { row: commitments.countered, argument: '2026-12-24' },
    'commitment.keep': { row: commitments.countered, argument: '2026-12-24' },
    'commitment.type': form('commitment.make when', {}),
    'commitment.cancel': make({}),
    'polls.ask': { row: commitments.late },
    'polls.announce': { form: polls },
    'polls.cancel': { form: polls },
    'invite.officer': { row: chats.linked.id },
    'invite.adviser': { row: chats.linked.id },
    'invite.facilitator': { row: chats.linked.id },
    'invite.again': { row: posts.invitations.open },
    'invite.revoke': { row: posts.invitations.open },
    'invite.notThem': { row: posts.invitations.officers },
    'invite.accept': { row: posts.invitations.open, argument: posts.token },
    'invite.leave': { row: posts.invitations.open },
    'invite.giveUp': { row: posts.invitations.officers, argument: 'sure' },
    'record.open': ended,
    'record.held': ended,
    'record.notHeld': ended,
    'record.came': ended,
    'record.asked': ended,
    'record.question': { row: questions.aloud },
    'settings.show': ours,
    'settings.view': { ...ours, argument: 'zone' },
    'settings.language': { ...ours, argument: 'en' },
    'settings.zone': { ...ours, argument: 'Asia/Almaty' },
    'settings.otherZone': ours,
    'settings.remind': { ...ours, argument: 'off.60' },
    'settings.public': { ...ours, argument: 'off' },
    'settings.name': ours,
    'settings.part': { row: chats.second.id },
    'settings.code': ours,
    'anonymous.me': { form: { ...words, awaiting: 'text', good: '' } },
    'form.cancel': { ...form('question.ask', {}), row: '' },
    'form.skip': form('commitment.make how', { how: null }, 'how'),
  };
}

/** What a button carries when this form is open for it. */
export const dataOf = (action: string, { row, argument }: Button, form = ''): string =>
  press(action, row ?? form, argument);
