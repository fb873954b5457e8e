import type { ShareScope } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import type { GroupStanding } from './list-standings.ts';
import { listCompletedCourses } from './seat-catalogue-queries.ts';
import { listDesignationsOfCourses } from './team-booking-queries.ts';

/** Somebody for whom a course brings nothing new, as far as they let their employer see it. */
export interface HadBefore {
  personId: string;
  name: string;
  /** The designations that the course prepares for, all of which they hold; null where they have completed the course. */
  holds: string[] | null;
}

interface Asked {
  members: readonly { personId: string; name: string; scope: ShareScope }[];
  standings: ReadonlyMap<string, GroupStanding[]>;
  courseIds: readonly string[];
}

/**
 * By course, who of these members has had it or holds what it prepares for. What they hold stands on the board of everybody who
 * shares; which courses they have completed is looked up only for those who share their credits.
 */
export async function listHadBefore(
  db: Db,
  { members, standings, courseIds }: Asked,
): Promise<Map<string, HadBefore[]>> {
  const readable = members.filter(({ scope }) => scope === 'credits').map(({ personId }) => personId);
  const [designations, completed] = await Promise.all([
    courseIds.length > 0 ? listDesignationsOfCourses(db, courseIds) : [],
    readable.length > 0 ? listCompletedCourses(db, readable) : [],
  ]);
  const given = Map.groupBy(designations, ({ courseId }) => courseId);
  const done = new Set(completed.map(({ learnerId, courseId }) => `${learnerId} ${courseId}`));
  const held = new Map(
    members.map(({ personId }) => [
      personId,
      new Set((standings.get(personId) ?? []).flatMap((group) => group.designations.map((each) => each.designationId))),
    ]),
  );
  const hadBy = (courseId: string) =>
    members.flatMap<HadBefore>(({ personId, name }) => {
      if (done.has(`${personId} ${courseId}`)) return [{ personId, name, holds: null }];
      const wanted = given.get(courseId) ?? [];
      const holdsAll = wanted.every(({ designationId }) => held.get(personId)?.has(designationId));
      return wanted.length > 0 && holdsAll ? [{ personId, name, holds: wanted.map(({ code }) => code) }] : [];
    });
  return new Map([...new Set(courseIds)].map((courseId) => [courseId, hadBy(courseId)]));
}
