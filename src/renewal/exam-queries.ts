import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';

export type ExamResult = 'passed' | 'not-passed' | 'waiting';

/** The exam that follows a learner's own class, with what they noted of it; undefined where there is none. */
export async function findExamOfSeat(db: Db | Trx, { seatId, learnerId }: { seatId: string; learnerId: string }) {
  return db
    .selectFrom('seats')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .leftJoin('examResults', (join) =>
      join.onRef('examResults.seatId', '=', 'seats.id').onRef('examResults.learnerId', '=', 'seats.learnerId'),
    )
    .select(['startsAt', 'endsAt', 'timeZone', 'result', 'satOn'])
    .select((eb) => [eb.ref('examWithinDays').$notNull().as('examWithinDays'), body, mayHold])
    .where('seats.id', '=', seatId)
    .where('seats.learnerId', '=', learnerId)
    .where('seats.state', 'in', takenStates)
    .where('examWithinDays', 'is not', null)
    .executeTakeFirst();
}

/** Who holds the exam: the body of what the class prepares for. */
const body = sql<string | null>`(
  select min(credit_bodies.code) from course_designations
  join designations on designations.id = course_designations.designation_id
  join credit_bodies on credit_bodies.id = designations.body_id
  where course_designations.course_id = courses.id
)`.as('body');

/** Codes of what the class prepares for. */
const mayHold = sql<string[]>`array(
  select designations.code from course_designations
  join designations on designations.id = course_designations.designation_id
  where course_designations.course_id = courses.id order by designations.code
)`.as('preparesFor');

interface Noted {
  seatId: string;
  learnerId: string;
  result: ExamResult;
  satOn: string;
  notedAt: Date;
}

/** Writes what the learner notes over what they noted before. */
export async function putExamResult(trx: Trx, { seatId, ...noted }: Noted): Promise<void> {
  await trx
    .insertInto('examResults')
    .values({ seatId, ...noted })
    .onConflict((conflict) => conflict.column('seatId').doUpdateSet(noted))
    .execute();
}

export async function deleteExamResult(trx: Trx, { seatId, learnerId }: Pick<Noted, 'seatId' | 'learnerId'>) {
  await trx.deleteFrom('examResults').where('seatId', '=', seatId).where('learnerId', '=', learnerId).execute();
}
