import type { Core } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { findOnlineSeat, listLessons } from './lesson-queries.ts';
import { lessonStates, missingLessons } from './lesson-progress.ts';
import { onlineCourse, type OnlineCourse } from './online-course.ts';
import { listAttempts, listQuizRules } from './quiz-queries.ts';
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
  const quizzes = await listQuizProgress(db, new Map([[seat.id, missingLessons(lessons).length]]));
  return onlineCourse(seat, lessons, quizzes.get(seat.id) ?? null);
}

/** Where learners stand with the quiz, by seat, given how many lessons each still misses. Left out where a course has none. */
export async function listQuizProgress(
  db: Db,
  lessonsMissing: ReadonlyMap<string, number>,
): Promise<Map<string, QuizProgress>> {
  const rules = await listQuizRules(db, [...lessonsMissing.keys()]);
  const attempts = Map.groupBy(await listAttempts(db, [...rules.keys()]), ({ seatId }) => seatId);
  return new Map(
    [...rules].map(([seatId, rule]) => {
      return [seatId, quizProgress(rule, attempts.get(seatId) ?? [], lessonsMissing.get(seatId) ?? 0)];
    }),
  );
}
