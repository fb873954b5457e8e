import type { Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx, violates } from '#src/database.ts';
import { findOrder, findOrderByFormToken, type Order } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Booking } from './booking.ts';
import { type BookingRefused, matchOffers, type OfferedItem, refusalOf } from './check-booking.ts';
import { readSale } from './offer-queries.ts';
import { isSeatTwice } from './seat-twice.ts';

import {
  type BookedOrder,
  bookingGuard,
  type BookingGuard,
  type BookSeatsRefused,
  placeOrder,
  type Prepared,
} from './place-order.ts';

interface BookSeats {
  booking: Booking;
  by: Actor;
  /** Whoever is signed in: only they may book for an organisation. */
  viewer?: Viewer | null;
}

/**
 * Takes seats and writes the order: all of it or nothing. Seats with a price are held until the buyer has paid or the hold
 * ends; free seats are confirmed at once, and so are those of an account that is trusted to pay its invoice. The same form sent again gives the order
 * it made, and to nobody but its buyer. `session-full` and `tier-full` say
 * how many seats are left; `price-changed` tells the new total; `voucher-refused` does not tell why, so that codes cannot be
 * found by trying; `busy` means that others are booking the same session right now and trying again is right.
 */
export async function bookSeats(
  services: Core,
  { booking, by, viewer = null }: BookSeats,
  guard: BookingGuard = bookingGuard,
): Promise<Result<BookedOrder, BookSeatsRefused>> {
  // A session that staff change while we wait for its lock is looked at anew; three times is a session being edited.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const result = await place(services, { booking, by, viewer }, guard);
    if (result.ok) await tellOthers(services, booking, result.value);
    if (result.ok || result.reason !== 'changed-meanwhile') return result;
  }
  return refuse('busy');
}

/**
 * Everything that needs no lock, before anything is locked. On the transaction's own connection: whoever asked for one twice
 * stood twice at the end of the queue when many book at once.
 */
async function prepare(
  services: Core,
  trx: Trx,
  { booking, by, viewer }: Required<BookSeats>,
): Promise<Prepared | { placed: BookedOrder } | ({ ok: false } & BookingRefused)> {
  const now = services.clock.now();
  const wanted = {
    sessionIds: booking.items.flatMap(({ sessionId }) => sessionId ?? []),
    courseIds: booking.items.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId)),
  };
  const sale = await readSale(trx, wanted, { formToken: booking.formToken, now });
  const placedId = sale[0]?.placedOrderId;
  const placed = placedId && (await findOrder(trx, placedId));
  if (placed) return isSameBuyer(placed, booking) ? { placed: booked(placed) } : refuse('form-used-before');
  const offered = matchOffers(booking.items, sale);
  if (!offered) return refuse('not-on-sale');
  if (sale[0] && sale[0].termsVersionId !== booking.termsVersionId) return refuse('terms-changed');
  const isShown = ({ offer }: OfferedItem) => booking.policyVersionIds?.includes(offer.policyVersionId) ?? true;
  if (!offered.every(isShown)) return refuse('policy-changed');
  const refusal = refusalOf({ booking, offered, viewer, now });
  return refusal ?? { booking, by, viewer, offered, wanted, now };
}

type Placed = Awaited<ReturnType<typeof placeOrder>>;

async function place(services: Core, asked: Required<BookSeats>, guard: BookingGuard): Promise<Placed> {
  const { booking } = asked;
  const work = async (trx: Trx): Promise<Placed> => {
    const prepared = await prepare(services, trx, asked);
    if ('placed' in prepared) return ok(prepared.placed);
    return 'reason' in prepared ? prepared : placeOrder(services, trx, prepared, guard);
  };
  try {
    return await inTransaction(services.db, work, guard.isolation);
  } catch (error) {
    const made =
      violates(error, 'orders_form_token_key') && (await findOrderByFormToken(services.db, booking.formToken));
    if (made) return isSameBuyer(made, booking) ? ok(booked(made)) : refuse('form-used-before');
    if (isLockTimeout(error)) return refuse('busy');
    // Somebody else booked one of these people a moment ago: the second look says whom.
    if (isSeatTwice(error)) return refuse('busy');
    throw error;
  }
}

async function tellOthers(services: Core, booking: Booking, order: BookedOrder): Promise<void> {
  await services.pages.changed(
    ...booking.items.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : [])),
  );
  if (!order.needsPayment) await services.worker.wake('deliver-messages');
  // Places that the offer had and the booking does not use are the next one's.
  if (booking.offer) await services.worker.wake('offer-seats');
}

/** A form's token is no key to somebody else's order. */
function isSameBuyer({ buyerEmail }: Order, { buyer }: Booking): boolean {
  return buyerEmail.toLowerCase() === buyer.email.toLowerCase();
}

function booked({ id, reference, linkVersion, paysBy, paymentState }: Order): BookedOrder {
  const needsPayment = paysBy === 'card' && ['unpaid', 'pending', 'part-paid'].includes(paymentState);
  return { orderId: id, reference, linkVersion, needsPayment };
}
