import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { giveBackSurplus, mailPriceChange, mayKeepAsBalance, type Order } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { calendarFiles } from './announce-seats.ts';
import { seatCancelledMail } from './emails/seat-cancelled.ts';
import { changedSeatBackMail } from './emails/session-changed.ts';
import { moveSeat, type MoveSeatRefused } from './move-seat.ts';
import { changedTerms } from './move-terms.ts';
import { cancelSeats, lockSeat } from './seat-change-queries.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import type { ChangedSeatState, SeatChoice, SessionChange } from './session-change.ts';
import { lockChangedSeat, writeChangedSeat } from './changed-seat-queries.ts';
import { takeSeatOffPrice } from './take-seat-off-price.ts';

export type SettleChangedSeatRefused =
  | { reason: 'not-found' }
  /** It was decided before, by somebody else or by the time. The same choice again changes nothing and is no refusal. */
  | { reason: 'already-decided'; state: ChangedSeatState }
  /** A session that is cancelled cannot be kept. */
  | { reason: 'keep-not-possible' }
  | MoveSeatRefused;

export interface Settling {
  order: Order;
  change: SessionChange;
  seatId: string;
  choice: SeatChoice;
  by: Actor;
}

const outcomes = { refund: 'refunded', balance: 'balance', keep: 'kept', transfer: 'transferred' } as const;

/**
 * Does what was chosen for one seat, in the caller's transaction that holds the order's row: all of its price goes back the way
 * it came or to a balance, it moves to another session of the course at no charge, or it stays at the new time.
 */
export async function settleChangedSeat(
  services: Core,
  trx: Trx,
  { order, change, seatId, choice: preferred, by }: Settling,
): Promise<Result<undefined, SettleChangedSeatRefused>> {
  // Of somebody else's money no balance is made, whatever was asked for.
  const isTheirs = preferred.choice !== 'balance' || (await mayKeepAsBalance(trx, order));
  const choice: SeatChoice = isTheirs ? preferred : { choice: 'refund' };
  const key = { changeId: change.id, seatId };
  const row = await lockChangedSeat(trx, key);
  const seat = await findSeat(trx, seatId);
  if (!row || seat?.orderId !== order.id) return refuse('not-found');
  if (row.state === outcomes[choice.choice]) return ok();
  if (row.state !== 'asked' && row.state !== 'to-tell') return refuse('already-decided', { state: row.state });
  if (seat.state !== 'confirmed') return refuse('already-decided', { state: 'gone' });
  if (choice.choice === 'keep' && change.kind === 'cancelled') return refuse('keep-not-possible');
  const at = services.clock.now();
  const money = { cents: 0, reducedCents: 0 };
  if (choice.choice === 'transfer') {
    const moved = await moveSeat(services, trx, {
      ...{ order, seatId, toSessionId: choice.sessionId, role: 'payer', terms: changedTerms, expectedCents: null },
      ...{ reason: change.reason, by },
    });
    if (!moved.ok) return moved;
    const { moveCents, backCents } = moved.value;
    Object.assign(money, { cents: backCents, reducedCents: 0 - Math.min(0, moveCents) });
  } else if (choice.choice !== 'keep') {
    const to = choice.choice === 'refund' ? 'origin' : 'balance';
    Object.assign(money, await giveBack(services, trx, { order, change, seat, to }));
  }
  await writeChangedSeat(trx, key, { state: outcomes[choice.choice], decidedAt: at, ...money });
  await recordInJournal(trx, {
    at,
    by,
    action: `seat.change-${outcomes[choice.choice]}`,
    subject: { type: 'seat', id: seatId },
    facts: { orderId: order.id, changeId: change.id, cents: money.cents },
  });
  return ok();
}

interface GiveBack {
  order: Order;
  change: SessionChange;
  seat: SeatDetails;
  to: 'origin' | 'balance';
}

/** All that is left of the seat's price comes off the order's, and what was paid of it goes back. */
async function giveBack(services: Core, trx: Trx, facts: GiveBack): Promise<{ cents: number; reducedCents: number }> {
  const { order, change, to } = facts;
  const { reason } = change;
  const seat = await lockSeat(trx, facts.seat.id);
  if (!seat) throw new Error(`Seat ${facts.seat.id} is gone`);
  await cancelSeats(trx, [seat.id], services.clock.now(), reason);
  const description = `Cancelled: ${facts.seat.title}`;
  const { cents: reducedCents, noteId } = await takeSeatOffPrice(services, trx, { seat, reason, description });
  const cents = reducedCents > 0 ? await giveBackSurplus(services, trx, { orderId: order.id, reason, to }) : 0;
  await tell(services, trx, { ...facts, noteId, reducedCents, backCents: cents });
  return { cents, reducedCents };
}

async function tell(
  services: Core,
  trx: Trx,
  { order, change, noteId, ...facts }: GiveBack & { noteId: string | null; reducedCents: number; backCents: number },
): Promise<void> {
  const seat = await findSeat(trx, facts.seat.id);
  if (!seat) throw new Error(`Seat ${facts.seat.id} is gone`);
  const files = await calendarFiles(services, trx, [seat]);
  await mailPriceChange(services, trx, order, {
    kind: 'seat-refunded',
    papers: noteId ? [{ kind: 'tax-document', id: noteId }] : [],
    write: (payer) => changedSeatBackMail(services.site, { ...facts, ...payer, seat, reason: change.reason }),
  });
  await queueMessages(trx, services.clock.now(), [
    // Of a cancelled session the attendee knows already; of a moved one they have the new time in their calendar.
    ...(change.kind === 'moved' && seat.attendeeEmail
      ? [
          {
            kind: 'seat-cancelled',
            to: { email: seat.attendeeEmail, name: seat.attendeeName ?? '' },
            about: { type: 'seat' as const, id: seat.id },
            attachments: files.get(seat.id) ?? [],
            ...seatCancelledMail(services.site, { seat, reason: change.reason }),
          },
        ]
      : []),
  ]);
}
