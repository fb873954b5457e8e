import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type CourseDetails, tidied } from './course-details.ts';
import { insertCourse, refusedByConstraint } from './course-editing-queries.ts';
import { mayEdit } from './may-edit.ts';

type CreateCourseRefused =
  | { reason: 'not-allowed' }
  | { reason: 'slug-taken' }
  /** A policy, designation or required course that was chosen is not there any more. */
  | { reason: 'choice-gone' };

/** Adds a course as a draft. Its address is unique, so the same form sent twice makes one course. */
export async function createCourse(
  services: Core,
  { by, details }: { by: Viewer; details: CourseDetails },
): Promise<Result<{ courseId: string }, CreateCourseRefused>> {
  if (!mayEdit(by, null)) return refuse('not-allowed');
  const [courseId, at] = [newId(), services.clock.now()];
  try {
    return await inTransaction(services.db, async (trx) => {
      await insertCourse(trx, courseId, tidied(details), at);
      await recordInJournal(trx, {
        at,
        by: { kind: 'person', personId: by.personId },
        action: 'course.created',
        subject: { type: 'course', id: courseId },
        facts: { slug: details.slug },
      });
      return ok({ courseId });
    });
  } catch (error) {
    const reason = refusedByConstraint(error);
    if (reason) return refuse(reason);
    throw error;
  }
}
