import type { Core } from '#src/core.ts';
import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import { inTransaction, isLockTimeout, violates } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { moveSeat, type MoveSeatRefused, type SeatMove } from './move-seat.ts';
import { type MoveTerms, policyTerms, staffTerms } from './move-terms.ts';
import { actorOf, type OrderAccess } from './order-access.ts';
import { type ReachedSeat, reachSeat } from './seat-access.ts';
import { type SeatGuard, seatGuard } from './seat-guard.ts';
import { isSeatTwice } from './seat-twice.ts';

export type TransferSeatRefused = MoveSeatRefused | { reason: 'not-allowed' } | { reason: 'busy' };

interface Transferred {
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
  const by = actorOf(reached.order.id, access);
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
  }: Omit<Asked, 'access'> & Pick<MoveTerms, 'fee' | 'isRiseFree'> & { by: Viewer; reason: string },
): Promise<Result<Transferred, TransferSeatRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const reached = await reachSeat(services, services.db, asked.seatId, { viewer: by, key: null });
  if (!reached) return refuse('not-found');
  const actor = { kind: 'person', personId: by.personId } as const;
  return moveReached(services, { reached, ...asked, terms: staffTerms({ fee, isRiseFree }), by: actor }, seatGuard);
}

type Reached = Omit<Asked, 'access'> & Pick<SeatMove, 'by' | 'reason' | 'terms'> & { reached: ReachedSeat };

async function moveReached(
  services: Core,
  { reached: { order, role, seat }, ...asked }: Reached,
  guard: SeatGuard,
): Promise<Result<Transferred, TransferSeatRefused>> {
  try {
    const result = await inTransaction(services.db, async (trx) => {
      const locked = await guard.lockOrder(trx, order.id);
      return moveSeat(services, trx, { ...asked, order: locked, role }, guard);
    });
    if (!result.ok) return result;
    const sessionIds = [seat.sessionId, asked.toSessionId].flatMap((id) => id ?? []);
    await services.pages.changed(...sessionIds.map((id) => `session:${id}`));
    for (const job of ['deliver-messages', 'send-refunds', 'offer-seats'] as const) await services.worker.wake(job);
    const { seatId, moveCents, isMade } = result.value;
    return ok({ orderId: order.id, seatId, toPayCents: isMade ? 0 : moveCents });
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    if (isSeatTwice(error) || violates(error, 'seats_replaces')) return refuse('busy');
    throw error;
  }
}
