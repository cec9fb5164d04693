import type { State } from './commitment.ts';
import { type AsOf, standingOf } from './standing.ts';

export type KeptRate = {
  readonly kept: number;
  /** Of the kept ones. */
  readonly keptLate: number;
  readonly contested: number;
  /** Late and not contested: each commitment counts once. */
  readonly overdue: number;
  /** kept ÷ (kept + contested + overdue), from 0 to 1; nothing while there is nothing to count. */
  readonly rate: number | null;
  readonly declined: number;
  readonly referred: number;
  readonly withdrawn: number;
};

/** How many promises were kept of those whose time has come; with the counts, so that nobody trusts a percentage. */
export function keptRate(commitments: readonly State[], asOf: AsOf): KeptRate {
  const standings = commitments.map((state) => standingOf(state, asOf));
  const having = (status: string): number => standings.filter((standing) => standing.status === status).length;
  const kept = having('kept');
  const contested = having('contested');
  const overdue = standings.filter(({ status, overdueDays }) => status !== 'contested' && overdueDays > 0).length;
  const counted = kept + contested + overdue;
  return {
    kept,
    keptLate: commitments.filter((state) => state.keptLate).length,
    contested,
    overdue,
    rate: counted === 0 ? null : kept / counted,
    declined: having('declined'),
    referred: having('referred'),
    withdrawn: having('withdrawn'),
  };
}
