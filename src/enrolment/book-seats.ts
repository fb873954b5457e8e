import { findOrAddPeople } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx, violates } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findCurrentTerms, findOrderByFormToken, insertOrder, type Order, priceLines } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { announceConfirmedSeats } from './announce-seats.ts';
import { type Booking, peopleOf } from './booking.ts';
import { cancelLapsedHolds, closeLapsedAccess, countTaken, lockSessions } from './capacity-queries.ts';
import type { PrerequisiteMissing } from './check-prerequisites.ts';
import { type BookingRefused, matchOffers, type OfferedItem, refusalOf } from './check-booking.ts';
import { holdMinutes } from './hold.ts';
import { newOrderRows } from './new-order-rows.ts';
import { listOffers } from './offer-queries.ts';
import { confirmSeats, insertSeats } from './seat-change-queries.ts';
import { listSeatsAlreadyHad } from './seat-queries.ts';
import { refusalForPrerequisites, writeWhatAttendeesSay } from './what-attendees-say.ts';

export type BookSeatsRefused =
  | BookingRefused
  | PrerequisiteMissing
  | { reason: 'session-full'; title: string; seatsLeft: number }
  | { reason: 'already-enrolled'; email: string }
  | { reason: 'already-held'; email: string; orderId: string }
  | { reason: 'busy' };

export interface BookedOrder {
  orderId: string;
  reference: string;
  linkVersion: number;
  /** False for a free order, whose seats are confirmed already. */
  needsPayment: boolean;
}

/** What keeps two buyers from the same seat. Only a test that shows what happens without it gives another. */
export interface BookingGuard {
  lockSessions(trx: Trx, sessionIds: string[]): Promise<void>;
}

/**
 * Takes seats and writes the order: all of it or nothing. Seats with a price are held until the buyer has paid or the hold
 * ends; free seats are confirmed at once. The same form sent again gives the order it made. `session-full` says how many
 * seats are left; `busy` means that others are booking the same session right now and trying again is right.
 */
export async function bookSeats(
  services: Core,
  { booking, by }: { booking: Booking; by: Actor },
  guard: BookingGuard = { lockSessions },
): Promise<Result<BookedOrder, BookSeatsRefused>> {
  const placed = await findOrderByFormToken(services.db, booking.formToken);
  if (placed) return ok(booked(placed));
  try {
    const result = await inTransaction(services.db, (trx) => placeOrder(services, trx, { booking, by, guard }));
    if (result.ok) await tellOthers(services, booking, result.value);
    return result;
  } catch (error) {
    const made =
      violates(error, 'orders_form_token_key') && (await findOrderByFormToken(services.db, booking.formToken));
    if (made) return ok(booked(made));
    if (isLockTimeout(error)) return refuse('busy');
    const twice = ['seats_one_per_learner_and_session', 'seats_one_per_learner_and_online_course'];
    // Somebody else booked one of these people a moment ago: the second look says whom.
    if (twice.some((index) => violates(error, index))) return refuse('busy');
    throw error;
  }
}

async function placeOrder(
  services: Core,
  trx: Trx,
  { booking, by, guard }: { booking: Booking; by: Actor; guard: BookingGuard },
): Promise<Result<BookedOrder, BookSeatsRefused>> {
  const now = services.clock.now();
  const wanted = {
    sessionIds: booking.items.flatMap(({ sessionId }) => sessionId ?? []),
    courseIds: booking.items.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId)),
  };
  const offered = matchOffers(booking.items, await listOffers(trx, wanted));
  if (!offered) return refuse('not-on-sale');
  const terms = await findCurrentTerms(trx);
  if (terms?.id !== booking.termsVersionId) return refuse('terms-changed');
  const { gstRegistered } = services.site.provider;
  const priced = priceOf(offered, gstRegistered);
  const refusal = refusalOf(booking, offered, priced.totalCents, now);
  if (refusal) return refusal;
  const personIds = await findOrAddPeople(trx, peopleOf(booking), now);
  const missing = await refusalForPrerequisites(trx, offered, personIds);
  if (missing) return missing;
  const learners = { learnerIds: [...new Set(personIds.values())], ...wanted };
  // Sessions before seats, as everybody who takes seats locks them.
  await guard.lockSessions(trx, wanted.sessionIds);
  await cancelLapsedHolds(trx, learners, now);
  await closeLapsedAccess(trx, learners, now);
  const had = await refusalForThoseWhoHaveSeats(trx, learners);
  if (had) return had;
  const full = await refusalWhenFull(trx, offered, now);
  if (full) return full;
  const holdExpiresAt = addMinutes(now, holdMinutes);
  const rows = newOrderRows({ booking, offered, priced, personIds, gstRegistered, now, holdExpiresAt });
  return ok(await writeOrder(services, trx, { booking, rows, by, now }));
}

function priceOf(offered: OfferedItem[], gstRegistered: boolean) {
  return priceLines(
    offered.map(({ item, offer }) => ({
      unitCents: offer.priceCents,
      quantity: item.attendees.length,
      taxable: gstRegistered && offer.gst === 'taxable',
    })),
  );
}

async function refusalForThoseWhoHaveSeats(trx: Trx, learners: Parameters<typeof listSeatsAlreadyHad>[1]) {
  const [had] = await listSeatsAlreadyHad(trx, learners);
  if (!had) return null;
  const email = had.attendeeEmail ?? '';
  return had.state === 'held'
    ? refuse('already-held', { email, orderId: had.orderId })
    : refuse('already-enrolled', { email });
}

async function refusalWhenFull(trx: Trx, offered: OfferedItem[], now: Date) {
  const taken = await countTaken(
    trx,
    offered.flatMap(({ offer }) => offer.sessionId ?? []),
    now,
  );
  for (const { item, offer } of offered) {
    if (!offer.sessionId || offer.capacity === null) continue;
    const seatsLeft = Math.max(0, offer.capacity - (taken.get(offer.sessionId) ?? 0));
    if (item.attendees.length > seatsLeft) return refuse('session-full', { title: offer.title, seatsLeft });
    taken.set(offer.sessionId, (taken.get(offer.sessionId) ?? 0) + item.attendees.length);
  }
  return null;
}

/** Writes the order with its seats, and confirms them at once where there is nothing to pay. */
async function writeOrder(
  services: Core,
  trx: Trx,
  { booking, rows, by, now }: { booking: Booking; rows: ReturnType<typeof newOrderRows>; by: Actor; now: Date },
): Promise<BookedOrder> {
  const { id: orderId, reference, totalCents } = rows.order;
  await insertOrder(trx, rows.order, rows.lines);
  await insertSeats(trx, rows.seats);
  await writeWhatAttendeesSay(trx, booking, rows.seats, now);
  await recordInJournal(trx, {
    at: now,
    by,
    action: 'order.placed',
    subject: { type: 'order', id: orderId },
    facts: { seats: rows.seats.length, totalCents },
  });
  const needsPayment = totalCents > 0;
  if (!needsPayment) {
    const seatIds = rows.seats.map(({ id }) => id);
    await confirmSeats(trx, seatIds, now);
    await announceConfirmedSeats(services, trx, orderId);
  }
  return { orderId, reference, linkVersion: 1, needsPayment };
}

async function tellOthers(services: Core, booking: Booking, order: BookedOrder): Promise<void> {
  await services.pages.changed(
    ...booking.items.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : [])),
  );
  if (!order.needsPayment) await services.worker.wake('deliver-messages');
}

function booked({ id, reference, linkVersion, totalCents }: Order): BookedOrder {
  return { orderId: id, reference, linkVersion, needsPayment: totalCents > 0 };
}
