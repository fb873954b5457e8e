import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listLessonsForStaff, swapLessons } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

interface MoveLesson {
  by: Viewer;
  courseId: string;
  lessonId: string;
  /** The place it has on the page that the button was pressed on: pressed twice, it moves once. */
  from: number;
  to: 'up' | 'down';
}

/** A lesson changes places with its neighbour. The first does not go up, the last not down: nothing happens. */
export async function moveLesson(
  services: Core,
  { by, courseId, lessonId, from, to }: MoveLesson,
): Promise<Result<ContentsDeed, EditContentsRefused>> {
  return editContents<EditContentsRefused>(services, { by, courseId }, async (trx) => {
    const lessons = await listLessonsForStaff(trx, courseId);
    const index = lessons.findIndex(({ id }) => id === lessonId);
    const lesson = lessons[index];
    if (!lesson) return refuse('not-found');
    const neighbour = lessons[to === 'up' ? index - 1 : index + 1];
    if (lesson.position !== from || !neighbour) return ok(null);
    await swapLessons(trx, lesson, neighbour);
    return ok({ action: 'lesson.moved', facts: { title: lesson.title, to } });
  });
}
