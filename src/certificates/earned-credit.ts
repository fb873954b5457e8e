import { type Approval, approvalsHolding, type CreditType } from '#src/credits/index.ts';
import { compareDecimals, divideDecimals, multiplyDecimals } from '#src/shared/decimals.ts';

/** Credit of one type that a completion gives. */
export interface EarnedCredit {
  creditTypeId: string;
  approvalId: string;
  /** Exact decimals. */
  units: string;
  minutes: string;
  /** The body's own kind of credit. */
  category: string | null;
}

/** Whole minutes that were attended, of those that were planned. */
export interface Share {
  attended: number;
  scheduled: number;
}

/**
 * What a course held on these days earns: for each credit type the approval that held on every one of them, the largest if
 * there are several. Units are the approval's, in full; minutes are what the body takes a unit for. A share earns only where the
 * body gives a part of its units for a part of the time, rounded down to the body's step: never more than was earned.
 */
export function earnedCredits(
  approvals: readonly Approval[],
  types: readonly CreditType[],
  dates: readonly string[],
  share: Share | null = null,
): EarnedCredit[] {
  const holding = approvalsHolding(approvals, dates).filter(({ partialCredit }) => share === null || partialCredit);
  const byType = Map.groupBy(holding, ({ creditTypeId }) => creditTypeId);
  return types.flatMap((type) => {
    const [best] = (byType.get(type.id) ?? []).toSorted((a, b) => compareDecimals(b.units, a.units));
    if (!best) return [];
    const units = share ? partOf(best.units, share, type.step) : best.units;
    if (compareDecimals(units, '0') === 0) return [];
    const minutes = multiplyDecimals(units, type.minutesPerUnit);
    return [{ creditTypeId: type.id, approvalId: best.id, units, minutes, category: best.category }];
  });
}

function partOf(units: string, { attended, scheduled }: Share, step: string): string {
  return divideDecimals(multiplyDecimals(units, String(attended)), String(scheduled), { step, rounding: 'down' });
}
