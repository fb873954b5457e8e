import { sql } from 'kysely';
import { type Db, type Trx, violates } from '#src/database.ts';
import { isId, newId } from '#src/shared/ids.ts';
import type { CourseDetails, CourseForEditing, PrerequisiteDetails } from './course-details.ts';
import { inOrder } from './course-details.ts';

/** A course with everything staff may change, whatever its state. */
export async function findCourseForEditing(db: Db, id: string): Promise<CourseForEditing | null> {
  if (!isId(id)) return null;
  const found = await db
    .selectFrom('courses')
    .select(['id', 'state', 'updatedAt', 'slug', 'title', 'kind', 'level', 'summary', 'description'])
    .select(['durationMinutes', 'priceCents', 'gst', 'accessDays', 'attendancePercent', 'seriesName', 'seriesPart'])
    .select('examWithinDays')
    .select(['depositCents', 'balanceDueDays', 'liveStreamSeats', 'cancellationPolicyId as policyId'])
    .select(['presenceChecksPerHour', 'presenceAnswersPercent', 'countersignNeeded', 'recordingEarnsCredit'])
    .select((eb) => [
      eb.ref('discipline').$castTo<CourseDetails['discipline']>().as('discipline'),
      eb.ref('outcomes').$castTo<string[]>().as('outcomes'),
      eb.ref('outline').$castTo<CourseDetails['outline']>().as('outline'),
      eb.ref('whatToBring').$castTo<string[]>().as('whatToBring'),
      eb.ref('alsoPay').$castTo<CourseDetails['alsoPay']>().as('alsoPay'),
      prerequisites.as('prerequisites'),
      preparesFor.as('preparesFor'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { state, updatedAt, seriesName, seriesPart, ...details } = found;
  const series = seriesName && seriesPart ? { name: seriesName, part: seriesPart } : null;
  const { id: courseId, ...rest } = details;
  return {
    id: courseId,
    state,
    updatedAt,
    details: { ...rest, series, prerequisites: inOrder(rest.prerequisites), preparesFor: rest.preparesFor.toSorted() },
  };
}

/** Takes the course's row for this transaction, so that two edits follow one another. Tells whether there is one. */
export async function lockCourse(trx: Trx, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return Boolean(await trx.selectFrom('courses').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst());
}

/** Adds a draft. */
export async function insertCourse(trx: Trx, id: string, details: CourseDetails, at: Date): Promise<void> {
  await trx
    .insertInto('courses')
    .values({ id, ...columnsOf(details), createdAt: at, updatedAt: at })
    .execute();
  await setPrerequisites(trx, id, details);
  await insertDesignations(trx, id, details);
}

/** Writes all details of a course over what was there. */
export async function updateCourse(trx: Trx, id: string, details: CourseDetails, mark: Date): Promise<void> {
  await trx
    .updateTable('courses')
    .set({ ...columnsOf(details), updatedAt: mark })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('courseDesignations').where('courseId', '=', id).execute();
  await insertDesignations(trx, id, details);
  await setPrerequisites(trx, id, details);
}

/** Sets the state, or only the mark when none is given. */
export async function touchCourse(trx: Trx, id: string, mark: Date, state?: CourseForEditing['state']): Promise<void> {
  await trx
    .updateTable('courses')
    .set({ updatedAt: mark, ...(state ? { state } : {}) })
    .where('id', '=', id)
    .execute();
}

/**
 * How many lessons, sessions and seats hang on the course; `sessionsToCome` are those that can still be held, and it
 * `asksNothing` when its quiz has rules but no question.
 */
export async function countOfCourse(db: Db, id: string, now: Date) {
  const of = (table: 'sessions' | 'seats') =>
    sql<number>`(select count(*)::int from ${sql.table(table)} where course_id = ${id})`;
  const { rows } = await sql<{
    lessons: number;
    asksNothing: boolean;
    sessions: number;
    seats: number;
    sessionsToCome: number;
  }>`
    select (select count(*)::int from lessons where course_id = ${id} and retired_at is null) as lessons,
      (exists (select from quizzes where course_id = ${id}) and not exists (
        select from quiz_questions where course_id = ${id} and retired_at is null
      )) as asks_nothing,
      ${of('sessions')} as sessions, ${of('seats')} as seats,
      (select count(*)::int from sessions where course_id = ${id} and state in ('open', 'closed') and ends_at > ${now})
        as sessions_to_come`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('A count gives a row');
  return counts;
}

/** The policies that a course may follow. */
export async function listCancellationPolicies(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('cancellationPolicies').select(['id', 'name']).orderBy('name').execute();
}

/** Which of the details a named constraint refused, when it was one that staff can mend. */
export function refusedByConstraint(error: unknown): 'slug-taken' | 'choice-gone' | null {
  if (violates(error, 'courses_slug_key')) return 'slug-taken';
  return choices.some((constraint) => violates(error, constraint)) ? 'choice-gone' : null;
}

const choices = [
  'courses_cancellation_policy_id_fkey',
  'course_prerequisites_designation_id_fkey',
  'course_prerequisites_required_course_id_fkey',
  'course_designations_designation_id_fkey',
];

function columnsOf(details: CourseDetails) {
  const { slug, title, kind, discipline, level, summary, description, durationMinutes, priceCents, gst } = details;
  return {
    ...{ slug, title, kind, discipline, level, summary, description, durationMinutes, priceCents, gst },
    accessDays: details.accessDays,
    depositCents: details.depositCents,
    balanceDueDays: details.balanceDueDays,
    liveStreamSeats: details.liveStreamSeats,
    presenceChecksPerHour: details.presenceChecksPerHour,
    presenceAnswersPercent: details.presenceAnswersPercent,
    attendancePercent: details.attendancePercent,
    countersignNeeded: details.countersignNeeded,
    recordingEarnsCredit: details.recordingEarnsCredit,
    examWithinDays: details.examWithinDays,
    outcomes: JSON.stringify(details.outcomes),
    outline: JSON.stringify(details.outline),
    whatToBring: JSON.stringify(details.whatToBring),
    alsoPay: JSON.stringify(details.alsoPay),
    seriesName: details.series?.name ?? null,
    seriesPart: details.series?.part ?? null,
    cancellationPolicyId: details.policyId,
  };
}

/** Writes what a course asks for. Whatever it asked for before keeps its row, because attendees have declared it by that. */
async function setPrerequisites(trx: Trx, courseId: string, details: CourseDetails): Promise<void> {
  const known = await trx
    .selectFrom('coursePrerequisites')
    .select(['id', 'designationId', 'requiredCourseId'])
    .where('courseId', '=', courseId)
    .orderBy('id')
    .execute();
  const left = [...known];
  const rows = details.prerequisites.map(({ courseId: requiredCourseId, ...each }) => {
    const same = left.findIndex(
      (row) => row.designationId === each.designationId && row.requiredCourseId === requiredCourseId,
    );
    const [row] = same < 0 ? [] : left.splice(same, 1);
    return { ...each, id: row?.id ?? newId(), courseId, requiredCourseId };
  });
  const gone = left.map(({ id }) => id);
  if (gone.length > 0) await trx.deleteFrom('coursePrerequisites').where('id', 'in', gone).execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('coursePrerequisites')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ rule: eb.ref('excluded.rule'), note: eb.ref('excluded.note') })),
    )
    .execute();
}

async function insertDesignations(trx: Trx, courseId: string, details: CourseDetails): Promise<void> {
  const designations = details.preparesFor.map((designationId) => ({ courseId, designationId }));
  if (designations.length > 0) await trx.insertInto('courseDesignations').values(designations).execute();
}

const prerequisites = sql<PrerequisiteDetails[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'designationId', p.designation_id, 'courseId', p.required_course_id, 'rule', p.rule, 'note', p.note
  )), '[]')
  from course_prerequisites p where p.course_id = courses.id
)`;

const preparesFor = sql<string[]>`(
  select coalesce(jsonb_agg(cd.designation_id), '[]') from course_designations cd where cd.course_id = courses.id
)`;
