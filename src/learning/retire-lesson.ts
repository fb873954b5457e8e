import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { listLessonsForStaff, retire } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

/** Takes a lesson out of the course: nobody is asked for it any more, and what was done of it stays. Twice changes nothing. */
export async function retireLesson(
  services: Core,
  { by, courseId, lessonId }: { by: Viewer; courseId: string; lessonId: string },
): Promise<Result<ContentsDeed, EditContentsRefused>> {
  return editContents<EditContentsRefused>(services, { by, courseId }, async (trx, at) => {
    const lesson = (await listLessonsForStaff(trx, courseId)).find(({ id }) => id === lessonId);
    if (!lesson) return ok(null);
    await retire(trx, 'lessons', lesson.id, at);
    return ok({ action: 'lesson.retired', facts: { title: lesson.title } });
  });
}
