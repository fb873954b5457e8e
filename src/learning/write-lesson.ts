import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { insertLesson, type LessonForStaff, listLessonsForStaff, updateLesson } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';
import { faultOfLesson, type LessonDetails, type LessonFault, ofItsKind } from './lesson-details.ts';

export type WriteLessonRefused = EditContentsRefused | LessonFault;

interface WriteLesson {
  by: Viewer;
  courseId: string;
  /** Made with the form, so that a new lesson sent twice is one. */
  lessonId: string;
  /** The one that the form was filled in from; 0 for a new lesson. */
  revision: number;
  details: LessonDetails;
}

/** Writes a new lesson at the end of the course, or changes one. Sending what is already so changes nothing. */
export async function writeLesson(
  services: Core,
  { by, courseId, lessonId, revision, details: typed }: WriteLesson,
): Promise<Result<ContentsDeed, WriteLessonRefused>> {
  const fault = faultOfLesson(typed);
  const details = ofItsKind(typed);
  return editContents<WriteLessonRefused>(services, { by, courseId }, async (trx) => {
    if (fault) return { ok: false, ...fault };
    const before = (await listLessonsForStaff(trx, courseId)).find(({ id }) => id === lessonId);
    if (!before && revision > 0) return refuse('not-found');
    if (!before) {
      if (!(await insertLesson(trx, { id: lessonId, courseId, details }))) return refuse('not-found');
      return ok({ action: 'lesson.written', facts: { title: details.title } });
    }
    if (isSame(before, details)) return ok(null);
    if (before.revision !== revision) return refuse('changed-meanwhile');
    await updateLesson(trx, lessonId, details);
    return ok({ action: 'lesson.changed', facts: { title: details.title } });
  });
}

function isSame(before: LessonForStaff, details: LessonDetails): boolean {
  return (Object.keys(details) as (keyof LessonDetails)[]).every((key) => before[key] === details[key]);
}
