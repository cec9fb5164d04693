import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicAttendance, SMALLEST_CELL } from '../../domain/small-cells.ts';

const came = (total: number, women: number | null, men: number | null, under30: number | null) => ({
  total,
  women,
  men,
  under30,
});

test.each([
  came(20, 12, 8, null),
  came(20, 12, 8, 5),
  came(20, null, null, 15),
  came(20, 15, null, null),
  came(25, 10, 10, 5),
  came(3, null, null, null),
])('every cell has five: %j', (attendance) => {
  expect(publicAttendance(attendance)).toEqual(attendance);
});

test.each([
  ['too few men', came(20, 16, 4, null)],
  ['too few young people', came(20, 12, 8, 4)],
  ['too few older people, by subtraction', came(20, 12, 8, 16)],
  ['the men, by subtraction', came(20, 16, null, null)],
  ['those whose sex was not counted, by subtraction', came(22, 12, 8, null)],
  ['women only: no man came', came(12, 12, null, null)],
  ['no man came, said so', came(12, 12, 0, null)],
])('%s', (_why, attendance) => {
  expect(publicAttendance(attendance)).toEqual(came(attendance.total, null, null, null));
});

test('nobody can work out a cell of one to four people', () => {
  const people = fc.option(fc.nat(30), { nil: null });
  fc.assert(
    fc.property(fc.nat(60), people, people, people, (total, women, men, under30) => {
      const shown = publicAttendance({ total, women, men, under30 });
      expect(shown.total).toBe(total);
      const known = [shown.women, shown.men, shown.under30].filter((one) => one !== null);
      for (const one of known) {
        expect(one).toBeGreaterThanOrEqual(SMALLEST_CELL);
        const rest = total - one;
        if (rest !== 0) expect(rest).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }
    }),
  );
});
