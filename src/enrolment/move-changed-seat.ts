import { type NotBookable } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { findMoney, giveBackSurplus, gstOfRefund, lowerPrice, type Order } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { calendarFiles } from './announce-seats.ts';
import { whyNotOnSale } from './bookable.ts';
import { cancelLapsedHolds, countPlaces, lockSessions } from './capacity-queries.ts';
import { seatMovedMail } from './emails/session-changed.ts';
import { replaceSeat } from './moved-seat-queries.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { placesLeft } from './places.ts';
import { addRefunded, lockSeat } from './seat-change-queries.ts';
import { findSeat, listSeatsAlreadyHad, type SeatDetails } from './seat-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

export type MoveChangedSeatRefused =
  /** Not a session of the same course. */
  | { reason: 'not-on-sale' }
  | { reason: 'not-bookable'; title: string; why: NotBookable }
  | { reason: 'session-full'; title: string; seatsLeft: number }
  | { reason: 'already-enrolled'; email: string };

interface Move {
  order: Order;
  seat: SeatDetails;
  sessionId: string;
  reason: string;
}

/**
 * Moves a seat of a session that the provider changed to another session of its course, in one act and at no charge: never
 * dearer, because the change was ours; where the other session costs less than was asked for the seat, the difference goes
 * back. Locks the new session and counts in a later statement; the old one is only freed. Gives what came off the price.
 */
export async function moveChangedSeat(
  services: Core,
  trx: Trx,
  { order, seat, sessionId, reason }: Move,
): Promise<Result<{ cents: number; reducedCents: number }, MoveChangedSeatRefused>> {
  const now = services.clock.now();
  const [offer] = await listOffers(trx, { sessionIds: [sessionId], courseIds: [] });
  if (offer?.courseId !== seat.courseId || sessionId === seat.sessionId) return refuse('not-on-sale');
  await lockSessions(trx, [sessionId]);
  const refused = await refusalOf(trx, { offer, seat, sessionId }, now);
  if (refused) return refused;
  const old = await lockSeat(trx, seat.id);
  if (!old) throw new Error(`Seat ${seat.id} is gone`);
  const place = { sessionId, courseId: offer.courseId, description: offer.title, detail: whenAndWhere(offer), at: now };
  const newSeatId = await replaceSeat(trx, seat.id, place);
  const money = await giveBackDifference(services, trx, { order, old, newSeatId, offer, reason });
  await tell(services, trx, { wasId: seat.id, newSeatId });
  return ok(money);
}

async function refusalOf(
  trx: Trx,
  { offer, seat, sessionId }: { offer: Offer; seat: SeatDetails; sessionId: string },
  now: Date,
): Promise<({ ok: false } & MoveChangedSeatRefused) | null> {
  const places = (await countPlaces(trx, { sessionIds: [sessionId], offerId: null }, now)).get(sessionId);
  const { title, courseState, kind, startsAt } = offer;
  const session = places && startsAt ? { state: places.state, startsAt } : null;
  const why = whyNotOnSale({ courseState, kind, session }, now);
  if (why || !places) return refuse('not-bookable', { title, why: why ?? 'not-published' });
  const seatsLeft = placesLeft(places);
  if (seatsLeft < 1) return refuse('session-full', { title, seatsLeft });
  if (!seat.learnerId) return null;
  const who = { learnerIds: [seat.learnerId], sessionIds: [sessionId], courseIds: [] };
  await cancelLapsedHolds(trx, who, now);
  const had = await listSeatsAlreadyHad(trx, who);
  return had.length > 0 ? refuse('already-enrolled', { email: seat.attendeeEmail ?? '' }) : null;
}

interface Difference {
  order: Order;
  old: { priceCents: number; gstCents: number; refundedCents: number };
  newSeatId: string;
  offer: Offer;
  reason: string;
}

async function giveBackDifference(
  services: Core,
  trx: Trx,
  { order, old, newSeatId, offer, reason }: Difference,
): Promise<{ cents: number; reducedCents: number }> {
  const { owedCents } = await findMoney(trx, order.id);
  const less = Math.max(0, old.priceCents - old.refundedCents - offer.priceCents);
  const reducedCents = Math.min(less, owedCents);
  if (reducedCents === 0) return { cents: 0, reducedCents };
  await addRefunded(trx, newSeatId, reducedCents);
  await lowerPrice(services, trx, {
    ...{ orderId: order.id, reason, cents: reducedCents },
    description: `Moved to a session that costs less: ${offer.title}`,
    detail: whenAndWhere(offer),
    gstCents: gstOfRefund(old, old.refundedCents, reducedCents),
  });
  const cents = await giveBackSurplus(services, trx, { orderId: order.id, reason, to: 'origin' });
  return { cents, reducedCents };
}

async function tell(services: Core, trx: Trx, { wasId, newSeatId }: { wasId: string; newSeatId: string }) {
  const [was, seat] = [await findSeat(trx, wasId), await findSeat(trx, newSeatId)];
  if (!was || !seat) throw new Error(`Seat ${newSeatId} is gone`);
  if (!seat.attendeeEmail) return;
  const files = await calendarFiles(services, trx, [was, seat]);
  const [old = [], fresh = []] = [files.get(was.id), files.get(seat.id)];
  await queueMessages(trx, services.clock.now(), [
    {
      kind: 'seat-moved',
      to: { email: seat.attendeeEmail, name: seat.attendeeName ?? '' },
      about: { type: 'seat', id: seat.id },
      attachments: [...old.map((file) => ({ ...file, filename: 'old-date.ics' })), ...fresh],
      ...seatMovedMail(services.site, { was, seat }),
    },
  ]);
}
