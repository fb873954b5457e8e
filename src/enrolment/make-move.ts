import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addOrderLine, findMoney, giveBackSurplus, lowerPrice, type Order, raisePrice } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { claimDeadline } from './claim-deadline.ts';
import { copyDeclarations } from './declaration-queries.ts';
import { holdMinutes } from './hold.ts';
import { getMovedSeat, isTaxable, swapSeats } from './move-queries.ts';
import { gstOfMove } from './move-quote.ts';
import type { QuotedMove } from './move-terms.ts';
import type { Offer } from './offer-queries.ts';
import { insertMovedSeat } from './seat-change-queries.ts';
import { moveSeatNotes } from './seat-note-queries.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { tellOfMove } from './tell-of-move.ts';
import { whenAndWhere } from './when-and-where.ts';

export interface Move {
  order: Order;
  seat: SeatDetails;
  target: Offer;
  quote: QuotedMove;
  isAtOnce: boolean;
  /** Printed on the paper, and read by learner and payer. */
  reason: string;
  by: Actor;
}

export interface MadeMove {
  /** The new seat. */
  seatId: string;
  /** What the order's price rises by, or falls by when less than nothing. */
  moveCents: number;
  /** Whether the seat has moved, or waits for its payment. */
  isMade: boolean;
  /** What goes back of what was paid. */
  backCents: number;
}

/** Takes the new seat, and the old one's place at once where nothing has to be paid first. */
export async function makeMove(services: Core, trx: Trx, move: Move): Promise<MadeMove> {
  const { order, seat, target, quote, isAtOnce, reason, by } = move;
  const at = services.clock.now();
  const newSeatId = await holdNewSeat(trx, move, at);
  const { moveCents } = quote;
  if (isAtOnce) {
    const completed = { order, oldId: seat.id, newId: newSeatId, moveCents, reason, by };
    return { seatId: newSeatId, isMade: true, ...(await completeMove(services, trx, completed)) };
  }
  await recordInJournal(trx, {
    at,
    by,
    action: 'seat.move-begun',
    subject: { type: 'seat', id: seat.id },
    facts: { orderId: order.id, toSessionId: target.sessionId, moveCents },
  });
  return { seatId: newSeatId, moveCents, isMade: false, backCents: 0 };
}

async function holdNewSeat(trx: Trx, { order, seat, target, quote }: Move, at: Date): Promise<string> {
  const { payer, policyVersionId } = await getMovedSeat(trx, seat.id);
  const { id: orderId } = order;
  const { courseId, sessionId, title, startsAt } = target;
  const { tier, priceCents, gstCents, refundedCents, priceBreakdown, moveCents, refundCapPercent, keptCents } = quote;
  const line = { id: newId(), orderId, courseId, sessionId };
  const amounts = { quantity: 1, unitCents: priceCents, totalCents: priceCents, gstCents, taxable: quote.taxable };
  const described = { description: tier ? `${title} (${tier.label})` : title, detail: whenAndWhere(target) };
  await addOrderLine(trx, { ...line, ...described, ...amounts }, at);
  const id = newId();
  await insertMovedSeat(trx, {
    ...{ id, orderId, orderLineId: line.id, courseId, sessionId },
    ...{ learnerId: seat.learnerId, attendeeName: seat.attendeeName, attendeeEmail: seat.attendeeEmail },
    ...{ ticketCode: newReference('T'), state: 'held', holdExpiresAt: addMinutes(at, holdMinutes) },
    ...{
      confirmedAt: null,
      accessEndsAt: null,
      payer,
      priceCents,
      gstCents,
      refundedCents,
      refundCapPercent,
      keptCents,
    },
    // The rules that the seat was sold with go along. Its voucher follows when it moves, so that it is never used twice.
    ...{ priceBreakdown, policyVersionId, voucherId: null, priceTierId: tier?.id ?? null },
    ...{ claimBy: seat.learnerId ? null : claimDeadline(startsAt, at), createdAt: at },
    ...{ replacesSeatId: seat.id, moveCents },
  });
  return id;
}

interface CompletedMove {
  order: Order;
  oldId: string;
  newId: string;
  moveCents: number;
  reason: string;
  by: Actor;
}

/**
 * The held seat takes the old one's place, and the order's price follows, never below nothing: what somebody sent back in the
 * provider's dashboard has come off it already. Everybody is told. The order and both seats are the caller's.
 */
export async function completeMove(
  services: Core,
  trx: Trx,
  asked: CompletedMove,
): Promise<Pick<MadeMove, 'moveCents' | 'backCents'>> {
  const { order, oldId, newId: id, reason, by } = asked;
  const { owedCents } = await findMoney(trx, order.id);
  const moveCents = Math.max(asked.moveCents, 0 - owedCents);
  const at = services.clock.now();
  const before = await findSeat(trx, oldId);
  await swapSeats(trx, { oldId, newId: id, at });
  await copyDeclarations(trx, oldId, id);
  await moveSeatNotes(trx, oldId, id);
  const [old, seat] = [await findSeat(trx, oldId), await findSeat(trx, id)];
  if (!before || !old || !seat) throw new Error(`Seat ${oldId} or ${id} is gone`);
  const paper = await changePrice(services, trx, { ...asked, moveCents }, seat, old);
  await recordInJournal(trx, {
    at,
    by,
    action: 'seat.moved',
    subject: { type: 'seat', id: oldId },
    facts: { orderId: order.id, newSeatId: id, moveCents },
  });
  await tellOfMove(services, trx, { order, old, seat, reason, moveCents, ...paper });
  return { moveCents, backCents: paper.backCents };
}

async function changePrice(
  services: Core,
  trx: Trx,
  { order, newId: id, moveCents, reason }: CompletedMove,
  seat: SeatDetails,
  old: SeatDetails,
): Promise<{ backCents: number; noteId: string | null }> {
  if (moveCents === 0) return { backCents: 0, noteId: null };
  const orderId = order.id;
  const detail = [seat.attendeeName, `from ${whenAndWhere(old)} to ${whenAndWhere(seat)}`].filter(Boolean).join(', ');
  const change = { orderId, cents: Math.abs(moveCents), reason, description: `Moved: ${seat.title}`, detail };
  const costs = (of: SeatDetails) => of.priceCents - of.refundedCents;
  const feeCents = moveCents - (costs(seat) - costs(old));
  const moveGst = gstOfMove(old, seat, { cents: feeCents, taxable: await isTaxable(trx, id) });
  // Between a taxable course and one without GST the tax may go against the price: then the note carries none.
  const gstCents = Math.min(Math.abs(moveCents), Math.max(0, Math.sign(moveCents) * moveGst));
  if (moveCents > 0) return { backCents: 0, noteId: await raisePrice(services, trx, { ...change, gstCents }) };
  const noteId = await lowerPrice(services, trx, { ...change, gstCents });
  return { backCents: await giveBackSurplus(services, trx, { orderId, reason, to: 'origin' }), noteId };
}
