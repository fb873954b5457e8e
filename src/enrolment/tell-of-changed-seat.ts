import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { lockOrder, type Order, orderLink } from '#src/orders/index.ts';
import { ok } from '#src/shared/result.ts';
import { calendarFiles } from './announce-seats.ts';
import { chooseMail, sessionChangedMail } from './emails/session-changed.ts';
import { cancelSeats } from './seat-change-queries.ts';
import { findSeat, listSeatsOfOrder, type SeatDetails } from './seat-queries.ts';
import { askedAt, type SessionChange } from './session-change.ts';
import {
  type ChangedSeat,
  listChangedSeatsOfOrder,
  lockChangedSeat,
  writeChangedSeat,
} from './changed-seat-queries.ts';
import { findSessionChange, raiseRevision } from './session-change-queries.ts';

/**
 * Tells the attendee of one seat what the provider has changed, with the calendar entry that follows it. For a seat that was
 * paid for, whoever paid is asked: one mail for all seats of the order, written with the last of them. A free seat needs no
 * answer. One transaction, so that a process that dies has told whom it has told. Twice changes nothing.
 */
export async function tellOfChangedSeat(services: Core, row: ChangedSeat): Promise<void> {
  const { changeId, seatId, orderId } = row;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const [locked, change] = [await lockChangedSeat(trx, row), await findSessionChange(trx, changeId)];
    if (!change || locked?.state !== 'to-tell') return ok();
    const at = services.clock.now();
    await raiseRevision(trx, seatId);
    const seat = await findSeat(trx, seatId);
    if (seat?.state !== 'confirmed') {
      await writeChangedSeat(trx, row, { state: 'gone', decidedAt: at });
      return ok();
    }
    const isFree = seat.priceCents === seat.refundedCents;
    await tell(services, trx, { order, seat, change, isFree });
    if (isFree) await settleFree(trx, row, { seat, change, at });
    else await writeChangedSeat(trx, row, { state: 'asked', toldAt: at });
    await askWhoPaid(services, trx, order, change);
    return ok();
  });
}

async function tell(
  services: Core,
  trx: Trx,
  { order, seat, change, isFree }: { order: Order; seat: SeatDetails; change: SessionChange; isFree: boolean },
): Promise<void> {
  const files = await calendarFiles(services, trx, [seat]);
  await queueMessages(trx, services.clock.now(), [
    {
      kind: `session-${change.kind}`,
      to: { email: seat.attendeeEmail ?? order.buyerEmail, name: seat.attendeeName ?? order.buyerName },
      about: { type: 'seat', id: seat.id },
      attachments: files.get(seat.id) ?? [],
      ...sessionChangedMail(services.site, { seat, change, isFree }),
    },
  ]);
}

/** Nothing was paid, so there is nothing to choose: it goes with its session, wherever that goes. */
async function settleFree(
  trx: Trx,
  row: ChangedSeat,
  { seat, change, at }: { seat: SeatDetails; change: SessionChange; at: Date },
): Promise<void> {
  const over = { toldAt: at, decidedAt: at };
  if (change.kind === 'moved') return writeChangedSeat(trx, row, { state: 'kept', ...over });
  await cancelSeats(trx, [seat.id], at, change.reason);
  await recordInJournal(trx, {
    at,
    by: { kind: 'system' },
    action: 'seat.cancelled',
    subject: { type: 'seat', id: seat.id },
    facts: { orderId: seat.orderId, refundCents: 0 },
  });
  await writeChangedSeat(trx, row, { state: 'refunded', ...over });
}

/** Once everybody of the order has been told. The order's row is locked, so exactly one transaction finds that it is so. */
async function askWhoPaid(services: Core, trx: Trx, order: Order, change: SessionChange): Promise<void> {
  const rows = await listChangedSeatsOfOrder(trx, change.id, order.id);
  if (rows.some(({ state }) => state === 'to-tell')) return;
  const asked = new Set(rows.flatMap(({ seatId, state }) => (state === 'asked' ? seatId : [])));
  if (asked.size === 0) return;
  const seats = (await listSeatsOfOrder(trx, order.id)).filter(({ id }) => asked.has(id));
  const at = services.clock.now();
  const url = orderLink(services, order, `/changes/${change.id}`);
  await queueMessages(trx, at, [
    {
      kind: 'choose-after-change',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: order.id },
      ...chooseMail(services.site, { ...order, url, change: askedAt(change, at), seats }),
    },
  ]);
}
