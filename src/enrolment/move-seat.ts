import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import type { Order } from '#src/orders/index.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { cancelLapsedHolds, countPlaces, lockSessions } from './capacity-queries.ts';
import { checkPrerequisites, type PrerequisiteMissing } from './check-prerequisites.ts';
import { makeMove, type MadeMove } from './make-move.ts';
import { cancelMoveOf, findMoveOf } from './move-queries.ts';
import {
  feeOf,
  mayOwe,
  type MoveRefused,
  type MoveTerms,
  quoteMoveTo,
  readMove,
  type SeatNotMovable,
} from './move-terms.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import type { SeatRole } from './seat-access.ts';
import { lockSeat } from './seat-change-queries.ts';
import type { SeatGuard } from './seat-guard.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';

export type MoveSeatRefused =
  | SeatNotMovable
  | MoveRefused
  | PrerequisiteMissing
  | { reason: 'not-found' }
  /** No session, or not one of this course. */
  | { reason: 'not-on-sale' }
  | { reason: 'same-session' }
  /** A payment page of this order is open: what is paid on it must be known first. */
  | { reason: 'payment-underway' }
  /** Another price, another fee: nothing was done, and the new amount is to be shown. */
  | { reason: 'move-price-changed'; moveCents: number };

export interface SeatMove {
  /** Locked by the caller. */
  order: Order;
  seatId: string;
  toSessionId: string;
  role: SeatRole;
  terms: MoveTerms;
  /** The amount that was on the screen: what the order's price rises by. Null where it was promised that none does. */
  expectedCents: number | null;
  /** Printed on the paper, and read by learner and payer. */
  reason: string;
  by: Actor;
}

/**
 * Moves a seat to another session in the caller's transaction, by whoever has checked that it may be done. Rows are locked in
 * the order that everybody keeps: the order, the new session, the seat. Freeing the old one locks none.
 */
export async function moveSeat(
  services: Core,
  trx: Trx,
  { order, seatId, toSessionId, role, terms, expectedCents, reason, by }: SeatMove,
  guard: Pick<SeatGuard, 'lockSeat'> = { lockSeat },
): Promise<Result<MadeMove, MoveSeatRefused>> {
  const now = services.clock.now();
  if (await findLiveAttempt(trx, order.id)) return refuse('payment-underway');
  await lockSessions(trx, [toSessionId]);
  await guard.lockSeat(trx, seatId);
  const seat = await findSeat(trx, seatId);
  if (!seat) return refuse('not-found');
  if (seat.sessionId === toSessionId) return refuse('same-session');
  if (await findMoveOf(trx, seatId)) await cancelMoveOf(trx, seatId, now);
  const learnerIds = seat.learnerId ? [seat.learnerId] : [];
  if (seat.learnerId) await cancelLapsedHolds(trx, { learnerIds, sessionIds: [toSessionId], courseIds: [] }, now);
  const fee = await feeOf(trx, seat, terms, now);
  if (!fee.ok) return fee;
  const target = (await listOffers(trx, { sessionIds: [toSessionId], courseIds: [] }))[0];
  const isOther = target?.courseId !== seat.courseId;
  if (!target || (isOther && !terms.isAnyCourse)) return refuse('not-on-sale');
  const places = (await countPlaces(trx, { sessionIds: [toSessionId], offerId: null }, now)).get(toSessionId);
  const facts = { seat, order, role, target, places, ...fee.value, terms };
  const quote = quoteMoveTo(services, { ...facts, ...(await readMove(trx, seat, [toSessionId])) });
  if (!quote.ok) return quote;
  const { moveCents } = quote.value;
  if (expectedCents !== null && moveCents !== expectedCents) return refuse('move-price-changed', { moveCents });
  const unmet = isOther ? await unmetIn(trx, seat, target) : null;
  if (unmet) return unmet;
  const isAtOnce = terms.isAtOnce || moveCents <= 0 || (await mayOwe(trx, order));
  return ok(await makeMove(services, trx, { order, seat, target, quote: quote.value, isAtOnce, reason, by }));
}

/** Another course may ask for what this one did not. A seat that nobody is named for is asked when somebody is. */
async function unmetIn(trx: Trx, seat: SeatDetails, { courseId, startsAt }: Offer) {
  const { learnerId, attendeeName, attendeeEmail, orderId, id } = seat;
  if (!learnerId) return null;
  const person = { learnerId, name: attendeeName ?? '', email: attendeeEmail ?? '' };
  const declared = { declaredFor: id, declarations: [] };
  return checkPrerequisites(trx, { person, courseId, startsAt, orderId, seatId: id, ...declared });
}
