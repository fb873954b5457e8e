import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { lockSeat } from './seat-change-queries.ts';
import { dropSeatNotes, listSeatNotes, putSeatNotes, type SeatNotes } from './seat-note-queries.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { notesFor } from './what-attendees-say.ts';

type WriteSeatNotesRefused = { reason: 'no-such-seat' } | { reason: 'session-over' };

/** What an attendee has asked the staff of their session to know; empty when nothing. Only their own. */
export async function findSeatNotes(
  services: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<SeatNotes, { reason: 'no-such-seat' }>> {
  const seat = isId(seatId) ? await findSeat(services.db, seatId) : undefined;
  if (!seat || seat.learnerId !== viewer.personId) return refuse('no-such-seat');
  return ok((await listSeatNotes(services.db, [seatId])).get(seatId) ?? { dietary: '', access: '' });
}

/** An attendee says what the staff of their session should know, or takes it back by leaving both empty. */
export async function writeSeatNotes(
  services: Core,
  { by, seatId, notes }: { by: Viewer; seatId: string; notes: SeatNotes },
): Promise<Result<undefined, WriteSeatNotesRefused>> {
  if (!isId(seatId)) return refuse('no-such-seat');
  return inTransaction(services.db, async (trx) => {
    await lockSeat(trx, seatId);
    const seat = await findSeat(trx, seatId);
    if (!seat || seat.learnerId !== by.personId) return refuse('no-such-seat');
    const now = services.clock.now();
    if (!takesNotes(seat, now)) return refuse('session-over');
    const rows = notesFor(seat, notes);
    if (rows.length === 0) await dropSeatNotes(trx, seatId);
    await putSeatNotes(trx, rows, now);
    return ok();
  });
}

/** Notes are for people who will be met. */
function takesNotes({ state, endsAt, sessionState }: SeatDetails, now: Date): boolean {
  return (
    ['held', 'confirmed', 'attended'].includes(state) && endsAt !== null && endsAt > now && sessionState !== 'cancelled'
  );
}
