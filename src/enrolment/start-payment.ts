import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { listOrderLines, lockOrder, type Order, orderLinkKey } from '#src/orders/index.ts';
import {
  findLiveAttempt,
  type GatewayUnavailable,
  insertAttempt,
  openAttempt,
  type PaymentAttempt,
  type PaymentGateway,
} from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { NotBookable } from '#src/catalogue/index.ts';
import { whyNotOnSale } from './bookable.ts';
import { countTaken, lockSessions } from './capacity-queries.ts';
import { paymentPageMinutes } from './hold.ts';
import { listOffers } from './offer-queries.ts';
import { type OrderAccess, refusalOfAccess } from './order-access.ts';
import { setHolds } from './seat-change-queries.ts';
import { listHeldSeats } from './seat-queries.ts';

export type StartPaymentRefused =
  | GatewayUnavailable
  | { reason: 'not-found' }
  | { reason: 'nothing-to-pay' }
  | { reason: 'payment-pending' }
  | { reason: 'seats-gone'; title: string; seatsLeft: number }
  /** Some of its people have been booked anew since, or it was given up. */
  | { reason: 'booking-lapsed' }
  | { reason: 'not-bookable'; title: string; why: NotBookable }
  | { reason: 'busy' };

/**
 * Gives the address of the provider's page where this order is paid, and keeps the seats until the provider has said how
 * that ended. Asked again it gives the same page. A hold that has lapsed meanwhile takes its seats anew if they are free.
 * `gateway-unavailable`: nothing is charged, the seats are kept, and the same call may be made again.
 */
export async function startPayment(
  services: Core & { gateway: PaymentGateway },
  { orderId, access }: { orderId: string; access: OrderAccess },
): Promise<Result<{ url: string }, StartPaymentRefused>> {
  const prepared = await prepare(services, orderId, access);
  if (!prepared.ok) return prepared;
  const { order, attempt } = prepared.value;
  if (attempt.state === 'open' && attempt.url) return ok({ url: attempt.url });
  const lines = await listOrderLines(services.db, orderId);
  const orderUrl = `${services.site.url}/orders/${orderId}?key=${orderLinkKey(services, order)}`;
  const checkout = await services.gateway.createCheckout({
    attemptId: attempt.id,
    orderId,
    orderReference: order.reference,
    lines: lines.map(({ description, detail, unitCents, quantity }) => ({
      name: detail ? `${description} — ${detail}` : description,
      unitCents,
      quantity,
    })),
    amountCents: attempt.amountCents,
    currency: 'aud',
    buyerEmail: order.buyerEmail,
    successUrl: `${orderUrl}&checkout={CHECKOUT_SESSION_ID}`,
    cancelUrl: orderUrl,
    expiresAt: attempt.expiresAt,
    idempotencyKey: attempt.idempotencyKey,
    allowDelayedMethods: prepared.value.allowDelayedMethods,
  });
  if (!checkout.ok) return checkout;
  await openAttempt(services.db, attempt.id, checkout.value);
  return checkout.value.url ? ok({ url: checkout.value.url }) : refuse('gateway-unavailable');
}

interface Prepared {
  order: Order;
  attempt: PaymentAttempt;
  allowDelayedMethods: boolean;
}

async function prepare(
  services: Core,
  orderId: string,
  access: OrderAccess,
): Promise<Result<Prepared, StartPaymentRefused>> {
  try {
    return await inTransaction(services.db, (trx) => prepareAttempt(services, trx, orderId, access));
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    throw error;
  }
}

async function prepareAttempt(
  services: Core,
  trx: Trx,
  orderId: string,
  access: OrderAccess,
): Promise<Result<Prepared, StartPaymentRefused>> {
  const refused = await refusalOfAccess(services, trx, orderId, access);
  if (refused) return refused;
  const order = await lockOrder(trx, orderId);
  if (order.paymentState === 'pending') return refuse('payment-pending');
  if (order.paymentState !== 'unpaid') return refuse('nothing-to-pay');
  const now = services.clock.now();
  const seats = await listHeldSeats(trx, orderId);
  const asked = (await listOrderLines(trx, orderId)).reduce((sum, { quantity }) => sum + quantity, 0);
  if (seats.length < asked) return refuse('booking-lapsed');
  const offers = await listOffers(trx, {
    sessionIds: seats.flatMap(({ sessionId }) => sessionId ?? []),
    courseIds: seats.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId)),
  });
  for (const { title, courseState, kind, sessionState, startsAt } of offers) {
    const session = sessionState && startsAt ? { state: sessionState, startsAt } : null;
    const why = whyNotOnSale({ courseState, kind, session }, now);
    if (why && why !== 'closed') return refuse('not-bookable', { title, why });
  }
  const allowDelayedMethods = offers.every(
    ({ startsAt }) => !startsAt || startsAt.getTime() - now.getTime() > longestDebitMs,
  );
  const live = await findLiveAttempt(trx, orderId);
  if (live) return ok({ order, attempt: live, allowDelayedMethods });
  const gone = await retakeLapsedSeats(trx, seats, offers, now);
  if (gone) return gone;
  const id = newId();
  const expiresAt = addMinutes(now, paymentPageMinutes);
  await insertAttempt(trx, { id, orderId, amountCents: order.totalCents, expiresAt, createdAt: now });
  await setHolds(trx, orderId, null);
  const by = { kind: 'order-link' as const, orderId };
  await recordInJournal(trx, {
    at: now,
    by,
    action: 'payment.started',
    subject: { type: 'order', id: orderId },
    facts: { attemptId: id },
  });
  const attempt = await findLiveAttempt(trx, orderId);
  if (!attempt) throw new Error('The attempt just written is not there');
  return ok({ order, attempt, allowDelayedMethods });
}

/** A bank debit takes up to so long; closer to the start it is not offered. */
const longestDebitMs = 10 * 24 * 60 * 60_000;

async function retakeLapsedSeats(
  trx: Trx,
  seats: Awaited<ReturnType<typeof listHeldSeats>>,
  offers: Awaited<ReturnType<typeof listOffers>>,
  now: Date,
) {
  const lapsed = seats.filter(({ holdExpiresAt }) => holdExpiresAt && holdExpiresAt <= now);
  const sessionIds = [...new Set(lapsed.flatMap(({ sessionId }) => sessionId ?? []))];
  if (sessionIds.length === 0) return null;
  await lockSessions(trx, sessionIds);
  const taken = await countTaken(trx, sessionIds, now);
  for (const { sessionId, title, capacity } of offers) {
    const wanted = lapsed.filter((seat) => seat.sessionId === sessionId).length;
    const seatsLeft = Math.max(0, (capacity ?? 0) - (taken.get(sessionId ?? '') ?? 0));
    if (sessionId && wanted > seatsLeft) return refuse('seats-gone', { title, seatsLeft });
  }
  return null;
}
