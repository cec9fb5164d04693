import type { Attendance } from './meeting.ts';

/** Fewer people than this in one cell of a breakdown could be recognised in it. */
export const SMALLEST_CELL = 5;

/**
 * How many came, as the public may read it. The total always; women, men and under 30 only when every cell has at least
 * five people, also those that follow by subtraction: the men where only women were counted, those of 30 and over.
 */
export function publicAttendance(attendance: Attendance): Attendance {
  const { total } = attendance;
  return cellsOf(attendance).every((people) => people >= SMALLEST_CELL)
    ? attendance
    : { total, women: null, men: null, under30: null };
}

function cellsOf({ total, women, men, under30 }: Attendance): number[] {
  return [...bySex(total, women, men), ...(under30 === null ? [] : [under30, total - under30])];
}

function bySex(total: number, women: number | null, men: number | null): number[] {
  const counted = [women, men].filter((people) => people !== null);
  if (counted.length === 0) return [];
  const others = total - counted.reduce((sum, people) => sum + people, 0);
  // With both counted, nobody left over is no cell; with one counted, those left over are the other sex.
  return counted.length === 2 && others === 0 ? counted : [...counted, others];
}
