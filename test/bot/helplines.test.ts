import { describe, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { helplinesIn } from '../../bot/helplines.ts';

const read = (value: string) => readConfig({ HELPLINES: value }).helplines;

describe('HELPLINES', () => {
  test('are names and numbers by language', () => {
    expect(read('en=Police:102;ky=Милиция:102; en = Women’s crisis centre : +996 312 66-26-00;')).toEqual([
      { language: 'en', name: 'Police', number: '102' },
      { language: 'ky', name: 'Милиция', number: '102' },
      { language: 'en', name: 'Women’s crisis centre', number: '+996 312 66-26-00' },
    ]);
  });

  test('are none when nothing is set', () => {
    expect(readConfig({}).helplines).toEqual([]);
    expect(read('')).toEqual([]);
  });

  test.each([
    'Police:102',
    'en=Police',
    'en=102',
    'en=Police:',
    'en=Police:call us',
    'english language=Police:102',
    'en=Crisis centre, Lenin St 12:102',
    'en=https://help.example:443',
    'en=Police:102;ky',
    'en=a@b.example:102',
  ])('stop the start with one line when they are wrong: %s', (value) => {
    expect(() => read(value)).toThrow(/^HELPLINES: .*such as en=Police:102;ky=Милиция:102; never an address$/);
  });

  test('are shown in the language that is read, and all of them where there are none in it', () => {
    const all = read('en=Police:102;ky=Милиция:102');
    expect(helplinesIn(all, 'ky')).toEqual([{ language: 'ky', name: 'Милиция', number: '102' }]);
    expect(helplinesIn(all, 'ru')).toEqual(all);
  });
});
