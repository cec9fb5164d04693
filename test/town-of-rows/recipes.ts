import type { Chat } from '../../db/chats.ts';
import type { Crowd } from './crowd.ts';
import type { Town } from './town.ts';

/** One message to be made: of which recipe, from which rows, for which chat. */
export type Making = { readonly recipe: string; readonly params: Record<string, unknown>; readonly to: Chat };

/** Every message that is made from rows alone, of every row and for every chat that may get it. */
export function makingsIn(town: Town, crowd: Crowd): readonly Making[] {
  const { people, chats, group, commitments, questions, meetings, polls, posts } = town;
  const linked = [chats.linked];
  const desk = [people.admin.chat];
  const officer = [people.officer.chat];
  const everywhere = [chats.linked, people.admin.chat, people.officer.chat, people.member.chat];
  const made = (recipe: string, to: readonly Chat[], ...all: Record<string, unknown>[]): Making[] =>
    all.flatMap((params) => to.map((chat) => ({ recipe, params, to: chat })));
  const each = (noun: string, ids: object, more: object = {}) =>
    Object.values(ids).map((id: unknown) => ({ [noun]: id, ...more }));
  const asked = each('question', questions);
  const promised = each('commitment', commitments);
  const met = each('meeting', meetings);
  const ours = { group: group.id };
  const groups = [group.id, ...crowd.groups];
  const views = ['main', 'language', 'zone', 'publish', 'chats'];
  const invitations = each('invitation', posts.invitations);
  return [
    ...made('start.language', everywhere, {}),
    ...made('helplines', everywhere, {}),
    ...made('linking.setup', linked, ...each('chat', { linked: chats.linked.id, unlinked: chats.unlinked.id })),
    ...made('linking.joined', [chats.linked, chats.second], { joined: chats.second.id }),
    ...made('meeting.announced', linked, ...met),
    ...made('meeting.reminder', linked, ...met),
    ...made('meeting.calendar', linked, ...met),
    ...made('meeting.list', everywhere, ours),
    ...made('meeting.planAnnounced', everywhere, { meeting: meetings.coming, chats: 14 }),
    ...made('meeting.planCancelled', everywhere, {}),
    ...made('question.posted', linked, ...asked),
    ...made('question.toFacilitator', everywhere, ...asked),
    ...made('question.answered', linked, ...asked),
    ...made('question.removalAsked', everywhere, ...asked),
    ...made('question.publishAsked', desk, ...asked),
    ...made('question.toAsker', [people.member.chat], ...asked),
    ...made('question.willHear', [people.member.chat], ...asked),
    ...made('question.list', everywhere, ours, { ...ours, from: 10 }),
    ...made('question.which', desk, { questions: crowd.questions }),
    ...made('question.whichGroup', desk, { groups }),
    ...made('question.privatePrompt', desk, ours),
    ...made('commitment.list', everywhere, ours),
    ...made('commitment.posted', linked, ...promised),
    ...made('commitment.below', officer, ...promised),
    ...made('commitment.owned', officer, ...each('commitment', commitments, { side: 'police' })),
    ...made('commitment.desk', [chats.linked, people.admin.chat], ...promised),
    ...made('commitment.news', linked, { commitment: commitments.confirmed, news: 'confirmed' }),
    ...made('commitment.news', linked, { commitment: commitments.joint, news: 'confirmed' }),
    ...made('commitment.news', linked, { commitment: commitments.declined, news: 'declined' }),
    ...made('commitment.news', linked, { commitment: commitments.countered, news: 'date' }),
    ...made('commitment.news', linked, { commitment: commitments.kept, news: 'kept' }),
    ...made('commitment.dateAnswered', officer, ...each('commitment', commitments, { accepted: true })),
    ...made('commitment.dateAnswered', officer, ...each('commitment', commitments, { accepted: false })),
    ...made('polls.choosing', linked, ours),
    ...made(
      'polls.heading',
      linked,
      { polls: [polls.open] },
      { polls: [polls.closed] },
      { polls: Object.values(polls) },
    ),
    ...made('polls.native', linked, { poll: polls.open }),
    ...made('invitation.sent', linked, ...invitations),
    ...made('invitation.desk', desk, ...invitations),
    ...made('invitation.forward', desk, ...invitations),
    ...made('invitation.offer', everywhere.slice(1), ...invitations),
    ...made('invitation.offer', officer, { invitation: posts.invitations.officers, view: 'givingUp' }),
    ...made('invitation.offer', officer, { invitation: posts.invitations.open, view: 'left' }),
    ...made('invitation.used', desk, ...invitations),
    ...made('invitation.outcome', linked, ...invitations),
    ...made('invitation.ended', officer, ...each('invitation', posts.invitations, { why: 'notThem' })),
    ...made('invitation.ended', officer, ...each('invitation', posts.invitations, { why: 'succeeded' })),
    ...made('record.desk', [chats.linked, people.admin.chat], ...met),
    ...made('record.outcome', linked, ...met),
    ...made('record.understood', desk, ...met),
    ...made('record.written', desk, { meeting: meetings.held, questions: crowd.questions }),
    ...made('record.which', desk, { meetings: [...crowd.meetings, ...crowd.meetings, ...crowd.meetings] }),
    ...made('progress.summary', linked, { summary: crowd.summary }),
    ...made('progress.now', everywhere, ours),
    ...made('settings', [chats.linked, people.admin.chat], ...each('view', views, ours)),
    ...made('settings.groups', desk, {}),
    ...made('settings.parted', linked, ours),
  ];
}
