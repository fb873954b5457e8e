import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { type ChangedSeatState, lateMinutes, openChangeStates } from './session-change.ts';

/** Rows whose seat was given back or moved in another way meanwhile: nothing is left to ask. */
export async function closeRowsOfGoneSeats(db: Db, now: Date): Promise<void> {
  await sql`
    update session_change_seats set state = 'gone', decided_at = ${now}
    from seats
    where seats.id = seat_id and session_change_seats.state in ('to-tell', 'asked') and seats.state <> 'confirmed'`.execute(
    db,
  );
}

export interface ChangedSeat {
  changeId: string;
  seatId: string;
  orderId: string;
  state: 'to-tell' | 'asked';
  toldAt: Date | null;
}

/** Seats to tell of, and seats whose time to choose is over; an order's together, those that failed before last. */
export async function listChangedSeatsToDo(db: Db, now: Date, limit: number): Promise<ChangedSeat[]> {
  const { rows } = await sql<ChangedSeat>`
    select change_id, seat_id, seats.order_id, session_change_seats.state, told_at
    from session_change_seats
    join session_changes on session_changes.id = change_id
    join seats on seats.id = seat_id
    where session_change_seats.state = 'to-tell' or session_change_seats.state = 'asked' and decide_by <= ${now}
      and (told_at < decide_by or told_at <= ${addMinutes(now, -lateMinutes)})
    order by last_error is not null, change_id, seats.order_id, seat_id
    limit ${limit}`.execute(db);
  return rows;
}

/** The row of one seat, held until the transaction ends. */
export async function lockChangedSeat(trx: Trx, { changeId, seatId }: { changeId: string; seatId: string }) {
  return trx
    .selectFrom('sessionChangeSeats')
    .select(['state', 'cents', 'reducedCents'])
    .where('changeId', '=', changeId)
    .where('seatId', '=', seatId)
    .forUpdate()
    .executeTakeFirst();
}

export async function writeChangedSeat(
  trx: Trx,
  { changeId, seatId }: { changeId: string; seatId: string },
  now: { state: ChangedSeatState; cents?: number; reducedCents?: number; toldAt?: Date; decidedAt?: Date },
): Promise<void> {
  await trx
    .updateTable('sessionChangeSeats')
    .set({ ...now, lastError: null })
    .where('changeId', '=', changeId)
    .where('seatId', '=', seatId)
    .execute();
}

/** Why dealing with a seat failed; nothing when it was dealt with after all. Null makes it be tried like any other. */
export async function writeChangeError(
  db: Db,
  { changeId, seatId }: { changeId: string; seatId?: string },
  lastError: string | null,
): Promise<void> {
  await db
    .updateTable('sessionChangeSeats')
    .set({ lastError })
    .where('changeId', '=', changeId)
    .$if(seatId !== undefined, (query) => query.where('seatId', '=', seatId ?? ''))
    .where('state', 'in', openChangeStates)
    .execute();
}

/** How the seats of one order stand in this change. */
export async function listChangedSeatsOfOrder(db: Db | Trx, changeId: string, orderId: string) {
  return db
    .selectFrom('sessionChangeSeats')
    .innerJoin('seats', 'seats.id', 'seatId')
    .select(['seatId', 'sessionChangeSeats.state', 'cents', 'reducedCents', 'decidedAt', 'toldAt'])
    .where('changeId', '=', changeId)
    .where('seats.orderId', '=', orderId)
    .orderBy('seatId')
    .execute();
}
