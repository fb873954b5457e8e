import type { Db } from '#src/database.ts';
import { listQuizProgress } from './find-online-course.ts';
import { type LessonRecord, missingLessons } from './lesson-progress.ts';
import { listLessonsOfSeats } from './lesson-queries.ts';
import type { QuizProgress } from './quiz-state.ts';

/** What a learner has done of an online course: the evidence that a completion rests on. */
export interface LearningEvidence {
  lessonsDone: number;
  lessonsTotal: number;
  /** Titles, in order. */
  missingLessons: string[];
  quizPassed: boolean;
  /** Null without an attempt. */
  bestPercent: number | null;
  /** Null for a course without a quiz, in which nothing has to be passed. */
  passPercent: number | null;
  /** Null for no limit, or without a quiz. */
  attemptsLeft: number | null;
  /** The attempt that passed. */
  passedAttemptId: string | null;
  /** When the last thing that the course asks for was done; null while something is missing. */
  metAt: Date | null;
}

/**
 * The evidence of these seats, by seat, in as many statements for one as for many. Whoever calls has checked that it may be seen.
 */
export async function listLearningEvidence(db: Db, seatIds: readonly string[]): Promise<Map<string, LearningEvidence>> {
  const lessons = Map.groupBy(await listLessonsOfSeats(db, seatIds), ({ seatId }) => seatId);
  const missing = seatIds.map((seatId) => [seatId, missingLessons(lessons.get(seatId) ?? []).length] as const);
  const quizzes = await listQuizProgress(db, new Map(missing));
  return new Map(seatIds.map((seatId) => [seatId, evidence(lessons.get(seatId) ?? [], quizzes.get(seatId))]));
}

function evidence(lessons: LessonRecord[], quiz: QuizProgress | undefined): LearningEvidence {
  const missing = missingLessons(lessons);
  const pass = quiz?.attempts.find(({ passed }) => passed);
  const asksForNothing = lessons.length === 0 && !quiz;
  const isMet = !asksForNothing && missing.length === 0 && (!quiz || pass !== undefined);
  const done = [...lessons.map(({ completedAt }) => completedAt), pass?.submittedAt ?? null];
  return {
    lessonsDone: lessons.length - missing.length,
    lessonsTotal: lessons.length,
    missingLessons: missing.map(({ title }) => title),
    quizPassed: pass !== undefined,
    bestPercent: quiz?.bestPercent ?? null,
    passPercent: quiz?.passPercent ?? null,
    attemptsLeft: quiz?.attemptsLeft ?? null,
    passedAttemptId: pass?.id ?? null,
    metAt: isMet ? new Date(Math.max(...done.map((at) => at?.getTime() ?? 0))) : null,
  };
}
