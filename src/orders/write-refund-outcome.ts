import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { type ProviderRefund, type Refund, updateRefund } from '#src/payments/index.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

export interface RefundOutcome {
  state: 'pending' | 'succeeded' | 'failed';
  providerRefundId?: string;
  error?: string | null;
}

/** What a refund at the provider means for ours. */
export function outcomeOf({ id, state, failureReason }: ProviderRefund): RefundOutcome {
  if (state === 'pending' || state === 'succeeded') return { state, providerRefundId: id };
  return { state: 'failed', providerRefundId: id, error: failureReason ?? state };
}

/** Writes how one of our refunds stands, whoever heard of it first; the second to hear changes nothing. */
export async function writeRefundOutcome(
  { clock, log }: Pick<Core, 'clock' | 'log'>,
  trx: Trx,
  { id, orderId, amountCents }: Refund,
  { outcome, by }: { outcome: RefundOutcome; by: Actor },
): Promise<boolean> {
  const at = clock.now();
  if (!(await updateRefund(trx, id, { ...outcome, at }))) return false;
  await refreshPaymentState(trx, orderId);
  await recordInJournal(trx, {
    at,
    by,
    action: `refund.${outcome.state}`,
    subject: { type: 'order', id: orderId },
    facts: { refundId: id, amountCents },
  });
  if (outcome.state === 'failed') log.error({ refundId: id, orderId }, 'a refund failed');
  return true;
}
