import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type GivenDeclaration, saysSomething } from './check-prerequisites.ts';
import { putDeclarations } from './declaration-queries.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { lockSeat } from './seat-change-queries.ts';
import { findSeat } from './seat-queries.ts';
import { declarationsFor } from './what-attendees-say.ts';

type DeclarePrerequisitesRefused = { reason: 'not-found' } | { reason: 'seat-over' } | { reason: 'nothing-declared' };

/**
 * Whoever booked a seat says anew what its attendee holds, usually because staff could not accept what was said first. What
 * changes waits to be checked again; the same words twice change nothing.
 */
export async function declarePrerequisites(
  services: Core,
  asked: { orderId: string; seatId: string; declarations: GivenDeclaration[]; access: OrderAccess },
): Promise<Result<undefined, DeclarePrerequisitesRefused>> {
  const { orderId, seatId, declarations, access } = asked;
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  if (!declarations.some(saysSomething)) return refuse('nothing-declared');
  return inTransaction(services.db, async (trx) => {
    await lockSeat(trx, seatId);
    const seat = await findSeat(trx, seatId);
    if (!seat || seat.orderId !== orderId || !seat.learnerId) return refuse('not-found');
    const at = services.clock.now();
    if (!['held', 'confirmed'].includes(seat.state) || (seat.endsAt && seat.endsAt <= at)) return refuse('seat-over');
    const changed = await putDeclarations(trx, declarationsFor(seatId, declarations), at);
    if (changed === 0) return ok();
    await recordInJournal(trx, {
      at,
      by: actorOf(orderId, access),
      action: 'declaration.made',
      subject: { type: 'seat', id: seatId },
      facts: { orderId, declarations: changed },
    });
    return ok();
  });
}
