import type { Db } from '#src/database.ts';
import type { Course } from './course.ts';

/** What whoever takes these courses also pays to others, by course. */
export async function listAlsoPay(db: Db, courseIds: string[]): Promise<Map<string, Course['alsoPay']>> {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('courses')
    .select('id')
    .select((eb) => eb.ref('alsoPay').$castTo<Course['alsoPay']>().as('alsoPay'))
    .where('id', 'in', courseIds)
    .execute();
  return new Map(rows.map(({ id, alsoPay }) => [id, alsoPay]));
}
