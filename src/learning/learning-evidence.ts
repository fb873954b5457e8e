import type { Db } from '#src/database.ts';
import { findQuizProgress } from './find-online-course.ts';
import { missingLessons } from './lesson-progress.ts';
import { listLessons } from './lesson-queries.ts';

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

/** The evidence of one seat. Whoever calls has checked that it may be seen. */
export async function learningEvidence(db: Db, seatId: string): Promise<LearningEvidence> {
  const lessons = await listLessons(db, seatId);
  const missing = missingLessons(lessons);
  const quiz = await findQuizProgress(db, seatId, missing.length);
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
