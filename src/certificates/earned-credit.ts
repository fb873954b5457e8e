import { type Approval, approvalsHolding, type CreditType } from '#src/credits/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { compareDecimals, divideDecimals, multiplyDecimals } from '#src/shared/decimals.ts';
import type { CompletionFacts } from './completion-rule.ts';

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

/** What a course may earn: its approvals, whatever their status, and the types of credit. */
export interface CreditRules {
  approvals: readonly Approval[];
  types: readonly CreditType[];
}

/** What a completion earns: in full, or for the share of the time that was attended. */
export function creditsOf(
  { course }: Pick<CompletionFacts, 'course'>,
  { approvals, types }: CreditRules,
  { completedOn, isPart }: { completedOn: string; isPart: boolean },
): EarnedCredit[] {
  if (course.delivery === 'self-paced') return earnedCredits(approvals, types, [completedOn]);
  const { days, attendedMinutes: attended, scheduledMinutes: scheduled } = course.attendance;
  // An approval must hold on each day of a session; for an online course on the day on which it was completed.
  const heldOn = days.map(({ startsAt }) => dateIn(course.timeZone, startsAt));
  return earnedCredits(approvals, types, heldOn, isPart ? { attended, scheduled } : null);
}

/**
 * What a course held on these days earns: for each credit type the approval that held on every one of them, the largest if
 * there are several. Units are the approval's, in full; minutes are what the body takes a unit for. A share earns only where the
 * body gives a part of its units for a part of the time, rounded down to the body's step: never more than was earned.
 */
function earnedCredits(
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
