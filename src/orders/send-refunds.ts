import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { listUnsettledRefunds, type PaymentGateway, type Refund } from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { lockOrder } from './order-queries.ts';
import { outcomeOf, type RefundOutcome, writeRefundOutcome } from './write-refund-outcome.ts';

type Services = Core & { gateway: PaymentGateway };

/** The provider forgets an idempotency key after a day (docs.stripe.com/api/idempotent_requests, read 2026-11). */
const keyMinutes = 20 * 60;

/**
 * Sends the refunds that were asked for, and asks after those on their way. Each goes out under the key it was written
 * with, so that a repeated call is the same refund. An outage leaves the rest for the next call. Gives how many are over.
 */
export async function sendRefunds(services: Services): Promise<number> {
  let over = 0;
  for (const refund of await listUnsettledRefunds(services.db)) {
    const outcome = await attempt(services, refund);
    if (outcome === 'unavailable') return over;
    if (outcome === 'over') over += 1;
  }
  return over;
}

/** One that fails is logged and tried again on the next look; the others must not wait for it. */
async function attempt(services: Services, refund: Refund): Promise<'unavailable' | 'over' | undefined> {
  try {
    const outcome = await askProvider(services, refund);
    if (outcome === 'unavailable') return 'unavailable';
    const isNews = outcome !== null && (await write(services, refund, outcome));
    return isNews && outcome.state !== 'pending' ? 'over' : undefined;
  } catch (error) {
    services.log.error({ refundId: refund.id, orderId: refund.orderId, error }, 'a refund could not be sent');
    return undefined;
  }
}

async function askProvider(services: Services, refund: Refund): Promise<RefundOutcome | 'unavailable' | null> {
  const { gateway } = services;
  const { id, orderId, amountCents, idempotencyKey, providerPaymentIntentId, providerRefundId } = refund;
  if (!providerPaymentIntentId)
    return { state: 'failed', error: 'This money did not come through the payment provider' };
  if (providerRefundId) {
    const found = await gateway.findRefund(providerRefundId);
    if (!found.ok) return 'unavailable';
    return found.value && outcomeOf(found.value);
  }
  if (addMinutes(refund.requestedAt, keyMinutes) <= services.clock.now()) {
    const made = await gateway.listRefunds(providerPaymentIntentId);
    if (!made.ok) return 'unavailable';
    const ours = made.value.find(({ refundId }) => refundId === id);
    if (ours) return outcomeOf(ours);
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

async function write(services: Core, refund: Refund, outcome: RefundOutcome): Promise<boolean> {
  if (outcome.state === refund.state) return false;
  let isNews = false;
  await inTransaction(services.db, async (trx) => {
    await lockOrder(trx, refund.orderId);
    isNews = await writeRefundOutcome(services, trx, refund, { outcome, by: { kind: 'system' } });
    return ok();
  });
  return isNews;
}
