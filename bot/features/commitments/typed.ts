import { z } from 'zod';
import { commitmentById, commitmentsNumbered } from '../../../db/commitments.ts';
import { closeForm, type Form, openForm } from '../../../db/forms.ts';
import { keepText } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { Known, Side } from '../../../domain/commitment/commitment.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { takeDate } from '../../../domain/typed/date.ts';
import { takeNumber } from '../../../domain/typed/number.ts';
import type { Act } from '../../act.ts';
import type { Command, Feature } from '../../feature.ts';
import { commitmentName } from '../../messages/commitment-lines.ts';
import { whichMessage } from '../../messages/commitment-list.ts';
import { dateRefusalKeys, refusalWords } from '../../messages/commitment-refusals.ts';
import { takeText } from '../../typed-text.ts';
import { replyAnew } from './anew.ts';
import { answersFor, change } from './change.ts';
import { todayIn } from './facts.ts';
import { startLater } from './later.ts';
import { everythingOf, type Mine, mineIn } from './mine.ts';
import { askForWords, sayInWords } from './own-words.ts';
import { commitmentOwned } from './recipes.ts';
import { commitmentSlots } from './slots.ts';
import { onForm, stepRecipe } from './steps.ts';
import { startStuck } from './stuck.ts';

const sayings = ['done', 'progressing', 'blocked', 'later'] as const;
type Saying = (typeof sayings)[number];

const whichForm = 'commitment.which';
const draft = z.object({
  saying: z.enum(sayings),
  rest: z.string(),
  among: z.array(idOf<CommitmentId>()),
  turn: z.number(),
});

/** Buttons at once when it is not clear which commitment is meant. */
const mostOffered = 8;

const which = stepRecipe(
  'commitment.which',
  async (db, form) => {
    const { among } = draft.parse(form.draft);
    const offered = [];
    for (const id of among) {
      const known = await commitmentById(db, id);
      const group = known && (await groupById(db, known.state.workingGroup));
      if (group) offered.push({ number: known.state.number, group: group.name });
    }
    return { form: form.id, offered };
  },
  whichMessage,
);

const command = (name: Saying, help: Command['help'] & string): Command => ({
  name,
  where: ['group', 'private'],
  // Also a neighbour who was named; the rest of the group has no use for it.
  who: 'anybody',
  shownTo: 'answerer',
  help,
  run: (act, argument) => understand(act, name, argument),
});

/** `/done C-7` and what else owners can say by typing, in the group and in private. */
export const typedByOwners: Feature = {
  commands: [
    command('done', 'help.commands.done'),
    command('progressing', 'help.commands.progressing'),
    command('blocked', 'help.commands.blocked'),
    command('later', 'help.commands.later'),
  ],
  presses: [onForm('commitment.which', [whichForm], choose)],
  forms: [{ kind: whichForm, who: 'anybody', typed }],
  recipes: [which],
};

async function understand(act: Act, saying: Saying, argument: string): Promise<void> {
  const taken = takeNumber(argument, 'C');
  if (taken === undefined) await askWhich(act, saying, argument, await openOf(act));
  else if ('refused' in taken.reading) await act.note('commitments.refused.notACommitment');
  else await sayOf(act, saying, taken.reading.number, taken.rest);
}

/** False when there is no such commitment of theirs, which was said. */
async function sayOf(act: Act, saying: Saying, number: number, rest: string): Promise<boolean> {
  const mine = (await allOf(act)).filter((one) => one.state.number === number && one.side !== null);
  const [one, another] = mine;
  if (another) await askWhich(act, saying, rest, mine);
  else if (one?.side) await say(act.within(one.group), one, one.side, saying, rest);
  if (one) return true;
  await act.note(
    (await exists(act, number)) ? 'commitments.refused.notYours' : 'commitments.refused.noSuchCommitment',
    {
      name: commitmentName(number),
    },
  );
  return false;
}

const allOf = (act: Act): Promise<Mine[]> =>
  act.group ? mineIn(act.tx, act.group, act.me.id, act.now) : everythingOf(act.tx, act.me.id, act.now);

