import { refuse } from '#src/shared/result.ts';
import type { Policy } from './policy.ts';

export type PolicyRefused =
  | { reason: 'policy-without-steps' }
  /** Steps run from the longest notice down, each once. `list` says of which list, `step` counts from 0. */
  | { reason: 'policy-steps-out-of-order'; list: PolicyList; step: number }
  /** Less notice may not give more money, or a cheaper move: people would wait. */
  | { reason: 'policy-rewards-waiting'; list: PolicyList; step: number }
  | { reason: 'policy-fee-without-refund'; step: number };

export type PolicyList = 'cancellation' | 'transfer';

export const mostSteps = 8;

/** What can be said against a policy before anybody buys under it; null when nothing can. */
export function faultOfPolicy({ tiers, transferTiers }: Policy): ({ ok: false } & PolicyRefused) | null {
  if (tiers.length === 0) return refuse('policy-without-steps');
  for (const [list, steps] of [
    ['cancellation', tiers],
    ['transfer', transferTiers],
  ] as const) {
    const step = steps.findIndex((each, index) => {
      const before = steps[index - 1];
      return before !== undefined && before.atLeastHoursBefore <= each.atLeastHoursBefore;
    });
    if (step >= 0) return refuse('policy-steps-out-of-order', { list, step });
  }
  const unpaid = tiers.findIndex(({ refundPercent, feeCents }) => refundPercent === 0 && feeCents > 0);
  if (unpaid >= 0) return refuse('policy-fee-without-refund', { step: unpaid });
  const more = tiers.findIndex(({ refundPercent }, index) => refundPercent > (tiers[index - 1]?.refundPercent ?? 100));
  if (more >= 0) return refuse('policy-rewards-waiting', { list: 'cancellation' as const, step: more });
  const cheaper = transferTiers.findIndex(
    ({ feeCents }, index) => feeCents < (transferTiers[index - 1]?.feeCents ?? 0),
  );
  if (cheaper >= 0) return refuse('policy-rewards-waiting', { list: 'transfer' as const, step: cheaper });
  return null;
}
