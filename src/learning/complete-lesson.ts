import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { markLessonCompleted } from './lesson-queries.ts';
import { findOpenLesson, type OpenLessonRefusal } from './open-lesson.ts';
import type { Learner } from './seat-access.ts';

export type CompleteLessonRefusal = OpenLessonRefusal | { reason: 'lesson-not-opened' };

/** Notes that the learner has read a lesson, which opens the next. A lesson that nobody opened cannot have been read. */
export async function completeLesson(
  services: Core,
  { viewer, seatId, position }: { viewer: Learner; seatId: string; position: number },
): Promise<Result<{ nextPosition: number | null }, CompleteLessonRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const open = findOpenLesson(found.value, position);
  if (!open.ok) return open;
  const lesson = open.value;
  if (!lesson.openedAt) return refuse('lesson-not-opened');
  const at = services.clock.now();
  return inTransaction(services.db, async (trx) => {
    const next = found.value.lessons.find((each) => each.position > position);
    const nextPosition = next?.position ?? null;
    if (!(await markLessonCompleted(trx, seatId, lesson.id, at))) return ok({ nextPosition });
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: viewer.personId },
      action: 'lesson.completed',
      subject: { type: 'seat', id: seatId },
      facts: { lessonId: lesson.id },
    });
    return ok({ nextPosition });
  });
}
