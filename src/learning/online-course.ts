import type { LessonState } from './lesson-progress.ts';
import { missingLessons } from './lesson-progress.ts';
import type { QuizProgress } from './quiz-state.ts';
import type { OnlineSeat } from './seat-access.ts';

/** What stands between a learner and the certificate. */
export type Missing =
  { kind: 'lessons'; titles: string[] } | { kind: 'quiz'; passPercent: number; attemptsLeft: number | null };

/** An online course as one learner sees it. */
export interface OnlineCourse {
  seatId: string;
  seatState: string;
  accessEndsAt: Date | null;
  course: { id: string; slug: string; title: string; summary: string };
  /** Whether each lesson waits for the one before it. */
  lessonsInOrder: boolean;
  lessons: LessonState[];
  lessonsDone: number;
  /** Null for a course without one. */
  quiz: QuizProgress | null;
  /** The lesson to read next; null when all are completed. */
  nextLesson: LessonState | null;
  /** Empty when all that the course asks for is done. */
  missing: Missing[];
}

/** Puts together what a learner sees of the course. */
export function onlineCourse(seat: OnlineSeat, lessons: LessonState[], quiz: QuizProgress | null): OnlineCourse {
  const toRead = missingLessons(lessons);
  return {
    seatId: seat.id,
    seatState: seat.state,
    accessEndsAt: seat.accessEndsAt,
    course: { id: seat.courseId, slug: seat.courseSlug, title: seat.courseTitle, summary: seat.courseSummary },
    lessonsInOrder: seat.lessonsInOrder,
    lessons,
    lessonsDone: lessons.length - toRead.length,
    quiz,
    nextLesson: toRead[0] ?? null,
    missing: missingParts(toRead, quiz),
  };
}

function missingParts(toRead: LessonState[], quiz: QuizProgress | null): Missing[] {
  const missing: Missing[] = [];
  if (toRead.length > 0) missing.push({ kind: 'lessons', titles: toRead.map(({ title }) => title) });
  if (quiz && quiz.state !== 'passed') {
    missing.push({ kind: 'quiz', passPercent: quiz.passPercent, attemptsLeft: quiz.attemptsLeft });
  }
  return missing;
}
