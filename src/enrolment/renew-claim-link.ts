import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { claimDeadline } from './claim-deadline.ts';
import { raiseClaimVersion } from './claim-queries.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { lockSeat } from './seat-change-queries.ts';
import { findSeat } from './seat-queries.ts';

type RenewClaimLinkRefused = { reason: 'not-found' } | { reason: 'already-named' } | { reason: 'seat-over' };

/**
 * Makes a new claim link for a seat: whoever has the old one cannot use it any more, and a deadline that has passed begins
 * anew. `replaces` is the version that the buyer saw: sent twice, the link is renewed once.
 */
export async function renewClaimLink(
  services: Core,
  { orderId, seatId, replaces, access }: { orderId: string; seatId: string; replaces: number; access: OrderAccess },
): Promise<Result<undefined, RenewClaimLinkRefused>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  return inTransaction(services.db, async (trx) => {
    await lockSeat(trx, seatId);
    const seat = await findSeat(trx, seatId);
    const at = services.clock.now();
    if (!seat || seat.orderId !== orderId) return refuse('not-found');
    if (seat.learnerId) return refuse('already-named');
    const isOver = !['held', 'confirmed'].includes(seat.state) || (seat.startsAt && seat.startsAt <= at);
    if (isOver) return refuse('seat-over');
    const claimBy = claimDeadline(seat.startsAt, at);
    if (!(await raiseClaimVersion(trx, { seatId, from: replaces, claimBy }))) return ok();
    await recordInJournal(trx, {
      at,
      by: actorOf(orderId, access),
      action: 'seat.claim-link-renewed',
      subject: { type: 'seat', id: seatId },
      facts: { orderId },
    });
    return ok();
  });
}
