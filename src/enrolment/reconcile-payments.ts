import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { lockOrder } from '#src/orders/index.ts';
import { listUnsettledAttempts, lockAttempt, type PaymentAttempt, type PaymentGateway } from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { closePaymentPage } from './close-payment-page.ts';
import { endUnpaid } from './commit-money.ts';
import { endLapsedMoves } from './move-queries.ts';
import { onItsOwn } from './on-its-own.ts';
import { listOrdersOutOfStep, releaseForgottenHolds } from './out-of-step-queries.ts';
import { seatPaidOrder } from './seat-paid-order.ts';
import { settlePayment } from './settle-payment.ts';

type Services = Core & { gateway: PaymentGateway };

const by = { kind: 'system' } as const;
const batchSize = 100;
/** The provider ends a page at its time by itself; after so long we ask it to. */
const graceMinutes = 2;
/** A page that the provider does not know after so long never comes back: its longest life is a day. */
const unknownMinutes = 48 * 60;

/**
 * Repairs what a lost webhook or a process that died left behind. First what needs nobody else: orders whose money and seats
 * are out of step, seats kept for a payment that is over. Then the provider is asked about every
 * payment whose end we have not heard of; an outage leaves the rest for the next call.
 */
export async function reconcilePayments(services: Services): Promise<void> {
  for (const orderId of await listOrdersOutOfStep(services.db, services.clock.now(), batchSize)) {
    await onItsOwn(services, { orderId }, () => seatPaidOrder(services, { orderId, by }));
  }
  // After the money above: one that was paid for has been made.
  await endLapsedMoves(services.db, services.clock.now());
  const freed = await releaseForgottenHolds(services.db, services.clock.now());
  if (freed.length > 0) services.log.error({ sessionIds: freed }, 'seats were kept for no payment, and are free again');
  await services.pages.changed(...freed.map((id) => `session:${id}`));
  for (const attempt of await listUnsettledAttempts(services.db)) {
    const { id: attemptId, orderId } = attempt;
    const answer = await onItsOwn(services, { attemptId, orderId }, () => reconcile(services, attempt));
    if (answer === 'unavailable') return;
  }
}

async function reconcile(services: Services, attempt: PaymentAttempt): Promise<'unavailable' | undefined> {
  const { providerCheckoutId: checkoutId, expiresAt, state } = attempt;
  const now = services.clock.now();
  const isOverdue = addMinutes(expiresAt, graceMinutes) <= now;
  // Without an answer nobody has the page's address, and nobody can pay on it.
  if (!checkoutId) return isOverdue ? endForgotten(services, attempt) : undefined;
  const settled = await (isOverdue ? closePaymentPage : settlePayment)(services, { checkoutId, by });
  if (settled.ok) return undefined;
  if (settled.reason === 'gateway-unavailable') return 'unavailable';
  if (settled.reason !== 'unknown-checkout' || state === 'pending' || addMinutes(expiresAt, unknownMinutes) > now)
    return;
  services.log.error({ attemptId: attempt.id, checkoutId }, 'the provider does not know a payment page of ours');
  return endForgotten(services, attempt);
}

async function endForgotten(services: Services, { id, orderId, state }: PaymentAttempt): Promise<undefined> {
  let freed: string[] = [];
  await inTransaction(services.db, async (trx) => {
    await lockOrder(trx, orderId);
    const attempt = await lockAttempt(trx, id);
    if (attempt.state === state) freed = await endUnpaid(services, trx, attempt, 'expired', by);
    return ok();
  });
  await services.pages.changed(...freed);
}
