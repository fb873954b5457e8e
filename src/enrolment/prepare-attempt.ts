import type { NotBookable } from '#src/catalogue/index.ts';
import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findMoney, lockOrder, type Order, type OrderMoney } from '#src/orders/index.ts';
import {
  countFruitlessAttempts,
  endAttempt,
  findLiveAttempt,
  insertAttempt,
  type PaymentAttempt,
} from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { whyOfferNotAtDoor, whyOfferNotOnSale } from './check-booking.ts';
import { lockSessions } from './capacity-queries.ts';
import { costsTheSame } from './costs-the-same.ts';
import { dueNowCents, needsSeats } from './due-now.ts';
import { findPlacesAnew } from './find-places-anew.ts';
import { paymentPageMinutes, shortestPageMinutes } from './hold.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { setHolds } from './seat-change-queries.ts';
import { hasLapsed, listHeldSeats, listSessionsWithHoldsThatEnd } from './seat-queries.ts';

export type PrepareRefused =
  | { reason: 'nothing-to-pay' }
  | { reason: 'payment-pending' }
  | { reason: 'seats-gone'; title: string; seatsLeft: number }
  /** Somebody else is at work on the same order. */
  | { reason: 'busy' }
  /** Some of its people have been booked anew since, it was given up, or it would not be sold for the same price now. */
  | { reason: 'booking-lapsed' }
  | { reason: 'not-bookable'; title: string; why: NotBookable };

export interface Prepared {
  order: Order;
  attempt: PaymentAttempt;
  allowDelayedMethods: boolean;
}

/** What keeps the seats while somebody pays. Only a test that shows what happens without it gives another. */
export interface PaymentGuard {
  lockSessions(trx: Trx, sessionIds: string[]): Promise<void>;
  keepSeats(trx: Trx, orderId: string): Promise<void>;
}

export const paymentGuard: PaymentGuard = {
  lockSessions,
  keepSeats: (trx, orderId) => setHolds(trx, orderId, null),
};

type HeldSeats = Awaited<ReturnType<typeof listHeldSeats>>;

/** So many pages that came to nothing keep a booking's seats for hours: after that whoever wants them books anew. */
const mostPages = 6;

/** A bank debit takes up to so long; closer to the start it is not offered. */
const longestDebitMs = 10 * 24 * 60 * 60_000;

/** The attempt by which the order is paid: the one under way, or a new one that keeps its seats, taken anew where they lapsed. */
export async function prepareAttempt(
  services: Core,
  trx: Trx,
  { orderId, by, forPayer }: { orderId: string; by: Actor; forPayer: boolean },
  guard: PaymentGuard = paymentGuard,
): Promise<Result<Prepared, PrepareRefused>> {
  const order = await lockOrder(trx, orderId);
  if (order.paymentState === 'pending') return refuse('payment-pending');
  const money = await findMoney(trx, orderId);
  const usable = await findUsable(trx, order, money, services.clock.now());
  if (!usable.ok) return usable;
  const live = usable.value;
  if (!live) await guard.lockSessions(trx, await listSessionsWithHoldsThatEnd(trx, orderId));
  // Read after the lock: whoever had it before us may have counted a hold as over, and taken its seat.
  const now = services.clock.now();
  const seats = await listHeldSeats(trx, orderId);
  const amountCents = dueNowCents(order, money, seats);
  if (amountCents <= 0) return refuse('nothing-to-pay');
  if (needsSeats(order, money) && (await hasLapsed(trx, orderId))) return refuse('booking-lapsed');
  const offers = await listOffers(trx, {
    sessionIds: seats.flatMap(({ sessionId }) => sessionId ?? []),
    courseIds: seats.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId)),
  });
  const lapsed = seats.filter(({ holdExpiresAt }) => holdExpiresAt && holdExpiresAt <= now);
  const refused = refusalOfOffers(offers, { atDoor: order.atDoor, lapsed }, now);
  if (refused) return refused;
  const allowDelayedMethods = offers.every(
    ({ startsAt }) => !startsAt || startsAt.getTime() - now.getTime() > longestDebitMs,
  );
  if (live) return ok({ order, attempt: live, allowDelayedMethods });
  const gone = await refusalOfLapsed(services, trx, { order, seats, lapsed, offers }, now);
  if (gone) return gone;
  const attempt = await newAttempt(trx, order, { amountCents, forPayer, by, now });
  await guard.keepSeats(trx, orderId);
  return ok({ order, attempt, allowDelayedMethods });
}

