import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { SessionChange } from './session-change.ts';

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

export async function findSessionChange(db: Db | Trx, id: string): Promise<SessionChange | undefined> {
  return db
    .selectFrom('sessionChanges')
    .select(columns)
    .select((eb) => eb.ref('daysBefore').$castTo<SessionChange['daysBefore']>().as('daysBefore'))
    .where('id', '=', id)
    .executeTakeFirst();
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
