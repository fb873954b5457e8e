import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countOfCourse, findCourseForEditing, lockCourse, touchCourse } from './course-editing-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type RetireCourseRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  /** Sessions that were offered are still to be held: they are cancelled or held first. */
  | { reason: 'sessions-to-come'; sessionsToCome: number };

/** Takes a course off the site. Learners keep what they have; one that is retired stays as it is. */
export async function retireCourse(
  services: Core,
  { by, courseId }: { by: Viewer; courseId: string },
): Promise<Result<undefined, RetireCourseRefused>> {
  if (!mayEdit(by, courseId)) return refuse('not-allowed');
  const at = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const course = (await lockCourse(trx, courseId)) && (await findCourseForEditing(trx, courseId));
    if (!course) return refuse('not-found');
    const changed = ok({ slug: course.details.slug });
    if (course.state === 'retired') return changed;
    const { sessionsToCome } = await countOfCourse(trx, courseId, at);
    if (sessionsToCome > 0) return refuse('sessions-to-come', { sessionsToCome });
    await touchCourse(trx, courseId, nextMark(at, course.updatedAt), 'retired');
    const actor = { kind: 'person', personId: by.personId } as const;
    await recordInJournal(trx, { at, by: actor, action: 'course.retired', subject: { type: 'course', id: courseId } });
    return changed;
  });
  if (!result.ok) return result;
  await services.pages.changed('courses', `course:${result.value.slug}`);
  return ok();
}
