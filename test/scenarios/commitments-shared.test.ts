import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentChanged } from '../../bot/features/commitments/changed.ts';
import { commitment } from '../../bot/nouns.ts';
import { settle } from '../../bot/settle.ts';
import { commitmentsNumbered } from '../../db/commitments.ts';
import { questionsNumbered } from '../../db/questions.ts';
import { keepText } from '../../db/texts.ts';
import type { WorkingGroup } from '../../db/working-groups.ts';
import type { Verdict } from '../../domain/ballots.ts';
import type { Command } from '../../domain/commitment/commitment.ts';
import { statusOf } from '../../domain/commitment/status.ts';
import type { PollId, TextId } from '../../domain/ids.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, tokenIn } from './founding.ts';
import { act, groupOf, holdsPost, promised } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('promises of several sides, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let azamat: Person;
  let bakyt: Person;
  let chinara: Person;
  let gulnara: Person;
  let chat: Group;
  let tunguch: Group;
  let group: WorkingGroup;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const { telegram } = town;
    aida = telegram.person({ first_name: 'Aida' });
    azamat = telegram.person({ first_name: 'Azamat' });
    bakyt = telegram.person({ first_name: 'Bakyt' });
    chinara = telegram.person({ first_name: 'Chinara', username: 'chinara' });
    gulnara = telegram.person({ first_name: 'Gulnara' });
    chat = telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt, chinara, gulnara] });
    tunguch = telegram.group({ title: 'Tunguch street', owner: aida, members: [] });
    await found(aida, chat);
    group = await groupOf(town, chat);
  });
  afterAll(() => town?.close());

  const onlyOne = async (number: number) => {
    const [known] = await commitmentsNumbered(town.db, [group.id], number);
    if (!known) throw new Error(`no C-${number}`);
    return known;
  };

  /** Gives a commitment a command as somebody else's feature would. */
  async function happens(number: number, command: (text: TextId) => Command): Promise<void> {
    const { id, state } = await onlyOne(number);
    await act(town, async (doing) => {
      const text = await keepText(doing.tx, 'The road office', null, doing.now, doing.newId);
      const settled = await settle(doing, commitment, id, command(text), null);
      if ('refused' in settled) throw new Error(settled.refused.tag);
      await commitmentChanged(doing, id, statusOf(state));
    });
    town.clock.moveTo(town.clock.now().add({ minutes: 1 }));
  }

  const seen = (verdict: Verdict, poll: string) => (): Command => ({
    type: 'record_verdict',
    verdict,
    poll: `00000000-0000-4000-8000-00000000000${poll}` as PollId, // any id that no other poll has
    today: town.clock.now().toZonedDateTimeISO(group.zone).toPlainDate(),
  });

  /** Types a whole commitment, leaves out the sign, and announces it; resolves with the post. */
  async function announced(typed: string, how: Parameters<Person['says']>[2] = {}): Promise<ChatMessage> {
    aida.says(chat, `/commit ${typed}`, how);
    const form = await chat.next('How will we know');
    await aida.presses(form, 'Skip');
    await form.becomes('Is everything right?');
    await aida.presses(form, 'Announce');
    await form.becomes('is written down');
    return chat.next(/^C-\d/);
  }

  describe('without an officer', () => {
    let post: ChatMessage;

    it('asks step by step for what was not typed, in the group by reply prompts', async () => {
      aida.says(chat, '/commit');
      const form = await chat.next('Who answers for it?');
      expect((await bakyt.presses(form, 'Police')).text).toContain('Somebody else is writing this');
      await aida.presses(form, 'Police');
      const what = await chat.next('what is promised?');
      await form.becomes('goes on below');
      expect(what.forceReply).toBe(true);
      aida.answers(what, '\u202eLamps\u202c at the gate\u0000 work again');
      const when = await chat.next('By when?');
      await aida.presses(when, 'Type a date');
      aida.answers(await chat.next('by which date?'), '8.12.');
      const how = await chat.next('How will we know');
      await aida.presses(how, 'Skip');
      await how.becomes('How we will know: not said');
      expect(how.text).toContain('Nobody is linked to that post yet');
      await aida.presses(how, 'Announce');
      await how.becomes('waits until somebody is');
      post = await chat.next('C-1');
      expect(post.text).toContain('Lamps at the gate work again');
      expect(post.text).toContain('nobody is linked to the post yet');
    });

    it('never blames an empty post for its silence', async () => {
      await town.timeIs('2026-11-23T10:00');
      await town.telegram.quiet();
      expect(post.text).not.toContain('no reply');
      bakyt.says(chat, '/commitments');
      expect((await chat.next('Open promises')).text).toContain('nobody is linked to the post yet');
    });

    it('lets the facilitators answer for the community, in the group while none has a private chat', async () => {
      const common = await announced('community 1.12. Clean the ditch');
      expect(common.text).toContain("waits for the community's answer");
      expect((await bakyt.presses(common, 'I confirm')).text).toContain('Only whoever answers');
      await aida.presses(common, 'I confirm');
      const news = await chat.next('C-2 is confirmed');
      expect(news.text).toContain('Clean the ditch');
      await common.becomes('🤝 confirmed');
      await aida.presses(common, 'Under way');
      await common.becomes('The community says: under way');
    });

    it('decides on another date in the group then', async () => {
      aida.says(chat, '/later C-2 5.12. It rains');
      const desk = await chat.next('Another date is asked for: Saturday, 5 December 2026');
      expect((await bakyt.presses(desk, 'Accept')).text).toContain('Only a facilitator');
      const both = await Promise.all([aida.presses(desk, 'Accept'), aida.presses(desk, 'Accept')]);
      expect(both.map(({ text }) => text).sort()).toEqual([
        'No other date is asked for any more. Nothing was changed.',
        'The new date is accepted. The group is told.',
      ]);
      await chat.next('C-2 has a new date');
    });
  });

  describe('of a neighbour', () => {
    let post: ChatMessage;

    it('are asked of who was mentioned, also where the bot cannot write to them yet', async () => {
      post = await announced('Gulnara 8.12. Bring the tools', { mentions: [gulnara] });
      expect(post.text).toContain('🏘 \u2068Gulnara\u2069');
      expect(post.text).toContain('please open our private chat');
      await gulnara.presses(post, 'Open our private chat');
      const asked = await gulnara.private.next('Will you, for the community, promise this?');
      await gulnara.presses(asked, 'I decline');
      const why = await gulnara.private.next('Everybody in the chat and on the web page will see your reason');
      expect(why.text).toContain('Why do you decline C-3?');
      gulnara.says(gulnara.private, 'I am <i>away</i> until spring, call 0555 123 456');
      await gulnara.private.next('C-3 is declined');
      const news = await chat.next('C-3 is declined');
      expect(news.text).toContain('I am <i>away</i> until spring, call •••');
      await post.becomes('✖️ declined');
      await asked.becomes('✖️ declined');
      expect(asked.buttons).toEqual([]);
      gulnara.says(gulnara.private, '/done C-3');
      await gulnara.private.next('This promise is closed');
    });

    it('are asked by username, and an unknown one is told kindly', async () => {
      aida.says(chat, '/commit @nobody_here 8.12. Paint the fence');
      await chat.next('I do not know that person here yet');
      const form = await chat.next('Who answers for it?');
      chinara.says(chat, '/help');
      await chat.next('What you can do here');
      aida.answers(form, '@Chinara');
      const how = await chat.next('How will we know');
      expect(how.text).toContain('Paint the fence');
      await aida.presses(how, 'Skip');
      await how.becomes('Is everything right?');
      await aida.presses(how, 'Announce');
      expect((await chat.next(/^C-4/)).text).toContain('🏘 \u2068Chinara\u2069');
      chinara.startsBot();
      const asked = await chinara.private.next('Will you, for the community, promise this?');
      await chinara.presses(asked, 'I confirm');
      await chat.next('C-4 is confirmed');
      expect((await chinara.presses(asked, 'Under way')).text).toContain('Noted');
    });
  });

  describe('when an officer is linked', () => {
    it('are asked of them at once', async () => {
      aida.startsBot();
      aida.says(chat, '/officer Beat 4');
      azamat.startsBot(tokenIn(await aida.private.next('You are invited')));
      await azamat.presses(await azamat.private.next('You are invited'), 'I accept');
      const asked = await azamat.private.next('Lamps at the gate');
      expect(asked.text).toContain('Will you, for the police, promise this?');
      await (await chat.seen('Lamps at the gate')).becomes("waits for the officer's answer");
      await azamat.presses(asked, 'I confirm');
      await chat.next('C-1 is confirmed');
    });

    it('are joint when each side has confirmed', async () => {
      const post = await announced('joint 20.12. Light the path');
      expect(post.text).toContain('waits for more than one answer');
      const police = await azamat.private.next('Light the path');
      const community = await aida.private.next('Light the path');
      await aida.presses(community, 'I confirm');
      await post.becomes('Confirmed by: 🏘 Community');
      expect(post.text).toContain('Still to answer: 👮 \u2068Beat 4\u2069');
      await town.telegram.quiet();
      expect(chat.unread).toEqual([]);
      await azamat.presses(police, 'I confirm');
      const news = await chat.next('C-5 is confirmed');
      expect(news.text).toContain('🏘 Community');
    });

    it('are asked for again after 3 and 10 days, and the silence is shown', async () => {
      const post = await announced('police 24.12. Patrol the market');
      const asked = await azamat.private.next('Patrol the market');
      await town.timeIs('2026-11-26T11:00');
      const again = await azamat.private.next('Patrol the market');
      await asked.becomes('see the newest message below');
      await post.becomes('no reply from the officer since 23 November 2026');
      await town.timeIs('2026-12-03T11:00');
      const third = await azamat.private.next('Patrol the market');
      expect(again.buttons).toEqual([]);
      await azamat.presses(third, 'I confirm');
      await chat.next('C-6 is confirmed');
      await town.timeIs('2026-12-14T11:00');
      await town.telegram.quiet();
      expect(azamat.private.unread).toEqual([]);
    });

    it('are no more asked for once they are answered', async () => {
      await announced('police 30.12. Count the lamps');
      const asked = await azamat.private.next('Count the lamps');
      await azamat.presses(asked, 'I confirm');
      await chat.next('C-7 is confirmed');
      expect((await azamat.presses(asked, 'Done')).text).toContain('Thank you');
      await town.timeIs('2026-12-18T11:00');
      await town.telegram.quiet();
      expect(azamat.private.unread).toEqual([]);
    });

    it('shows both words, what is late and what is due', async () => {
      await happens(7, seen('some', '1'));
      bakyt.says(chat, '/commitments');
      const list = await chat.next('Open promises');
      expect(list.text).toContain('said to be done, but the members do not see it');
      expect(list.text).toContain('The officer says: done · The members say: some of it');
      expect(list.text).toMatch(/C-1 .*\n.*\n🤝 confirmed · 10 days late/);
      expect(list.text).toMatch(/C-5 .*\n.*\n🤝 confirmed · due in 2 days/);
      expect(list.text).toContain('1 ended another way');
      azamat.says(azamat.private, '/mine');
      await azamat.private.next('C-1');
      await azamat.private.next('C-7');
    });
  });

  describe('and their ends', () => {
    it('shows most of it, passed on, and withdrawn', async () => {
      await happens(6, seen('most', '2'));
      await (await chat.seen(/^C-6 ·/)).becomes('most of it is done');
      await happens(6, (to) => ({ type: 'refer', to }));
      await (await chat.seen(/^C-6 ·/)).becomes('passed on to somebody else');
      await (await chat.seen(/^C-6 ·/)).becomes('Passed to: The road office');
      await happens(4, (reason) => ({ type: 'withdraw', reason }));
      await (await chat.seen(/^C-4 ·/)).becomes('withdrawn');
    });

    it('celebrates what is kept once, and closes its question', async () => {
      bakyt.says(chat, '/ask Who clears the snow?');
      await chat.next('Q-1');
      const post = await announced('Q-1 police 30.12. Clear the snow');
      await azamat.presses(await azamat.private.next('Clear the snow'), 'I confirm');
      await chat.next('C-8 is confirmed');
      await happens(8, seen('done', '3'));
      const news = await chat.next('C-8 is kept');
      expect(news.text).toContain('Thank you');
      await post.becomes('✅ kept');
      const [question] = await questionsNumbered(town.db, [group.id], 1);
      expect(question?.state).toMatchObject({ status: 'resolved', resolvedBecause: 'kept' });
      await happens(8, (reason) => ({ type: 'reopen', reason }));
      await happens(8, seen('done', '4'));
      await town.telegram.quiet();
      expect(chat.unread.filter(({ text }) => text.includes('is kept'))).toEqual([]);
      bakyt.says(chat, '/commitments');
      expect((await chat.next('Open promises')).text).toContain('1 promise was kept.');
    });
  });

  describe('in two groups of one officer', () => {
    it('are told apart by buttons', async () => {
      await found(aida, tunguch);
      aida.says(tunguch, '/officer Beat 5');
      azamat.startsBot(tokenIn(await aida.private.next('You are invited')));
      await azamat.presses(await azamat.private.next('You are invited'), 'I accept');
      aida.says(tunguch, '/commit police 30.12. Mark the crossing');
      const form = await tunguch.next('How will we know');
      await aida.presses(form, 'Skip');
      await form.becomes('Is everything right?');
      await aida.presses(form, 'Announce');
      await azamat.private.next('Mark the crossing');
      azamat.says(azamat.private, '/done C-1 All lamps are lit');
      const which = await azamat.private.next('Which promise do you mean?');
      expect(which.buttons).toEqual([['🤝 C-1 · Ak-Bulak neighbours'], ['🤝 C-1 · Tunguch street'], ['✖️ Cancel']]);
      await azamat.presses(which, 'Ak-Bulak');
      await which.becomes('This is finished.');
      const shown = await azamat.private.next('reported as done');
      expect(shown.text).toContain('All lamps are lit');
      expect((await onlyOne(1)).state.word?.said).toBe('done');
    });

    it('are shown ten at a time, and five of one’s own', async () => {
      const other = await groupOf(town, tunguch);
      await holdsPost(town, azamat, other, 'police');
      for (let day = 10; day < 21; day += 1) {
        await promised(town, other, { text: `${day} ${'Ремонт 👩‍👩‍👧‍👦 '.repeat(30)}`, due: `2027-01-${day}` });
      }
      bakyt.joins(tunguch);
      bakyt.says(tunguch, '/commitments');
      const list = await tunguch.next('and 2 more');
      expect(list.text.match(/^C-\d+/gm)).toHaveLength(10);
      azamat.says(azamat.private, '/mine');
      await azamat.private.next('10 more promises are open for you');
    });

    it('go over to whoever takes up the post', async () => {
      const before = await azamat.private.seen('Mark the crossing');
      aida.says(tunguch, '/officer Beat 5');
      bakyt.startsBot(tokenIn(await aida.private.next('You are invited')));
      await bakyt.presses(await bakyt.private.next('You are invited'), 'I accept');
      const asked = await bakyt.private.next('Mark the crossing');
      await before.becomes('Somebody else answers for this now');
      expect(before.buttons).toEqual([]);
      await bakyt.presses(asked, 'I confirm');
      await tunguch.next('C-1 is confirmed');
    });
  });
});
