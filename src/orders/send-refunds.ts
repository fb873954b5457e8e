import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  listUnsettledRefunds,
  type PaymentGateway,
  type ProviderRefund,
  type Refund,
  updateRefund,
} from '#src/payments/index.ts';
import { ok } from '#src/shared/result.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

const batchSize = 50;

/**
 * Sends the refunds that were asked for, and asks after those on their way. Each goes out under the key it was written
 * with, so that a repeated call is the same refund. An outage leaves the rest for the next call. Gives how many are over.
 */
export async function sendRefunds(services: Core & { gateway: PaymentGateway }): Promise<number> {
  let over = 0;
  for (const refund of await listUnsettledRefunds(services.db, batchSize)) {
    const outcome = await askProvider(services, refund);
    if (outcome === 'unavailable') return over;
    if (outcome && (await write(services, refund, outcome))) over += 1;
  }
  return over;
}

interface Outcome {
  state: 'pending' | 'succeeded' | 'failed';
  providerRefundId?: string;
  error?: string | null;
}

async function askProvider(
  { gateway }: { gateway: PaymentGateway },
  refund: Refund,
): Promise<Outcome | 'unavailable' | null> {
  const { id, orderId, amountCents, idempotencyKey, providerPaymentIntentId, providerRefundId } = refund;
  if (!providerPaymentIntentId)
    return { state: 'failed', error: 'This money did not come through the payment provider' };
  if (providerRefundId) {
    const found = await gateway.findRefund(providerRefundId);
    if (!found.ok) return 'unavailable';
    return found.value && outcomeOf(found.value);
  }
  const sent = await gateway.createRefund({
    refundId: id,
    orderId,
    amountCents,
    idempotencyKey,
    paymentIntentId: providerPaymentIntentId,
  });
  if (sent.ok) return outcomeOf(sent.value);
  return sent.reason === 'refund-refused' ? { state: 'failed', error: sent.providerMessage } : 'unavailable';
}

/** What a refund at the provider means for ours. */
export function outcomeOf({ id, state, failureReason }: ProviderRefund): Outcome {
  if (state === 'pending' || state === 'succeeded') return { state, providerRefundId: id };
  return { state: 'failed', providerRefundId: id, error: failureReason ?? state };
}

async function write(services: Core, { id, orderId, amountCents, state }: Refund, outcome: Outcome): Promise<boolean> {
  if (outcome.state === state) return false;
  const at = services.clock.now();
  await inTransaction(services.db, async (trx) => {
    if (!(await updateRefund(trx, id, { ...outcome, at }))) return ok();
    await refreshPaymentState(trx, orderId);
    const action = `refund.${outcome.state}`;
    await recordInJournal(trx, {
      at,
      by: { kind: 'system' },
      action,
      subject: { type: 'order', id: orderId },
      facts: { refundId: id, amountCents },
    });
    return ok();
  });
  if (outcome.state === 'failed') services.log.error({ refundId: id, orderId }, 'a refund failed');
  return outcome.state !== 'pending';
}
