import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import type { AustralianState, CourseKind } from './course.ts';

export interface VenueChoice {
  id: string;
  name: string;
  suburb: string;
  state: AustralianState;
  timeZone: string;
}

/** The rooms that a session can be held in, by state, suburb and name. */
export async function listVenues(db: Db): Promise<VenueChoice[]> {
  return db
    .selectFrom('venues')
    .select(['id', 'name', 'suburb', 'state', 'timeZone'])
    .orderBy('state')
    .orderBy('suburb')
    .orderBy('name')
    .execute();
}

/** Everybody who teaches, by name; of those who have retired only the ones that a session names already. */
export async function listInstructors(db: Db, named: string[] = []): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('instructors')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('retiredAt', 'is', null), eb('id', '=', eb.fn.any(eb.val(named)))]))
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
}

/** Every course that is not retired, by title: to require one, to plan a session of one. */
export async function listCourseChoices(db: Db): Promise<{ id: string; title: string; kind: CourseKind }[]> {
  return db
    .selectFrom('courses')
    .select(['id', 'title', 'kind'])
    .where('state', '<>', 'retired')
    .orderBy('title')
    .execute();
}
