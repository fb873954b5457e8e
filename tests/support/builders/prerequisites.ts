import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCreditType } from './courses.ts';
import { next } from './serial.ts';

/** A designation such as WRT, of the IICRC, and the courses that prepare for it. */
export async function aDesignation(db: Db, { code = 'WRT', givenBy = [] as { id: string }[] } = {}) {
  const { bodyId } = await aCreditType(db);
  const designation = { id: `${code.toLowerCase()}-${next()}`, code, name: `${code} Technician` };
  await db
    .insertInto('designations')
    .values({ ...designation, bodyId, track: 'restoration' })
    .execute();
  for (const { id } of givenBy) await preparesFor(db, id, designation.id);
  return designation;
}

export async function preparesFor(db: Db, courseId: string, designationId: string): Promise<void> {
  await db.insertInto('courseDesignations').values({ courseId, designationId }).execute();
}

/** What the course asks of an attendee: declared unless told otherwise. */
export async function aPrerequisite(
  db: Db,
  facts: {
    course: { id: string };
    designation?: { id: string };
    requires?: { id: string };
    rule?: 'certificate' | 'declaration' | 'advisory';
  },
) {
  const { course, designation, requires, rule = 'declaration' } = facts;
  const id = newId();
  const needs = { designationId: designation?.id ?? null, requiredCourseId: requires?.id ?? null };
  await db
    .insertInto('coursePrerequisites')
    .values({ id, courseId: course.id, ...needs, rule, note: 'Hold WRT before you come.' })
    .execute();
  return { id };
}