async function openOf(act: Act): Promise<Mine[]> {
  return (await allOf(act)).filter(({ state, side }) => side !== null && !isClosed(statusOf(state)));
}

async function exists(act: Act, number: number): Promise<boolean> {
  const groups = act.group ? [act.group] : await act.myGroups();
  const ids = groups.map((group) => group.id);
  return (await commitmentsNumbered(act.tx, ids, number)).length > 0;
}

async function askWhich(act: Act, saying: Saying, rest: string, among: readonly Mine[]): Promise<void> {
  if (among.length === 0) return act.note('commitments.mine.none');
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: act.group?.id ?? null };
  const asked = { saying, rest, among: among.slice(0, mostOffered).map(({ id }) => id), turn: 1 };
  const form = await openForm(
    act.tx,
    { kind: whichForm, ...scene, draft: asked, awaiting: 'number' },
    act.now,
    act.newId,
  );
  await act.reply(which, { form: form.id, turn: 1 }, { slot: `form:${form.id}:1` });
}

async function typed(act: Act, form: Form, text: string): Promise<void> {
  const reading = takeNumber(text, 'C')?.reading;
  if (reading === undefined || 'refused' in reading) return act.note('commitments.refused.notACommitment');
  const { saying, rest } = draft.parse(form.draft);
  // What is said may have opened a form of its own by then, which has taken the place of this one.
  if (await sayOf(act, saying, reading.number, rest)) await closeForm(act.tx, form.id);
}

async function choose(act: Act, form: Form, at: string): Promise<void> {
  const { saying, rest, among } = draft.parse(form.draft);
  const id = among[Number(at)];
  const one = id && (await allOf(act)).find((mine) => mine.id === id);
  if (!one?.side) return act.toast('common.outdatedButton');
  await closeForm(act.tx, form.id);
  await act.refresh(`form:${form.id}:1`);
  await say(act.within(one.group), one, one.side, saying, rest);
}

async function say(act: Act, known: Known, side: Side, saying: Saying, rest: string): Promise<void> {
  const status = statusOf(known.state);
  if (isClosed(status)) return act.refuse(...refusalWords({ tag: 'closed', status }, act.words));
  if (!(await answersFor(act, known, side))) return;
  const text = rest.replace(/^[\s:,.–—-]+/, '');
  if (saying === 'later') return later(act, known, side, text);
  const body = text === '' ? '' : await takeText(act, text, TEXT_LIMITS.reason, true);
  if (body === undefined) return;
  if (saying === 'done') return done(act, known, side, body);
  if (saying === 'blocked') return startStuck(act, known, side, body);
  await (body === '' ? askForWords(act, known, side, 'progress') : sayInWords(act, known, side, 'progress', body));
}

async function done(act: Act, known: Known, side: Side, body: string): Promise<void> {
  if (!act.group) return;
  const note = body === '' ? null : await keepText(act.tx, body, act.me.id, act.now, act.newId);
  const today = todayIn(act.group, act.now);
  if (!(await change(act, known, { type: 'report', side, said: 'done', note, today }))) return;
  if (act.chat.kind === 'group')
    return act.note('commitments.noted.done', { name: commitmentName(known.state.number) });
  await replyAnew(
    act,
    commitmentOwned,
    { commitment: known.id, side },
    { slot: commitmentSlots(known.id).owner(side) },
  );
}

async function later(act: Act, known: Known, side: Side, text: string): Promise<void> {
  if (!act.group) return;
  const taken = takeDate(text, act.words.vocabulary, todayIn(act.group, act.now));
  const raw = (taken?.rest ?? text).replace(/^[\s:,.–—-]+/, '');
  const reason = raw === '' ? undefined : await takeText(act, raw, TEXT_LIMITS.reason, true);
  if (raw !== '' && reason === undefined) return;
  if (taken && 'refused' in taken.reading) await act.note(dateRefusalKeys[taken.reading.refused]);
  const date = taken && 'date' in taken.reading ? taken.reading.date : undefined;
  await startLater(act, known, side, { date, reason });
}
