import { describe, expect, test } from 'vitest';
import { sensitiveIn } from '../../domain/sensitive.ts';
import { sensitiveWords } from '../../locales/words.ts';

const isSensitive = sensitiveIn(sensitiveWords);

describe('a private message that must not be kept', () => {
  test.each([
    'My husband beats me when he comes home drunk.',
    'He hit me again yesterday and I do not know what to do',
    'My father-in-law touches me at night',
    'I was raped by a man I know',
    'What can I do about domestic violence?',
    'There is violence in our house every weekend',
    'I want to kill myself',
    'I dont want to live anymore',
    "I don't want to live like this",
    'my sister tried to commit suicide',
    'My neighbour threatens to kill my family',
    'he said he will kill me if I go to the police',
    'The teacher sexually harassed my daughter',
    'My boss is harrasing me',
    'My brother was beaten by the officer',
    'Our uncle keeps beating the children with a belt',
    'My stepfather molested me for years',
    'She is being abused by her husband',
    'Her husband has a knife and she is terrified',
    'My cousin was kidnapped for marriage last week',
    'They will do a bride kidnapping, she is 16',
    'I am forced to marry a man I do not know',
    'My mother-in-law asks for more dowry and hits',
    'My ex keeps stalking me',
    'Somebody is blackmailing my daughter with naked photos',
    'I cannot go on, I want to end my life',
    'He threw acid on her face',
    'Girls from our street were trafficked abroad',
    'My son says the coach touched him',
    'I am scared of my husband',
    'I am afraid to go home tonight',
    'He locks me in the room',
    'My partner chokes me',
    'My daughter cuts herself',
  ])('%s', (text) => {
    expect(isSensitive(text)).toBe(true);
  });

  test.each([
    ['capitals', 'MY HUSBAND BEATS ME'],
    ['letters drawn out', 'he raaaped meee'],
    ['a missing letter', 'he is threatning me, he theatens me'],
    ['another missing letter', 'domesic violence'],
    ['a typographic apostrophe', 'I don’t want to live'],
    ['no apostrophe', 'I dont want to live'],
    ['letters that are not seen', 'I was ra\u00adp\u200bed'],
    ['wide letters', 'ｓｕｉｃｉｄｅ'],
    ['line ends inside a phrase', 'I want\nto   die'],
    ['marks around it', '«rape»'],
    ['something innocent beside it', 'The bridge threatens to collapse, and my husband beats me'],
  ])('with %s', (_how, text) => {
    expect(isSensitive(text)).toBe(true);
  });
});

describe('a question that is welcome', () => {
  test.each([
    'When will the street lamps on Lenin Street work?',
    'Why is there no patrol near School No. 5 in the morning?',
    'Who collects the rubbish behind the bazaar?',
    'A car hit a child at the crossing. When do we get speed bumps?',
    'Cars nearly hit our children every morning. Can the officer stand there?',
    'Stray dogs attack children near the playground. Who is responsible?',
    'My kids are terrified of stray dogs. When are they caught?',
    'The wall threatens to collapse on the pavement. Who repairs it?',
    'Our village is threatened by landslides. Is there a plan?',
    'Is there a threat of flooding this spring?',
    'Why does our beat officer change every year?',
    'When is the officer on the beat in our street?',
    'Farmers grow rapeseed too close to the well. Who checks?',
    'Grapes are stolen from my parents’ garden every autumn. Who guards the lane?',
    'The gate is locked and our children cannot reach the playground. Who has the key?',
    'Who stops the abuse of power at the land office?',
    'Is there help against drug abuse among young people?',
    'My children are forced to walk on the road because the pavement is full. Can it be cleared?',
    'Can the police kill the engine noise of the motorbikes at night?',
    'Who pays the medicine after a heart attack in our village, my father asked?',
    'Where can we hang up the notice so that parents see it?',
    'Young people hang out near the shop and shout. Can the officer talk to them?',
    'My bus was hit by hail, who helps?',
    'The potholes: my son hit a pothole with his bicycle. When is it filled?',
    'The light bulb is burnt out in front of my mother’s house. Who changes it?',
    'Somebody burned down the shed of my uncle. Was it looked into?',
    'Can a woman officer come to the next meeting?',
    'Are the meetings for both sexes?',
    'The therapist moved away. When will the clinic open again?',
    'Where does the drape for the stage come from?',
    'The skilled workers left. Who repairs the pump, my wife asks?',
    'How many kilometres does the patrol drive each day?',
    'Please tell us when the stabilised road opens. My children use it.',
    'Why was nobody at the reporting day, as my husband saw?',
    'Loud music hits the ear of everybody on Saturday. What is allowed?',
    'Is Q-3 still open?',
    '',
    '🙂',
  ])('%s', (text) => {
    expect(isSensitive(text)).toBe(false);
  });
});

test('a long message is looked through at once', () => {
  const began = performance.now();
  for (const text of ['a'.repeat(4096), 'thr'.repeat(1400), 'be '.repeat(1300), 'want to '.repeat(500)])
    isSensitive(text);
  expect(performance.now() - began).toBeLessThan(1000);
});

test('a language with no words stops nothing', () => {
  expect(sensitiveIn([{ always: [], withPerson: [], persons: [], innocent: [] }])('rape')).toBe(false);
});
