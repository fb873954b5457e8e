import type { Standing } from '#src/credits/index.ts';
import { toThousandths } from '#src/shared/decimals.ts';
import type { PlannedCredit, PlanNeed } from './plan-task.ts';

/** What a standing leaves to be earned, in thousandths, before the seats that are booked are counted. */
export function needOf(standing: Standing, booked: readonly PlannedCredit[]): PlanNeed {
  const { required, counted, carried, minima, caps } = standing;
  return {
    total: Math.max(0, toThousandths(required) - toThousandths(counted) - toThousandths(carried)),
    minima: minima.map(({ category, missing }) => ({ category, units: toThousandths(missing) })),
    capLeft: new Map(
      caps.map(({ activity, most, counted: ofIt }) => [activity, toThousandths(most) - toThousandths(ofIt)]),
    ),
    booked: booked.toSorted((one, other) => one.day - other.day),
  };
}
