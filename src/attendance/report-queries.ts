import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';
import type { MatchableSeat } from './match-people.ts';

interface NewReport {
  id: string;
  sessionId: string;
  sha256: string;
  timeZone: string;
  content: Buffer;
  uploadedBy: string;
  uploadedAt: Date;
}

/** Keeps an uploaded report; the same bytes, read in the same zone, are kept once. Gives its id, and whether it is new. */
export async function keepReport(trx: Trx, report: NewReport): Promise<{ id: string; isNew: boolean }> {
  const added = await trx
    .insertInto('meetingReports')
    .values(report)
    .onConflict((conflict) => conflict.columns(['sessionId', 'sha256', 'timeZone']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return { id: added.id, isNew: true };
  const { sessionId, sha256, timeZone } = report;
  const known = trx.selectFrom('meetingReports').select('id').where('sessionId', '=', sessionId);
  const { id } = await known.where('sha256', '=', sha256).where('timeZone', '=', timeZone).executeTakeFirstOrThrow();
  return { id, isNew: false };
}

export async function findReport(db: Db | Trx, { sessionId, reportId }: { sessionId: string; reportId: string }) {
  return db
    .selectFrom('meetingReports')
    .select(['id', 'content', 'timeZone', 'uploadedAt', 'appliedAt'])
    .where('id', '=', reportId)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
}

/** The latest reports of a session, without their bytes, with who uploaded them. */
export async function listReports(db: Db, sessionId: string) {
  return db
    .selectFrom('meetingReports')
    .innerJoin('people', 'people.id', 'uploadedBy')
    .select(['meetingReports.id', 'timeZone', 'uploadedAt', 'appliedAt', 'people.name as uploadedByName'])
    .where('sessionId', '=', sessionId)
    .orderBy('uploadedAt', 'desc')
    .limit(50)
    .execute();
}

/** Notes that the report's people have been told apart; the first time stands. */
export async function markApplied(
  trx: Trx,
  reportId: string,
  by: { appliedBy: string; appliedAt: Date },
): Promise<void> {
  await trx.updateTable('meetingReports').set(by).where('id', '=', reportId).where('appliedAt', 'is', null).execute();
}

/** The seats of a session with the names and addresses by which a report may know their holders. */
export async function listMatchableSeats(db: Db | Trx, sessionId: string): Promise<MatchableSeat[]> {
  return db
    .selectFrom('seats')
    .leftJoin('people', 'people.id', 'seats.learnerId')
    .select('seats.id as seatId')
    .select((eb) => eb.fn.coalesce('attendeeName', 'people.name').as('name'))
    .select(sql<string[]>`array_remove(array[attendee_email::text, people.email::text], null)`.as('emails'))
    .where('sessionId', '=', sessionId)
    .where('seats.state', 'in', takenStates)
    .orderBy(sql`coalesce(attendee_name, people.name) collate "und-x-icu"`, (order) => order.asc().nullsLast())
    .orderBy('seats.id')
    .execute();
}
