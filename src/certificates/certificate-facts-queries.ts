import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/** Everything a certificate says, as it is now. */
export async function findCertificateFacts(db: Db, completionId: string) {
  const completion = await db
    .selectFrom('completions')
    .innerJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin('sessions', 'sessions.id', 'completions.sessionId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['completions.id', 'learnerId', 'sessionId', 'completedOn', 'courses.title as courseTitle', 'courses.kind'])
    .select([minutesTaught.as('durationMinutes'), 'delivery', 'startsAt', 'endsAt', 'sessions.timeZone'])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .where('completions.id', '=', completionId)
    .executeTakeFirst();
  if (!completion) return undefined;
  return {
    ...completion,
    instructorNames: completion.sessionId ? await listInstructorNames(db, completion.sessionId) : [],
    credits: await listCredits(db, completionId),
  };
}

/** The course's, or those of them that somebody who gets part credit was there for. */
const minutesTaught = sql<number>`case when completions.evidence ->> 'inPart' = 'true'
  then least(courses.duration_minutes, (completions.evidence ->> 'attendedMinutes')::integer)
  else courses.duration_minutes end`;

async function listInstructorNames(db: Db, sessionId: string): Promise<string[]> {
  const instructors = await db
    .selectFrom('sessionInstructors')
    .innerJoin('instructors', 'instructors.id', 'sessionInstructors.instructorId')
    .select('instructors.name')
    .where('sessionId', '=', sessionId)
    .orderBy('instructors.name')
    .execute();
  return instructors.map(({ name }) => name);
}

async function listCredits(db: Db, completionId: string) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .leftJoin('approvals', 'approvals.id', 'creditEntries.approvalId')
    .select(['creditEntries.units', 'unitSingular', 'unitPlural', 'creditBodies.code as body', 'approvals.reference'])
    .where('completionId', '=', completionId)
    .orderBy((eb) => eb('bodyId', '<>', 'iicrc'))
    .orderBy('creditBodies.code')
    .execute();
}
