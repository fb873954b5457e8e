import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { Prerequisite } from './prerequisites.ts';

/** What a prerequisite is called, beside `designations` and `courses as required`. */
export const whatIsNeeded = sql<string>`coalesce(
  required.title, concat_ws(', ', designations.code, nullif(designations.name, designations.code)))`;

/**
 * What these courses ask of an attendee. A class that itself gives what it asks for asks for nothing (a WRT+ASD combination
 * satisfies its own inner prerequisite, IICRC practice). One statement however many courses.
 */
export async function listPrerequisitesOf(db: Db | Trx, courseIds: string[]): Promise<Prerequisite[]> {
  if (courseIds.length === 0) return [];
  return db
    .selectFrom('coursePrerequisites')
    .leftJoin('designations', 'designations.id', 'coursePrerequisites.designationId')
    .leftJoin('courses as required', 'required.id', 'coursePrerequisites.requiredCourseId')
    .select(['coursePrerequisites.id', 'coursePrerequisites.courseId', 'coursePrerequisites.rule'])
    .select(['coursePrerequisites.note', 'coursePrerequisites.designationId'])
    .select(whatIsNeeded.as('needs'))
    .select(
      sql<string[]>`coalesce(
        (select array_agg(given.course_id::text) from course_designations given
          where given.designation_id = course_prerequisites.designation_id),
        array_remove(array[course_prerequisites.required_course_id::text], null))`.as('givenBy'),
    )
    .where('coursePrerequisites.courseId', 'in', courseIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('courseDesignations as own')
            .select('own.courseId')
            .whereRef('own.courseId', '=', 'coursePrerequisites.courseId')
            .whereRef('own.designationId', '=', 'coursePrerequisites.designationId'),
        ),
      ),
    )
    .orderBy('coursePrerequisites.courseId')
    .orderBy('coursePrerequisites.id')
    .execute();
}

/**
 * Who of these learners has completed with us what these courses ask for, and whether the certificate still stands: the
 * latest version of it was not withdrawn. A completion whose certificate waits for its learner's name counts.
 */
export async function listCompletionsFor(
  db: Db | Trx,
  { courseIds, learnerIds }: { courseIds: string[]; learnerIds: string[] },
): Promise<{ prerequisiteId: string; learnerId: string; stands: boolean }[]> {
  if (courseIds.length === 0 || learnerIds.length === 0) return [];
  return db
    .selectFrom('coursePrerequisites')
    .innerJoin('completions', (join) =>
      join.on((eb) =>
        eb.or([
          eb('completions.courseId', '=', eb.ref('coursePrerequisites.requiredCourseId')),
          eb.exists(
            eb
              .selectFrom('courseDesignations')
              .select('courseDesignations.courseId')
              .whereRef('courseDesignations.courseId', '=', 'completions.courseId')
              .whereRef('courseDesignations.designationId', '=', 'coursePrerequisites.designationId'),
          ),
        ]),
      ),
    )
    .select(['coursePrerequisites.id as prerequisiteId', 'completions.learnerId'])
    .select(sql<boolean>`bool_or(not ${isRevoked})`.as('stands'))
    .where('coursePrerequisites.courseId', 'in', courseIds)
    .where('completions.learnerId', 'in', learnerIds)
    .groupBy(['coursePrerequisites.id', 'completions.learnerId'])
    .execute();
}

const isRevoked = sql<boolean>`coalesce((
  select certificate_revocations.certificate_id is not null
  from certificates
  left join certificate_revocations on certificate_revocations.certificate_id = certificates.id
  where certificates.completion_id = completions.id
  order by certificates.version desc
  limit 1), false)`;

/** What this learner takes under the order besides this seat. */
export async function listTakenBesides(
  db: Db | Trx,
  { orderId, learnerId, seatId }: { orderId: string; learnerId: string; seatId: string | null },
): Promise<{ courseId: string; endsAt: Date | null }[]> {
  return db
    .selectFrom('seats')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['seats.courseId', 'sessions.endsAt'])
    .where('seats.orderId', '=', orderId)
    .where('seats.learnerId', '=', learnerId)
    .where('seats.state', 'in', ['held', 'confirmed', 'attended', 'completed'])
    .$if(seatId !== null, (query) => query.where('seats.id', '<>', seatId))
    .execute();
}
