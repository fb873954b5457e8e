import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { type ChangedSeatState, openChangeStates, type SessionChange } from './session-change.ts';

const columns = ['id', 'sessionId', 'kind', 'reason', 'decideBy', 'ifUnanswered', 'madeAt'] as const;

interface NewChange extends Omit<SessionChange, 'id' | 'daysBefore'> {
  daysBefore: { startsAt: Date; endsAt: Date }[];
  madeBy: string | null;
}

/**
 * Writes that the session changes, and a row for every seat that somebody has in it. What an earlier change still asks about
 * these seats is over: this one asks anew.
 */
export async function insertSessionChange(trx: Trx, change: NewChange): Promise<string> {
  const id = newId();
  await trx
    .insertInto('sessionChanges')
    .values({ id, ...change, daysBefore: JSON.stringify(change.daysBefore) })
    .execute();
  await sql`
    update session_change_seats set state = 'gone', decided_at = ${change.madeAt}
    from session_changes
    where session_changes.id = change_id and session_changes.session_id = ${change.sessionId}
      and state in ('to-tell', 'asked')`.execute(trx);
  await addSeatsTo(trx, id, change.sessionId);
  return id;
}

async function addSeatsTo(trx: Trx, changeId: string, sessionId: string): Promise<void> {
  await sql`
    insert into session_change_seats (change_id, seat_id, state)
    select ${changeId}, seats.id, 'to-tell' from seats
    where seats.session_id = ${sessionId} and seats.state = 'confirmed'
    on conflict do nothing`.execute(trx);
}

/**
 * Seats that became somebody's while the change was written, because their payment was settled at that moment: they were
 * sold under the old time, so whoever paid is asked as well. Gives how many there were.
 */
export async function addSeatsMissedByChanges(db: Db): Promise<number> {
  const added = await sql`
    insert into session_change_seats (change_id, seat_id, state)
    select latest.id, seats.id, 'to-tell'
    from (
      select distinct on (session_id) id, session_id, kind, made_at from session_changes
      order by session_id, made_at desc, id desc
    ) latest
    join sessions on sessions.id = latest.session_id
    join seats on seats.session_id = sessions.id and seats.state = 'confirmed'
      and (latest.kind = 'cancelled' and sessions.state = 'cancelled'
        or latest.kind = 'moved' and seats.created_at <= latest.made_at and seats.confirmed_at >= latest.made_at
          and seats.replaces_seat_id is null)
    on conflict do nothing`.execute(db);
  return Number(added.numAffectedRows ?? 0);
}

/** Cancelled sessions in which people have seats, and of which nothing was written. */
export async function listChangesNotWritten(db: Db) {
  return db
    .selectFrom('sessions')
    .select(['id', 'cancelReason'])
    .where('state', '=', 'cancelled')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('seats')
          .select('seats.id')
          .whereRef('seats.sessionId', '=', 'sessions.id')
          .where('seats.state', '=', 'confirmed'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sessionChanges')
            .select('sessionChanges.id')
            .whereRef('sessionChanges.sessionId', '=', 'sessions.id')
            .where('kind', '=', 'cancelled'),
        ),
      ),
    )
    .execute();
}

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
}

/** Seats to tell of, and seats whose time to choose is over; an order's together, those that failed before last. */
export async function listChangedSeatsToDo(db: Db, now: Date, limit: number): Promise<ChangedSeat[]> {
  const { rows } = await sql<ChangedSeat>`
    select change_id, seat_id, seats.order_id, session_change_seats.state
    from session_change_seats
    join session_changes on session_changes.id = change_id
    join seats on seats.id = seat_id
    where session_change_seats.state = 'to-tell' or (session_change_seats.state = 'asked' and decide_by <= ${now})
    order by last_error is not null, change_id, seats.order_id, seat_id
    limit ${limit}`.execute(db);
  return rows;
}

export async function findSessionChange(db: Db | Trx, id: string): Promise<SessionChange | undefined> {
  return db
    .selectFrom('sessionChanges')
    .select(columns)
    .select((eb) => eb.ref('daysBefore').$castTo<SessionChange['daysBefore']>().as('daysBefore'))
    .where('id', '=', id)
    .executeTakeFirst();
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
    .select(['seatId', 'sessionChangeSeats.state', 'cents', 'reducedCents', 'decidedAt'])
    .where('changeId', '=', changeId)
    .where('seats.orderId', '=', orderId)
    .orderBy('seatId')
    .execute();
}

/** Raises the number that calendars tell an older entry by. */
export async function raiseRevision(trx: Trx, seatId: string): Promise<void> {
  await trx
    .updateTable('seats')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', seatId)
    .execute();
}

/** Orders with unpaid seats in cancelled sessions. */
export async function listOrdersHoldingInCancelledSessions(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select('seats.orderId')
    .distinct()
    .where('sessions.state', '=', 'cancelled')
    .where('seats.state', '=', 'held')
    .orderBy('seats.orderId')
    .limit(limit)
    .execute();
  return rows.map(({ orderId }) => orderId);
}
