import { findOrAddPeople, type Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { type IsolationLevel, type Trx } from '#src/database.ts';
import { actorId } from '#src/journal/index.ts';
import { lockVoucher, type Voucher } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { acceptOffer, type OfferRefused, takeOffer, type TakenOffer } from './accept-offer.ts';
import { type Booking, peopleOf } from './booking.ts';
import { cancelLapsedHolds, closeLapsedAccess, countPlaces, lockSessions, type Places } from './capacity-queries.ts';
import type { PrerequisiteMissing } from './check-prerequisites.ts';
import { type BookingRefused, type OfferedItem, refusalOfPrice } from './check-booking.ts';
import { holdMinutes } from './hold.ts';
import { findHowItIsPaid, type HowItIsPaid } from './how-it-is-paid.ts';
import { dueLinesOf, newOrderRows } from './new-order-rows.ts';
import { firstFull, type Full } from './places.ts';
import { payWhenBooked, type PayWhenBookedRefused } from './pay-when-booked.ts';
import { priceBooking, type PricedBooking } from './price-booking.ts';
import { listSeatsAlreadyHad, type SeatAlreadyHad } from './seat-queries.ts';
import { mayUseVoucher } from './voucher-for-person.ts';
import { countVoucherUses } from './voucher-use-queries.ts';
import { lockOffer } from './waiting-offer-queries.ts';
import { refusalForPrerequisites, writeWhatAttendeesSay } from './what-attendees-say.ts';
import { writeOrderRows } from './write-order-queries.ts';

export type BookSeatsRefused =
  | BookingRefused
  | PrerequisiteMissing
  | OfferRefused
  | Full
  | PayWhenBookedRefused
  | { reason: 'voucher-refused' }
  /** `others`: who else of this booking has that seat. */
  | { reason: 'already-enrolled'; email: string; others?: string[] }
  | { reason: 'already-held'; email: string; orderId: string; others?: string[] }
  | { reason: 'busy' };

export interface BookedOrder {
  orderId: string;
  reference: string;
  linkVersion: number;
  /** False for an order that is free, by invoice, or paid from a balance: there is nothing to pay now. */
  needsPayment: boolean;
}

/** What keeps two buyers from the same seat or voucher. Only a test that shows what happens without it gives another. */
export interface BookingGuard {
  isolation: IsolationLevel;
  lockSessions(trx: Trx, sessionIds: string[]): Promise<void>;
  lockVoucher(trx: Trx, code: string): Promise<Voucher | undefined>;
  /** Keeps an offer of the waiting list from running out while it is taken. */
  lockOffer: typeof lockOffer;
}

export const bookingGuard: BookingGuard = { isolation: 'read committed', lockSessions, lockVoucher, lockOffer };

/** A booking against which nothing can be said but by looking at seats. */
export interface Prepared {
  booking: Booking;
  by: Actor;
  viewer: Viewer | null;
  offered: OfferedItem[];
  wanted: { sessionIds: string[]; courseIds: string[] };
  now: Date;
}

/** Takes the seats under their locks and writes the order, or says why not; then nothing is written. */
export async function placeOrder(
  services: Core,
  trx: Trx,
  prepared: Prepared,
  guard: BookingGuard,
): Promise<Result<BookedOrder, BookSeatsRefused | { reason: 'changed-meanwhile' }>> {
  const { booking, viewer, offered, wanted, now } = prepared;
  const personIds = await findOrAddPeople(trx, peopleOf(booking), now);
  const learners = { learnerIds: [...new Set(personIds.values())], ...wanted };
  const missing = await refusalForPrerequisites(trx, offered, personIds);
  // Before the lock, because others wait behind it; should somebody book one of these people meanwhile, an index says so.
  const had = await listSeatsAlreadyHad(trx, learners);
  const [live, ...others] = had.filter((seat) => !isOver(seat, now));
  if (live) return refusalOfSecond(live, others);
  // Sessions, then the offer, the voucher and seats: as everybody who takes seats locks them.
  await guard.lockSessions(trx, wanted.sessionIds);
  const taking = await takeOffer(services, trx, booking, guard.lockOffer);
  if (!taking.ok) return taking;
  const places = await countPlaces(trx, { sessionIds: wanted.sessionIds, offerId: booking.offer?.id ?? null }, now);
  if (offered.some(({ offer }) => hasChanged(offer, places))) return refuse('changed-meanwhile');
  const asked = offered.map(({ item, offer, tier }) => ({ offer, tier, seats: item.attendees.length }));
  const full = firstFull(asked, places);
  if (full) return { ok: false, ...full };
  const voucher = booking.voucherCode ? await takeVoucher(trx, { booking, viewer, guard, now }) : null;
  const { gstRegistered } = services.site.provider;
  const organisationId = booking.organisation?.id ?? null;
  const priced = priceBooking(asked, { voucher, organisationId, gstRegistered, now });
  if (booking.voucherCode && priced.voucherSeats === 0) return refuse('voucher-refused');
  const paying = { booking, lines: dueLinesOf({ offered, priced }), personId: viewer?.personId ?? null };
  const how = await findHowItIsPaid(trx, paying, now);
  if (!how.ok) return how;
  const papered = { ...prepared, booking: { ...booking, ...how.value.identity } };
  const refusal = refusalOfPrice(papered.booking, priced.totalCents);
  if (refusal) return refusal;
  // Looked up before the lock, told last of all: nobody learns who holds which certificate by a booking that fails anyway.
  if (missing) return missing;
  if (had.length > 0) await makeWay(trx, learners, now);
  return writeOrder(services, trx, papered, { priced, personIds, how: how.value, taking: taking.value });
}

/** Whether staff have changed the session since it was read: its price and state are those of then. */
function hasChanged({ sessionId, sessionUpdatedAt }: OfferedItem['offer'], places: Map<string, Places>): boolean {
  if (!sessionId) return false;
  return places.get(sessionId)?.updatedAt.getTime() !== sessionUpdatedAt?.getTime();
}

/** The voucher under its lock, and how much of it is used up: counted after the lock, like seats. */
async function takeVoucher(
  trx: Trx,
  { booking, viewer, guard, now }: Pick<Prepared, 'booking' | 'viewer' | 'now'> & { guard: BookingGuard },
) {
  const { voucherCode, buyer } = booking;
  const terms = await guard.lockVoucher(trx, voucherCode ?? '');
  if (!terms || !mayUseVoucher(terms, viewer, buyer.email)) return null;
  return { terms, uses: await countVoucherUses(trx, { voucherId: terms.id, buyerEmail: buyer.email }, now) };
}

/** Whether the seat only seems to be there: its hold, or the access to its online course, is over. */
function isOver({ state, sessionId, holdExpiresAt, accessEndsAt }: SeatAlreadyHad, now: Date): boolean {
  if (state === 'held') return holdExpiresAt !== null && holdExpiresAt <= now;
  return sessionId === null && accessEndsAt !== null && accessEndsAt <= now;
}

/** Names everybody who cannot have the seat for the same reason, so that the form is mended in one go. */
function refusalOfSecond({ state, attendeeEmail, orderId }: SeatAlreadyHad, rest: SeatAlreadyHad[]) {
  const email = attendeeEmail ?? '';
  const isAlike = (other: SeatAlreadyHad) => (other.state === 'held') === (state === 'held');
  const emails = rest.filter(isAlike).map((other) => other.attendeeEmail ?? '');
  const others = [...new Set(emails)].filter((other) => other !== email);
  return state === 'held'
    ? refuse('already-held', { email, orderId, others })
    : refuse('already-enrolled', { email, others });
}

/** Ends what is over, so that the same people may have a new seat. */
async function makeWay(trx: Trx, learners: Parameters<typeof cancelLapsedHolds>[1], now: Date): Promise<void> {
  await cancelLapsedHolds(trx, learners, now);
  await closeLapsedAccess(trx, learners, now);
}

interface Written {
  priced: PricedBooking;
  personIds: Map<string, string>;
  how: HowItIsPaid;
  taking: TakenOffer | null;
}

/** Writes the order with its seats, and confirms them at once where no money is waited for. */
async function writeOrder(
  services: Core,
  trx: Trx,
  { booking, by, offered, now }: Prepared,
  { priced, personIds, how, taking }: Written,
): Promise<Result<BookedOrder, PayWhenBookedRefused>> {
  const holdExpiresAt = addMinutes(now, holdMinutes);
  const rows = newOrderRows({ booking, offered, priced, personIds, how, now, holdExpiresAt });
  const { id: orderId, reference, totalCents } = rows.order;
  const journal = {
    ...{ at: now, by, actorId: actorId(by), action: 'order.placed', subject: { type: 'order', id: orderId } },
    facts: { seats: rows.seats.length, totalCents },
  };
  await writeOrderRows(trx, { ...rows, journal });
  await writeWhatAttendeesSay(trx, booking, rows.seats, now);
  if (taking) await acceptOffer(services, trx, taking, orderId);
  const order = { orderId, reference, linkVersion: 1 };
  // Most bookings are paid by card, and nothing more is to be done for them while their session is locked.
  if (totalCents > 0 && how.paysBy === 'card' && !booking.useBalance) return ok({ ...order, needsPayment: true });
  const paid = await payWhenBooked(services, trx, { orderId, how, useBalance: booking.useBalance, by });
  return paid.ok ? ok({ ...order, ...paid.value }) : paid;
}
