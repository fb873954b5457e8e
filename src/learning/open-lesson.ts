import type { Core } from '#src/core.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { getLessonBody, markLessonOpened } from './lesson-queries.ts';
import type { LessonState } from './lesson-progress.ts';
import type { OnlineCourse } from './online-course.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';

/** A lesson to read, within its course. */
export interface OpenLesson {
  online: OnlineCourse;
  lesson: LessonState;
  /** Markdown. */
  body: string;
  previous: LessonState | null;
  next: LessonState | null;
}

export type OpenLessonRefusal =
  | AccessRefusal
  | { reason: 'no-such-lesson' }
  | { reason: 'lesson-closed'; needs: { position: number; title: string } };

/** Opens a lesson and notes when it was opened first. A lesson is open when all before it are completed. */
export async function openLesson(
  services: Core,
  { viewer, seatId, position }: { viewer: Learner; seatId: string; position: number },
): Promise<Result<OpenLesson, OpenLessonRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const online = found.value;
  const open = findOpenLesson(online, position);
  if (!open.ok) return open;
  const lesson = open.value;
  if (!lesson.openedAt) await noteOpened(services, viewer, seatId, lesson);
  const at = online.lessons.indexOf(lesson);
  return ok({
    online,
    lesson,
    body: await getLessonBody(services.db, lesson.id),
    previous: online.lessons[at - 1] ?? null,
    next: online.lessons[at + 1] ?? null,
  });
}

/** The lesson at this position, if it may be read yet. */
export function findOpenLesson(
  { lessons, nextLesson }: OnlineCourse,
  position: number,
): Result<LessonState, OpenLessonRefusal> {
  const lesson = lessons.find((each) => each.position === position);
  if (!lesson) return refuse('no-such-lesson');
  if (lesson.state !== 'closed') return ok(lesson);
  return refuse('lesson-closed', { needs: { position: nextLesson?.position ?? 1, title: nextLesson?.title ?? '' } });
}

async function noteOpened(services: Core, { personId }: Learner, seatId: string, lesson: LessonState): Promise<void> {
  const at = services.clock.now();
  await services.db.transaction().execute(async (trx) => {
    if (!(await markLessonOpened(trx, seatId, lesson.id, at))) return;
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'lesson.opened',
      subject: { type: 'seat', id: seatId },
      facts: { lessonId: lesson.id },
    });
  });
}
