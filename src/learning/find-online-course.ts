import type { Core } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { findOnlineSeat, listLessons } from './lesson-queries.ts';
import { lessonStates, missingLessons } from './lesson-progress.ts';
import { onlineCourse, type OnlineCourse } from './online-course.ts';
import { findQuizRules, listAttempts } from './quiz-queries.ts';
import { quizProgress, type QuizProgress } from './quiz-state.ts';
import { type AccessRefusal, type Learner, type OnlineSeat, seatAccess } from './seat-access.ts';

/** The course a seat opens, with this learner's progress, the state of the quiz and what is still missing. */
export async function findOnlineCourse(
  services: Core,
  { viewer, seatId }: { viewer: Learner; seatId: string },
): Promise<Result<OnlineCourse, AccessRefusal>> {
  const seat = isId(seatId) ? await findOnlineSeat(services.db, seatId) : undefined;
  const access = seatAccess(seat, viewer, services.clock.now());
  return access.ok ? ok(await getOnlineCourse(services.db, access.value)) : access;
}

/** The course of a seat whose access was checked. */
export async function getOnlineCourse(db: Db, seat: OnlineSeat): Promise<OnlineCourse> {
  const lessons = lessonStates(await listLessons(db, seat.id), { inOrder: seat.lessonsInOrder });
  return onlineCourse(seat, lessons, await findQuizProgress(db, seat.id, missingLessons(lessons).length));
}

/** Where the learner stands with the quiz; null when the course has none. */
export async function findQuizProgress(db: Db, seatId: string, lessonsMissing: number): Promise<QuizProgress | null> {
  const rules = await findQuizRules(db, seatId);
  if (!rules) return null;
  const attempts = await listAttempts(db, seatId);
  return quizProgress(rules, attempts, lessonsMissing);
}
