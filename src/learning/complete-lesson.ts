import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { type DoneBy, type LessonState, missingLessons, type NotDone, whyNotDone } from './lesson-progress.ts';
import { markLessonCompleted } from './lesson-queries.ts';
import { findOpenLesson, type OpenLessonRefusal } from './open-lesson.ts';
import type { Learner } from './seat-access.ts';

export type CompleteLessonRefusal = OpenLessonRefusal | NotDone;

interface Completing {
  viewer: Learner;
  seatId: string;
  position: number;
  /** The lesson that the page showed at this position. */
  lessonId?: string | undefined;
  /** The learner read the transcript of a video in place of watching it. */
  byTranscript?: boolean;
}

/**
 * Notes that the learner has done a lesson, which opens the next: read it for as long as the course asks, or watched as
 * much of the video as it asks. Both are judged by what this server saw, not by what the browser says. Gives the lesson to
 * go on with, null when none is left.
 */
export async function completeLesson(
  services: Core,
  { viewer, seatId, position, lessonId, byTranscript = false }: Completing,
): Promise<Result<{ nextPosition: number | null }, CompleteLessonRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const open = findOpenLesson(found.value, position, lessonId);
  if (!open.ok) return open;
  const lesson = open.value;
  const next = nextAfter(found.value.lessons, lesson);
  if (lesson.completedAt) return ok({ nextPosition: next });
  const at = services.clock.now();
  const by = doneBy(lesson, byTranscript);
  const notDone = whyNotDone(lesson, by, at);
  if (notDone) return { ok: false, ...notDone };
  return inTransaction(services.db, async (trx) => {
    if (!(await markLessonCompleted(trx, { seatId, lessonId: lesson.id, by, at }))) return ok({ nextPosition: next });
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: viewer.personId },
      action: 'lesson.completed',
      subject: { type: 'seat', id: seatId },
      facts: { lessonId: lesson.id, by },
    });
    return ok({ nextPosition: next });
  });
}

function doneBy({ kind }: LessonState, byTranscript: boolean): DoneBy {
  if (kind !== 'video') return 'reading';
  return byTranscript ? 'transcript' : 'watching';
}

/** The lesson after this one or, at the end of a course without an order, the first that was passed over. */
function nextAfter(lessons: LessonState[], { id, position }: LessonState): number | null {
  const left = missingLessons(lessons).filter((each) => each.id !== id);
  if (left.length === 0) return null;
  return (lessons.find((each) => each.position > position) ?? left[0])?.position ?? null;
}