/** A closed session takes no new bookings, and a hold that has lapsed would be one; a live hold may still be paid. */
function refusalOfOffers(offers: Offer[], { atDoor, lapsed }: { atDoor: boolean; lapsed: HeldSeats }, now: Date) {
  for (const offer of offers) {
    const { title, sessionId } = offer;
    const why = atDoor ? whyOfferNotAtDoor(offer, now) : whyOfferNotOnSale(offer, now);
    const isKept = why === 'closed' && !lapsed.some((seat) => seat.sessionId === sessionId);
    if (why && !isKept) return refuse('not-bookable', { title, why });
  }
  return null;
}

/**
 * The attempt under way. One that never got its page, because the provider did not answer, is repeated with the same key
 * while its time allows; after that it is over, and nobody has the address of a page that it may have had. So it is with one
 * for another amount than is due by now; where that has its page, the page is closed first by whoever asks again.
 */
async function findUsable(
  trx: Trx,
  order: Order,
  money: OrderMoney,
  now: Date,
): Promise<Result<PaymentAttempt | undefined, { reason: 'busy' }>> {
  const live = await findLiveAttempt(trx, order.id);
  if (!live) return ok(undefined);
  const fits = live.amountCents === dueNowCents(order, money, await listHeldSeats(trx, order.id));
  if (live.state !== 'creating') return fits ? ok(live) : refuse('busy');
  if (fits && live.expiresAt >= addMinutes(now, shortestPageMinutes)) return ok(live);
  await endAttempt(trx, live.id, { state: 'expired', at: now });
  return ok(undefined);
}

interface Lapsed {
  order: Order;
  seats: HeldSeats;
  lapsed: HeldSeats;
  offers: Offer[];
}

/** What lapsed is taken anew as it would be booked anew: while it is free, at the price it had, and not again and again. */
async function refusalOfLapsed(services: Core, trx: Trx, { order, seats, lapsed, offers }: Lapsed, now: Date) {
  if (lapsed.length === 0) return null;
  const asked = seats.filter(({ replacesSeatId }) => !replacesSeatId);
  if (asked.length > 0 && order.paysBy === 'card') {
    if ((await countFruitlessAttempts(trx, order.id)) >= mostPages) return refuse('booking-lapsed');
    if (!(await costsTheSame(services, trx, { order, seats: asked, offers }, now))) return refuse('booking-lapsed');
  }
  const had = await findPlacesAnew(trx, { lapsed, buyerEmail: order.buyerEmail, isPaid: false }, now);
  const gone = lapsed.find(({ id }) => !had.has(id));
  if (!gone) return null;
  // Its price was one that others have used up.
  if (gone.voucherId) return refuse('booking-lapsed');
  const title = offers.find(({ sessionId }) => sessionId === gone.sessionId)?.title ?? '';
  const seatsLeft = lapsed.filter(({ id, sessionId }) => sessionId === gone.sessionId && had.has(id)).length;
  return refuse('seats-gone', { title, seatsLeft });
}

async function newAttempt(
  trx: Trx,
  order: Order,
  { amountCents, forPayer, by, now }: { amountCents: number; forPayer: boolean; by: Actor; now: Date },
): Promise<PaymentAttempt> {
  const id = newId();
  const expiresAt = addMinutes(now, paymentPageMinutes);
  await insertAttempt(trx, { id, orderId: order.id, amountCents, forPayer, expiresAt, createdAt: now });
  await recordInJournal(trx, {
    at: now,
    by,
    action: 'payment.started',
    subject: { type: 'order', id: order.id },
    facts: { attemptId: id },
  });
  const attempt = await findLiveAttempt(trx, order.id);
  if (!attempt) throw new Error('The attempt just written is not there');
  return attempt;
}
