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

/** Everybody who teaches, by name. */
export async function listInstructors(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('instructors')
    .innerJoin('people', 'people.id', 'personId')
    .select(['instructors.id', 'people.name'])
    .orderBy(sql`people.name collate "und-x-icu"`)
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
