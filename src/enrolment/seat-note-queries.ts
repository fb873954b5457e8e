import type { Db, Trx } from '#src/database.ts';

/** What the staff of one session should know of an attendee. Sensitive: only they and the attendee read it. */
export interface SeatNotes {
  dietary: string;
  access: string;
}

export const longestNote = 300;

export async function putSeatNotes(trx: Trx, notes: (SeatNotes & { seatId: string })[], at: Date): Promise<void> {
  if (notes.length === 0) return;
  await trx
    .insertInto('seatNotes')
    .values(notes.map((each) => ({ ...each, writtenAt: at })))
    .onConflict((conflict) =>
      conflict.column('seatId').doUpdateSet((eb) => ({
        dietary: eb.ref('excluded.dietary'),
        access: eb.ref('excluded.access'),
        writtenAt: eb.ref('excluded.writtenAt'),
      })),
    )
    .execute();
}

export async function dropSeatNotes(trx: Trx, seatId: string): Promise<void> {
  await trx.deleteFrom('seatNotes').where('seatId', '=', seatId).execute();
}

/** The same person goes on in another seat, and so do their notes. */
export async function moveSeatNotes(trx: Trx, from: string, to: string): Promise<void> {
  await trx.updateTable('seatNotes').set({ seatId: to }).where('seatId', '=', from).execute();
}

/** The notes of these seats, by seat. */
export async function listSeatNotes(db: Db | Trx, seatIds: string[]): Promise<Map<string, SeatNotes>> {
  if (seatIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('seatNotes')
    .select(['seatId', 'dietary', 'access'])
    .where('seatId', 'in', seatIds)
    .execute();
  return new Map(rows.map(({ seatId, ...notes }) => [seatId, notes]));
}

/** Deletes the notes of seats whose session is over, or that nobody has any more. Gives how many. */
export async function deleteNotesOfThePast(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('seatNotes')
    .using('seats')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .whereRef('seats.id', '=', 'seatNotes.seatId')
    .where((eb) =>
      eb.or([
        eb('seats.sessionId', 'is', null),
        eb('sessions.endsAt', '<=', now),
        eb('sessions.state', '=', 'cancelled'),
        eb('seats.state', 'in', ['cancelled', 'transferred']),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
