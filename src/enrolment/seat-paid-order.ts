import type { Actor, Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findMoney, isSecured, lockOrder, type Order } from '#src/orders/index.ts';
import { ok } from '#src/shared/result.ts';
import { announceConfirmedSeats } from './announce-seats.ts';
import { lockSessions } from './capacity-queries.ts';
import { completePaidMoves } from './complete-paid-moves.ts';
import { findPlacesAnew } from './find-places-anew.ts';
import { giveBackSeats, giveBackWhatWasPaidTwice } from './give-money-back.ts';
import { confirmSeats } from './seat-change-queries.ts';
import { listSeatsOfOrder, listSessionsWithHoldsThatEnd, type SeatDetails } from './seat-queries.ts';

/**
 * Gives an order its seats once enough money is here: the whole price, or its deposit. A seat whose hold is alive is
 * confirmed as it is; one whose hold had ended takes a free seat if there is one. A move that was paid for is made: the new
 * seat takes the old one's place. What cannot be had, or was paid twice, is refunded at once, because nobody pays for
 * nothing. Twice changes nothing. Where others are taking seats in the same session right now, the worker does it a moment later.
 */
export async function seatPaidOrder(services: Core, { orderId, by }: { orderId: string; by: Actor }): Promise<void> {
  let changed: string[] = [];
  try {
    await inTransaction(services.db, async (trx) => {
      changed = await bringInStep(services, trx, orderId, by);
      return ok();
    });
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    services.log.warn({ orderId }, 'a paid order waits for its seats');
    await services.worker.wake('reconcile-payments');
    return;
  }
  await services.pages.changed(...changed);
  await services.worker.wake('deliver-messages');
  // A move that was paid for has freed a seat.
  if (changed.length > 0) await services.worker.wake('offer-seats');
}

/** Gives the cache tags of the sessions whose seats it looked at. */
async function bringInStep(services: Core, trx: Trx, orderId: string, by: Actor): Promise<string[]> {
  const order = await lockOrder(trx, orderId);
  const secured = isSecured(order, await findMoney(trx, orderId));
  if (!secured && order.paymentState !== 'refunded') return [];
  await lockSessions(trx, await listSessionsWithHoldsThatEnd(trx, orderId));
  // Read after the lock, both: whoever had it before us may have counted a hold as over and taken its seat, and whoever books
  // one of these people anew takes the lapsed hold away.
  const now = services.clock.now();
  const hasLapsed = ({ holdExpiresAt }: { holdExpiresAt: Date | null }) =>
    holdExpiresAt !== null && holdExpiresAt <= now;
  const seats = await listSeatsOfOrder(trx, orderId);
  const waiting = seats.filter(({ state }) => state === 'held');
  const free = secured ? await share(trx, waiting, { order, hasLapsed, now }) : [];
  const [asked, moves] = [
    waiting.filter((seat) => !seat.replacesSeatId),
    waiting.filter((seat) => seat.replacesSeatId),
  ];
  const seated = asked.filter((seat) => free.includes(seat));
  if (seated.length > 0) await confirm(services, trx, orderId, seated, by);
  const unseated = asked.filter((seat) => !seated.includes(seat));
  const moved = secured
    ? await completePaidMoves(services, trx, order, { moves, free, by })
    : { freedSessionIds: [], lost: moves };
  const givenUp = seats.filter(({ state, confirmedAt }) => state === 'cancelled' && !confirmedAt);
  await giveBackSeats(services, trx, order, [...unseated, ...moved.lost, ...givenUp], by);
  await giveBackWhatWasPaidTwice(services, trx, order, by);
  const sessionIds = [...waiting.flatMap(({ sessionId }) => sessionId ?? []), ...moved.freedSessionIds];
  return [...new Set(sessionIds)].map((id) => `session:${id}`);
}

/** Who of the waiting gets a seat: all whose hold is alive, and the others as far as there are free ones. */
async function share(
  trx: Trx,
  waiting: SeatDetails[],
  { order, hasLapsed, now }: { order: Order; hasLapsed: (seat: SeatDetails) => boolean; now: Date },
): Promise<SeatDetails[]> {
  const lapsed = waiting.filter(hasLapsed);
  const had = await findPlacesAnew(trx, { lapsed, buyerEmail: order.buyerEmail, isPaid: true }, now);
  return waiting.filter((seat) => seat.sessionState !== 'cancelled' && (!hasLapsed(seat) || had.has(seat.id)));
}

async function confirm(services: Core, trx: Trx, orderId: string, seated: SeatDetails[], by: Actor): Promise<void> {
  const at = services.clock.now();
  await confirmSeats(
    trx,
    seated.map(({ id }) => id),
    at,
  );
  await recordInJournal(trx, {
    at,
    by,
    action: 'seats.confirmed',
    subject: { type: 'order', id: orderId },
    facts: { seats: seated.length },
  });
  await announceConfirmedSeats(services, trx, orderId);
}
