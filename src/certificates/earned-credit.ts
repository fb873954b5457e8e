import { type Approval, approvalsHolding, type CreditType } from '#src/credits/index.ts';
import { compareDecimals, multiplyDecimals } from '#src/shared/decimals.ts';

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

/**
 * What a course held on these days earns: for each credit type the approval that held on every one of them, the largest if
 * there are several. Units are the approval's, in full; minutes are what the body takes a unit for.
 */
export function earnedCredits(
  approvals: readonly Approval[],
  types: readonly CreditType[],
  dates: readonly string[],
): EarnedCredit[] {
  const byType = Map.groupBy(approvalsHolding(approvals, dates), ({ creditTypeId }) => creditTypeId);
  return types.flatMap((type) => {
    const [best] = (byType.get(type.id) ?? []).toSorted((a, b) => compareDecimals(b.units, a.units));
    if (!best) return [];
    const minutes = multiplyDecimals(best.units, type.minutesPerUnit);
    return [{ creditTypeId: type.id, approvalId: best.id, units: best.units, minutes, category: best.category }];
  });
}
