import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { type NewMessage, queueMessages } from '#src/notifications/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { quietMinutesAfterBooking, remindMinutesBefore } from './claim-deadline.ts';
import { claimLink } from './claim-link.ts';
import { type SentClaimLink, takeClaimLinksToRemindOf } from './claim-queries.ts';
import { seatStillToClaimMail } from './emails/claim-seat.ts';
import { listSeatsWithBuyers } from './seat-queries.ts';

const linksAtATime = 100;

/**
 * Reminds whoever was sent a claim link and has not used it, once, when the seat must be claimed within three days. A link
 * that was replaced since is not sent again. Gives how many were reminded.
 */
export async function remindOfUnclaimedSeats(services: Core): Promise<number> {
  const now = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const links = await takeClaimLinksToRemindOf(trx, {
      from: now,
      to: addMinutes(now, remindMinutesBefore),
      sentBefore: addMinutes(now, -quietMinutesAfterBooking),
      limit: linksAtATime,
    });
    const messages = await write(services, trx, links);
    await queueMessages(trx, now, messages);
    return ok(messages.length);
  });
  if (result.value > 0) await services.worker.wake('deliver-messages');
  return result.value;
}

async function write(services: Core, trx: Trx, links: SentClaimLink[]): Promise<NewMessage[]> {
  const seats = await listSeatsWithBuyers(
    trx,
    links.map(({ seatId }) => seatId),
  );
  return links.flatMap(({ seatId, claimVersion, email }) => {
    const seat = seats.find(({ id }) => id === seatId);
    if (!seat) return [];
    const facts = { seat, bookedBy: seat.buyerName, url: claimLink(services, { id: seatId, claimVersion }) };
    return {
      ...{ kind: 'seat-still-to-claim', to: { email, name: '' }, about: { type: 'seat' as const, id: seatId } },
      carriesSecret: true,
      ...seatStillToClaimMail(services.site, facts),
    };
  });
}
