import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { listSessionDays } from './attendance-queries.ts';
import type { CheckInFault, CheckInMark } from './check-in-mark.ts';
import type { MarkedDay } from './check-marks.ts';

/** A mark from the door that nobody has settled yet. */
export type OpenConflict = Awaited<ReturnType<typeof listOpenConflicts>>[number];

/**
 * The days of a session, locked, so that two devices that send their marks at once are looked at one after the other. They are
 * read after the lock was given: whoever waited for a countersign sees it.
 */
export async function lockSessionDays(trx: Trx, sessionId: string): Promise<MarkedDay[]> {
  await trx
    .selectFrom('sessionDays')
    .select('id')
    .where('sessionId', '=', sessionId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return listSessionDays(trx, sessionId);
}

/** Every seat that was ever given in the session, with who has it and where it is in its life. */
export async function listAllSeats(trx: Trx, sessionId: string) {
  return trx.selectFrom('seats').select(['id', 'learnerId', 'state']).where('sessionId', '=', sessionId).execute();
}

/** What is on record of these seats, in the order it was recorded. */
export async function listNotedMarks(trx: Trx, seatIds: string[]) {
  if (seatIds.length === 0) return [];
  return trx
    .selectFrom('attendanceEvents')
    .select(['seatId', 'sessionDayId', 'kind', 'at'])
    .where('seatId', 'in', seatIds)
    .orderBy('id')
    .execute();
}

/** Which of these marks arrived before: with the fault of those that wait to be settled. */
export async function listArrivedMarks(
  trx: Trx,
  clientIds: string[],
): Promise<{ clientId: string; fault: CheckInFault | null }[]> {
  if (clientIds.length === 0) return [];
  return trx
    .selectFrom('attendanceEvents')
    .select(['clientId', sql<CheckInFault | null>`null`.as('fault')])
    .where('clientId', 'in', clientIds)
    .union(
      trx
        .selectFrom('attendanceConflicts')
        .select(['clientId', sql<CheckInFault | null>`case when settlement is null then fault end`.as('fault')])
        .where('clientId', 'in', clientIds),
    )
    .execute();
}

export interface NewConflict extends CheckInMark {
  sessionDayId: string;
  fault: CheckInFault;
}

export async function addConflicts(
  trx: Trx,
  conflicts: NewConflict[],
  by: { source: 'trainer' | 'staff'; recordedBy: string; recordedAt: Date },
): Promise<void> {
  if (conflicts.length === 0) return;
  const rows = conflicts.map(({ dayNumber: _, ...mark }) => ({ ...mark, ...by }));
  await trx.insertInto('attendanceConflicts').values(rows).execute();
}

/** Marks of a session that wait to be settled, oldest first, at most 200. */
export async function listOpenConflicts(db: Db | Trx, sessionId: string) {
  return db
    .selectFrom('attendanceConflicts')
    .innerJoin('sessionDays', 'sessionDays.id', 'attendanceConflicts.sessionDayId')
    .innerJoin('seats', 'seats.id', 'attendanceConflicts.seatId')
    .innerJoin('people', 'people.id', 'attendanceConflicts.recordedBy')
    .select(['clientId', 'seatId', 'dayNumber', 'kind', 'at', 'fault', 'recordedAt', 'ticketCode', 'attendeeName'])
    .select('people.name as recordedByName')
    .where('sessionDays.sessionId', '=', sessionId)
    .where('settlement', 'is', null)
    .orderBy('at')
    .orderBy('clientId')
    .limit(200)
    .execute();
}

/** How many marks of a day wait to be settled. */
export async function countOpenConflicts(trx: Trx, sessionDayId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('attendanceConflicts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sessionDayId', '=', sessionDayId)
    .where('settlement', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** One mark of this session that did not fit, locked. */
export async function lockConflict(trx: Trx, { sessionId, clientId }: { sessionId: string; clientId: string }) {
  return trx
    .selectFrom('attendanceConflicts')
    .innerJoin('sessionDays', 'sessionDays.id', 'attendanceConflicts.sessionDayId')
    .select(['clientId', 'seatId', 'sessionDayId', 'dayNumber', 'kind', 'settlement'])
    .select(['sessionDays.startsAt', 'sessionDays.endsAt'])
    .where('clientId', '=', clientId)
    .where('sessionDays.sessionId', '=', sessionId)
    .forUpdate('attendanceConflicts')
    .executeTakeFirst();
}

export async function settle(
  trx: Trx,
  clientId: string,
  settled: { settlement: 'kept' | 'dropped'; settledBy: string; settledAt: Date; note: string | null },
): Promise<void> {
  await trx.updateTable('attendanceConflicts').set(settled).where('clientId', '=', clientId).execute();
}

/** Writes that somebody gave their word for a day. */
export async function addCountersign(
  trx: Trx,
  countersign: { sessionDayId: string; countersignedBy: string; countersignedAt: Date },
): Promise<void> {
  await trx.insertInto('dayCountersigns').values(countersign).execute();
}
