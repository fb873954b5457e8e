import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { getLessonContent, type LessonContent, markLessonOpened } from './lesson-queries.ts';
import { type LessonState, watchingOf } from './lesson-progress.ts';
import type { OnlineCourse } from './online-course.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';
import type { Range } from './watched-ranges.ts';
import { beginWatching, findWatchPosition } from './watching-queries.ts';

/** A lesson to read, within its course. */
export interface OpenLesson {
  online: OnlineCourse;
  lesson: LessonState;
  content: LessonContent;
  /** When the time that it asks for has passed; null when nothing is to wait for. */
  readyAt: Date | null;
  /** Null for anything but a video. */
  watching: { ranges: Range[]; position: number; watchedSeconds: number; neededSeconds: number } | null;
  previous: LessonState | null;
  next: LessonState | null;
}

export type OpenLessonRefusal =
  | AccessRefusal
  | { reason: 'no-such-lesson' }
  /** Staff have put the lessons in another order since the page was opened. */
  | { reason: 'lesson-moved' }
  | { reason: 'lesson-closed'; needs: { position: number; title: string } };

/** Opens a lesson and notes when it was opened first. In a course with an order, all before it must be completed. */
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
    content: await getLessonContent(services.db, lesson.id),
    readyAt: readyAt(lesson, services.clock.now()),
    watching: await watchingNow(services, seatId, lesson),
    previous: online.lessons[at - 1] ?? null,
    next: online.lessons[at + 1] ?? null,
  });
}

/** The lesson at this position, if it may be read yet; and, where its page said which it showed, if it is that one still. */
export function findOpenLesson(
  { lessons, nextLesson }: OnlineCourse,
  position: number,
  lessonId?: string | undefined,
): Result<LessonState, OpenLessonRefusal> {
  const lesson = lessons.find((each) => each.position === position);
  if (lessonId && lesson?.id !== lessonId) return refuse('lesson-moved');
  if (!lesson) return refuse('no-such-lesson');
  if (lesson.state !== 'closed') return ok(lesson);
  return refuse('lesson-closed', { needs: { position: nextLesson?.position ?? 1, title: nextLesson?.title ?? '' } });
}

function readyAt({ leastSeconds, openedAt, completedAt }: LessonState, now: Date): Date | null {
  if (!leastSeconds || completedAt) return null;
  const ready = new Date((openedAt ?? now).getTime() + leastSeconds * 1000);
  return ready > now ? ready : null;
}

async function watchingNow({ db }: Core, seatId: string, lesson: LessonState): Promise<OpenLesson['watching']> {
  if (lesson.kind !== 'video') return null;
  const position = await findWatchPosition(db, { seatId, lessonId: lesson.id });
  return { ranges: lesson.watched, position, ...watchingOf(lesson) };
}

async function noteOpened(services: Core, { personId }: Learner, seatId: string, lesson: LessonState): Promise<void> {
  const at = services.clock.now();
  await inTransaction(services.db, async (trx) => {
    if (lesson.kind === 'video') await beginWatching(trx, { seatId, lessonId: lesson.id }, at);
    if (!(await markLessonOpened(trx, seatId, lesson.id, at))) return ok();
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'lesson.opened',
      subject: { type: 'seat', id: seatId },
      facts: { lessonId: lesson.id },
    });
    return ok();
  });
}
