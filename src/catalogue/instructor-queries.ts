import { sql } from 'kysely';
import { type Db, type Trx, violates } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import type { InstructorForEditing } from './instructor-details.ts';

/** An instructor with everything staff may change. */
export async function findInstructorForEditing(db: Db | Trx, id: string): Promise<InstructorForEditing | null> {
  if (!isId(id)) return null;
  const found = await db
    .selectFrom('instructors')
    .leftJoin('people', 'people.id', 'personId')
    .select(['instructors.id', 'updatedAt', 'retiredAt', 'instructors.name', 'headline', 'certifications', 'bio'])
    .select('people.email as accountEmail')
    .where('instructors.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { id: instructorId, updatedAt, retiredAt, ...details } = found;
  return { id: instructorId, updatedAt, retiredAt, details };
}

/** Takes the instructor's row for this transaction: no session can name them meanwhile. Tells whether there is one. */
export async function lockInstructor(trx: Trx, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return Boolean(await trx.selectFrom('instructors').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
}

interface Columns {
  name: string;
  headline: string;
  certifications: string;
  bio: string;
  personId: string | null;
  updatedAt: Date;
}

/** Adds an instructor, unless there is one under this id already. Tells whether it did. */
export async function insertInstructor(trx: Trx, instructor: Columns & { id: string; slug: string }): Promise<boolean> {
  const added = await trx
    .insertInto('instructors')
    .values(instructor)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

export async function updateInstructor(
  trx: Trx,
  id: string,
  columns: Partial<Columns> & { retiredAt?: Date | null },
): Promise<void> {
  await trx.updateTable('instructors').set(columns).where('id', '=', id).execute();
}

/** Whether the error says that the account was given to another instructor meanwhile. */
export function isAccountTaken(error: unknown): boolean {
  return violates(error, 'instructors_person_id_key');
}

/** The proven account with this e-mail, and the instructor whose it is. */
export async function findAccountOfInstructor(trx: Trx, email: string) {
  return trx
    .selectFrom('people')
    .leftJoin('instructors', 'instructors.personId', 'people.id')
    .select(['people.id as personId', 'instructors.id as instructorId', 'instructors.name'])
    .where('email', '=', email)
    .where('emailVerifiedAt', 'is not', null)
    .executeTakeFirst();
}

/** How many sessions that are not over name this instructor. */
export async function countTaughtToCome(db: Db | Trx, instructorId: string, now: Date): Promise<number> {
  const { count } = await taught(db, instructorId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sessions.endsAt', '>', now)
    .where('sessions.state', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return count;
}

/** The sessions that name this instructor, the latest first. */
export async function listTaughtRows(
  db: Db,
  { instructorId, offset, limit }: { instructorId: string; offset: number; limit: number },
) {
  return taught(db, instructorId)
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'courses.title', 'sessions.startsAt', 'sessions.timeZone', 'sessions.state'])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy('sessions.startsAt', 'desc')
    .orderBy('sessions.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

function taught(db: Db | Trx, instructorId: string) {
  return db
    .selectFrom('sessionInstructors')
    .innerJoin('sessions', 'sessions.id', 'sessionInstructors.sessionId')
    .where('instructorId', '=', instructorId);
}

/** Instructors whose name or certifications fit, those who teach first, by name, each with their sessions to come. */
export async function listInstructorRows(
  db: Db,
  { text, offset, limit, now }: { text: string; offset: number; limit: number; now: Date },
) {
  return db
    .selectFrom('instructors')
    .leftJoin('people', 'people.id', 'personId')
    .select(['instructors.id', 'instructors.name', 'headline', 'certifications', 'retiredAt'])
    .select('people.email as accountEmail')
    .select([
      sql<number>`(select count(*)::int from session_instructors si join sessions s on s.id = si.session_id
        where si.instructor_id = instructors.id and s.ends_at > ${now} and s.state <> 'cancelled')`.as('toCome'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .$if(text !== '', (query) =>
      query.where(
        sql<boolean>`strpos(search_text(concat_ws(' ', instructors.name, certifications)), search_text(${text})) > 0`,
      ),
    )
    .orderBy(sql`retired_at is not null`)
    .orderBy(sql`instructors.name collate "und-x-icu"`)
    .orderBy('instructors.id')
    .offset(offset)
    .limit(limit)
    .execute();
}
