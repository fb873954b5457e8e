import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import {
  endAttempt,
  listUnsettledAttempts,
  lockAttempt,
  type PaymentAttempt,
  type PaymentGateway,
} from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { cancelSeatsOfCancelledSessions } from './cancel-seats-of-cancelled-sessions.ts';
import { seatPaidOrder } from './seat-paid-order.ts';
import { setHolds } from './seat-change-queries.ts';
import { listPaidOrdersWithHeldSeats } from './seat-queries.ts';
import { settlePayment } from './settle-payment.ts';

const batchSize = 100;
/** The provider ends a page at its time by itself; after so long we ask it to. */
const graceMinutes = 2;

/**
 * Asks the provider about every payment whose end we have not heard of, and repairs what a lost webhook or a process that
 * died left behind: an order that is paid without its seats, a seat kept for a page that has ended.
 */
export async function reconcilePayments(services: Core & { gateway: PaymentGateway }): Promise<void> {
  for (const attempt of await listUnsettledAttempts(services.db, batchSize)) await reconcile(services, attempt);
  for (const orderId of await listPaidOrdersWithHeldSeats(services.db, batchSize)) {
    await seatPaidOrder(services, { orderId, by: { kind: 'system' } });
  }
  await cancelSeatsOfCancelledSessions(services);
}

async function reconcile(services: Core & { gateway: PaymentGateway }, attempt: PaymentAttempt): Promise<void> {
  const { providerCheckoutId: checkoutId } = attempt;
  const overdue = addMinutes(attempt.expiresAt, graceMinutes) <= services.clock.now();
  if (!checkoutId) return overdue ? endUnopened(services, attempt) : undefined;
  const settled = await settlePayment(services, { checkoutId, by: { kind: 'system' } });
  if (!settled.ok || settled.value.settlement !== 'open' || !overdue) return;
  const expired = await services.gateway.expireCheckout(checkoutId);
  if (expired.ok) await settlePayment(services, { checkoutId, by: { kind: 'system' } });
}

/** The provider never answered when the page was asked for, so nobody has its address and nobody can pay on it. */
async function endUnopened(services: Core, { id, orderId }: PaymentAttempt): Promise<void> {
  const at = services.clock.now();
  await inTransaction(services.db, async (trx) => {
    const attempt = await lockAttempt(trx, id);
    if (attempt.state !== 'creating') return ok();
    await endAttempt(trx, id, { state: 'expired', at });
    await setHolds(trx, orderId, at);
    return ok();
  });
}
