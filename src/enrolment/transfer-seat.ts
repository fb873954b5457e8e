import type { Core } from '#src/core.ts';
import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import { inTransaction, isLockTimeout, type Trx, violates } from '#src/database.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { cancelLapsedHolds, countPlaces, lockSessions } from './capacity-queries.ts';
import { checkPrerequisites, type PrerequisiteMissing } from './check-prerequisites.ts';
import { makeMove, type Move } from './make-move.ts';
import { cancelMoveOf, findMoveOf } from './move-queries.ts';
import {
  feeOf,
  type MoveRefused,
  type MoveTerms,
  policyTerms,
  quoteMoveTo,
  readMove,
  type SeatNotMovable,
} from './move-terms.ts';
import { listOffers } from './offer-queries.ts';
import type { OrderAccess } from './order-access.ts';
import { type ReachedSeat, reachSeat, seatActor } from './seat-access.ts';
import { type SeatGuard, seatGuard } from './seat-guard.ts';
import { findSeat } from './seat-queries.ts';

export type TransferSeatRefused =
  | SeatNotMovable
  | MoveRefused
  | PrerequisiteMissing
  | { reason: 'not-found' }
  | { reason: 'not-allowed' }
  | { reason: 'same-session' }
  /** A payment page of this order is open: what is paid on it must be known first. */
  | { reason: 'payment-underway' }
  /** Another price, another fee: nothing was done, and the new amount is to be shown. */
  | { reason: 'move-price-changed'; moveCents: number }
  | { reason: 'busy' };

export interface Transferred {
  orderId: string;
  seatId: string;
  /** What must be paid before the seat moves; 0 when it has moved. */
  toPayCents: number;
}

interface Asked {
  seatId: string;
  toSessionId: string;
  access: OrderAccess;
  /** The amount that was on the screen: what the order's price rises by. */
  expectedCents: number;
}

/**
 * Moves a seat to another session of its course, as one act: the old seat is free, the new one taken, the difference and the
 * fee are on paper, calendars and people are told; or nothing of it. What costs more and is paid by card keeps the new seat
 * while it is paid for and the old one stays; see `seatPaidOrder`. Sent twice, the second is refused: the seat has moved.
 */
export async function transferSeat(
  services: Core,
  { access, ...asked }: Asked,
  guard: SeatGuard = seatGuard,
): Promise<Result<Transferred, TransferSeatRefused>> {
  const reached = await reachSeat(services, services.db, asked.seatId, access);
  if (!reached) return refuse('not-found');
  const by = seatActor(reached.seat, access);
  return moveReached(services, { reached, ...asked, reason: 'Moved to another date', terms: policyTerms, by }, guard);
}

/** Staff move a seat anywhere, for another fee or none, with a reason that everybody reads. What is to be paid is then owed. */
export async function transferSeatForStaff(
  services: Core,
  {
    by,
    fee,
    isRiseFree,
    ...asked
  }: Omit<Asked, 'access'> & Omit<MoveTerms, 'isAtOnce'> & { by: Viewer; reason: string },
): Promise<Result<Transferred, TransferSeatRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const reached = await reachSeat(services, services.db, asked.seatId, { viewer: by, key: null });
  if (!reached) return refuse('not-found');
  const actor = { kind: 'person', personId: by.personId } as const;
  return moveReached(services, { reached, ...asked, terms: { fee, isRiseFree, isAtOnce: true }, by: actor }, seatGuard);
}

type Reached = Omit<Asked, 'access'> & Pick<Move, 'by' | 'reason'> & { reached: ReachedSeat; terms: MoveTerms };

/** The same for whoever has checked that it may be done, on these terms: staff above, a payer whose session was changed. */
export async function moveReached(
  services: Core,
  asked: Reached,
  guard: SeatGuard = seatGuard,
): Promise<Result<Transferred, TransferSeatRefused>> {
  const { seat } = asked.reached;
  if (seat.sessionId === asked.toSessionId) return refuse('same-session');
  try {
    const result = await inTransaction(services.db, (trx) => moveLocked(services, trx, asked, guard));
    if (!result.ok) return result;
    const sessionIds = [seat.sessionId, asked.toSessionId].flatMap((id) => id ?? []);
    await services.pages.changed(...sessionIds.map((id) => `session:${id}`));
    await services.worker.wake('deliver-messages');
    await services.worker.wake('send-refunds');
    await services.worker.wake('offer-seats');
    return result;
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    const twice = ['seats_one_per_learner_and_session', 'seats_replaces'];
    if (twice.some((index) => violates(error, index))) return refuse('busy');
    throw error;
  }
}

/** Rows are locked in the order that everybody keeps: the order, the new session, the seat. Freeing the old one locks none. */
async function moveLocked(
  services: Core,
  trx: Trx,
  { reached, seatId, toSessionId, expectedCents, terms, reason, by }: Reached,
  guard: SeatGuard,
): Promise<Result<Transferred, TransferSeatRefused>> {
  const now = services.clock.now();
  const order = await guard.lockOrder(trx, reached.order.id);
  if (await findLiveAttempt(trx, order.id)) return refuse('payment-underway');
  await lockSessions(trx, [toSessionId]);
  await guard.lockSeat(trx, seatId);
  const seat = await findSeat(trx, seatId);
  if (!seat) return refuse('not-found');
  if (await findMoveOf(trx, seatId)) await cancelMoveOf(trx, seatId, now);
  const learnerIds = seat.learnerId ? [seat.learnerId] : [];
  if (seat.learnerId) await cancelLapsedHolds(trx, { learnerIds, sessionIds: [toSessionId], courseIds: [] }, now);
  const fee = await feeOf(trx, seat, terms, now);
  if (!fee.ok) return fee;
  const target = (await listOffers(trx, { sessionIds: [toSessionId], courseIds: [] }))[0];
  const isOther = target?.courseId !== seat.courseId;
  if (!target || (isOther && !terms.isAtOnce)) return refuse('not-found');
  const places = (await countPlaces(trx, { sessionIds: [toSessionId], offerId: null }, now)).get(toSessionId);
  const { role } = reached;
  const facts = { seat, order, role, target, places, feeCents: fee.value.feeCents, terms };
  const quote = quoteMoveTo(services, { ...facts, ...(await readMove(trx, seat, [toSessionId])) });
  if (!quote.ok) return quote;
  const { moveCents } = quote.value;
  if (moveCents !== expectedCents) return refuse('move-price-changed', { moveCents });
  const unmet = isOther ? await unmetIn(trx, seat, target) : null;
  if (unmet) return unmet;
  const isAtOnce = terms.isAtOnce || moveCents <= 0 || order.paysBy === 'invoice';
  const newSeatId = await makeMove(services, trx, { order, seat, target, quote: quote.value, isAtOnce, reason, by });
  return ok({ orderId: order.id, seatId: newSeatId, toPayCents: isAtOnce ? 0 : moveCents });
}

/** Another course may ask for what this one did not. A seat that nobody is named for is asked when somebody is. */
async function unmetIn(
  trx: Trx,
  { learnerId, attendeeName, attendeeEmail, orderId, id }: NonNullable<Awaited<ReturnType<typeof findSeat>>>,
  { courseId, startsAt }: { courseId: string; startsAt: Date | null },
) {
  if (!learnerId) return null;
  const person = { learnerId, name: attendeeName ?? '', email: attendeeEmail ?? '' };
  return checkPrerequisites(trx, {
    person,
    courseId,
    startsAt,
    orderId,
    seatId: id,
    declaredFor: id,
    declarations: [],
  });
}
