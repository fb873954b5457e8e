import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findContentsOf, findQuizForStaff, type LessonForStaff, listLessonsForStaff } from './contents-queries.ts';

type Quiz = Awaited<ReturnType<typeof findQuizForStaff>>;
export type QuestionForStaff = Quiz['questions'][number];

/** What an online course teaches and asks, with the answers: for those who may edit it. */
export interface CourseContents extends Quiz {
  course: { id: string; slug: string; title: string; lessonsInOrder: boolean; durationMinutes: number };
  lessons: LessonForStaff[];
}

export async function findContents(
  { db }: Pick<Core, 'db'>,
  { viewer, courseId }: { viewer: Viewer; courseId: string },
): Promise<Result<CourseContents, { reason: 'not-allowed' } | { reason: 'not-found' }>> {
  if (!mayEdit(viewer, courseId)) return refuse('not-allowed');
  const course = isId(courseId) ? await findContentsOf(db, courseId) : undefined;
  if (!course) return refuse('not-found');
  const [lessons, quiz] = await Promise.all([listLessonsForStaff(db, courseId), findQuizForStaff(db, courseId)]);
  return ok({ course, lessons, ...quiz });
}
