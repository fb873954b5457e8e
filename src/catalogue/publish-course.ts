import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { missingFrom, type MissingFromCourse } from './course-details.ts';
import { countOfCourse, findCourseForEditing, lockCourse, touchCourse } from './course-editing-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type PublishCourseRefused =
  { reason: 'not-allowed' } | { reason: 'not-found' } | { reason: 'course-not-ready'; missing: MissingFromCourse[] };

/** Shows a draft or a retired course to the public. One that is shown already stays as it is. */
export async function publishCourse(
  services: Core,
  { by, courseId }: { by: Viewer; courseId: string },
): Promise<Result<undefined, PublishCourseRefused>> {
  if (!mayEdit(by, courseId)) return refuse('not-allowed');
  const at = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const course = (await lockCourse(trx, courseId)) && (await findCourseForEditing(trx, courseId));
    if (!course) return refuse('not-found');
    const changed = ok({ slug: course.details.slug });
    if (course.state === 'published') return changed;
    const missing = missingFrom(course.details, await countOfCourse(trx, courseId, at));
    if (missing.length > 0) return refuse('course-not-ready', { missing });
    await touchCourse(trx, courseId, nextMark(at, course.updatedAt), 'published');
    const actor = { kind: 'person', personId: by.personId } as const;
    await recordInJournal(trx, {
      at,
      by: actor,
      action: 'course.published',
      subject: { type: 'course', id: courseId },
    });
    return changed;
  });
  if (!result.ok) return result;
  await services.pages.changed('courses', `course:${result.value.slug}`);
  return ok();
}
