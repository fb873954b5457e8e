import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { findMoney, type Order } from '#src/orders/index.ts';
import { completeMove } from './make-move.ts';
import { listSessionsSeatedIn } from './move-queries.ts';
import { lockSeat } from './seat-change-queries.ts';
import type { SeatDetails } from './seat-queries.ts';

interface Waiting {
  /** Held seats of this order that are to take another's place. */
  moves: SeatDetails[];
  /** Seats that can be had: held still, or free again. */
  free: SeatDetails[];
  by: Actor;
}

/**
 * Makes the moves that were paid for, as far as what is here above the price reaches. One that is not paid waits on, or has
 * lapsed: then nothing has changed. One that was paid but cannot be made any more (its old seat was given back, the new one
 * went to somebody else) is lost: the caller ends it and its money goes back. The order is locked by the caller.
 */
export async function completePaidMoves(services: Core, trx: Trx, order: Order, { moves, free, by }: Waiting) {
  const lost: SeatDetails[] = [];
  const freedSessionIds: string[] = [];
  for (const move of moves) {
    const { id: newId, replacesSeatId: oldId, moveCents, sessionId } = move;
    // Asked anew for each: the one before has taken its money.
    const { surplusCents } = await findMoney(trx, order.id);
    if (!oldId || moveCents === null || surplusCents < moveCents) continue;
    const old = await lockSeat(trx, oldId);
    const seatedIn = old ? await listSessionsSeatedIn(trx, old, sessionId ? [sessionId] : []) : new Set();
    if (old?.state !== 'confirmed' || !free.includes(move) || seatedIn.size > 0) {
      lost.push(move);
      continue;
    }
    await completeMove(services, trx, { order, oldId, newId, moveCents, reason: 'Moved to another date', by });
    if (old.sessionId) freedSessionIds.push(old.sessionId);
  }
  return { lost, freedSessionIds };
}
