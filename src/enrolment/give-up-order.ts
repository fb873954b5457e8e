import type { Actor, Core } from '#src/core.ts';
import { inTransactionUnlessBusy, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findMoney, isSecured, lockOrder } from '#src/orders/index.ts';
import { endAttempt, findLiveAttempt, type GatewayUnavailable, type PaymentGateway } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { cancelSeats } from './seat-change-queries.ts';
import { listHeldSeats } from './seat-queries.ts';
import { closePaymentPage } from './close-payment-page.ts';
import { takeBackInvoice } from './take-back-invoice.ts';

/**
 * A buyer gives unpaid seats up, so that others may have them; what a balance has paid of them goes back to it. The payment page is closed first: should the buyer have paid
 * on it a moment ago, the order is paid and stays (`already-paid`). A move to a dearer date that is not paid yet is given up
 * in the same way, and everything stays as it was.
 */
export async function giveUpOrder(
  services: Core & { gateway: PaymentGateway },
  { orderId, access }: { orderId: string; access: OrderAccess },
): Promise<
  Result<undefined, GatewayUnavailable | { reason: 'not-found' | 'already-paid' | 'payment-pending' | 'busy' }>
> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const by = actorOf(orderId, access);
  const attempt = await findLiveAttempt(services.db, orderId);
  if (attempt?.state === 'pending') return refuse('payment-pending');
  if (attempt?.providerCheckoutId) {
    const closed = await closePaymentPage(services, { checkoutId: attempt.providerCheckoutId, by });
    if (!closed.ok && closed.reason !== 'unknown-checkout') return refuse('gateway-unavailable');
  }
  const result = await inTransactionUnlessBusy(services.db, (trx) =>
    giveUp(services, trx, { orderId, closedId: attempt?.id, by }),
  );
  if (!result.ok) return result;
  await services.pages.changed(...result.value);
  await services.worker.wake('offer-seats');
  return ok();
}

/** Gives the tags of the public pages that have more seats now. `closedId` is the attempt whose page has just been closed. */
async function giveUp(
  services: Core,
  trx: Trx,
  { orderId, closedId, by }: { orderId: string; closedId: string | undefined; by: Actor },
) {
  const order = await lockOrder(trx, orderId);
  if (order.paymentState === 'pending') return refuse('payment-pending');
  const held = await listHeldSeats(trx, orderId);
  const money = await findMoney(trx, orderId);
  // Taken back before: nothing is owed any more, and nothing waits.
  if (held.length === 0 && money.reducedCents > 0 && money.owedCents === 0) return ok([]);
  const moves = held.filter(({ replacesSeatId }) => replacesSeatId);
  // A part came from a balance, and what was to come by card did not: that is given up, and goes back.
  const isPartOnly = order.paymentState === 'part-paid' && !isSecured(order, money);
  if (order.paymentState !== 'unpaid' && !isPartOnly && moves.length === 0) return refuse('already-paid');
  const at = services.clock.now();
  // One that never got a page is over: should its answer still come, nobody is sent there. Another window's is not.
  const live = await findLiveAttempt(trx, orderId);
  if (live && live.state !== 'creating' && live.id !== closedId) return refuse('gateway-unavailable');
  if (live) await endAttempt(trx, live.id, { state: 'expired', at });
  const isPapered = order.paysBy === 'invoice' ? held.length > 0 : isPartOnly;
  if (isPapered && moves.length === 0) return ok(await takeBackInvoice(services, trx, order, { why: 'given-up', by }));
  // Seats that were paid for stay; what goes is the move that waits for its payment.
  const seats = moves.length > 0 ? moves : held;
  if (seats.length === 0) return ok([]);
  const ids = seats.map(({ id }) => id);
  await cancelSeats(trx, ids, at, 'given-up');
  const action = moves.length > 0 ? 'order.move-given-up' : 'order.given-up';
  await recordInJournal(trx, { at, by, action, subject: { type: 'order', id: orderId } });
  return ok(seats.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : [])));
}
