import { ok, refuse, type Result } from '#src/shared/result.ts';
import { missingLessons } from './lesson-progress.ts';
import type { OnlineCourse } from './online-course.ts';
import type { QuizProgress } from './quiz-state.ts';

export type QuizClosed =
  | { reason: 'no-quiz' }
  | { reason: 'already-passed'; percent: number }
  | { reason: 'attempts-used-up'; attemptsAllowed: number; bestPercent: number }
  | { reason: 'lessons-missing'; lessons: { position: number; title: string }[] }
  /** Some time must pass between two attempts. */
  | { reason: 'cooling-down'; opensAt: Date };

/** The quiz, if it may be attempted now. */
export function openQuiz({ quiz, lessons }: OnlineCourse, now: Date): Result<QuizProgress, QuizClosed> {
  if (!quiz) return refuse('no-quiz');
  if (quiz.state === 'passed') return refuse('already-passed', { percent: quiz.bestPercent ?? 0 });
  if (quiz.state === 'used-up') {
    return refuse('attempts-used-up', {
      attemptsAllowed: quiz.attemptsAllowed ?? quiz.attempts.length,
      bestPercent: quiz.bestPercent ?? 0,
    });
  }
  if (quiz.state === 'closed') {
    return refuse('lessons-missing', {
      lessons: missingLessons(lessons).map(({ position, title }) => ({ position, title })),
    });
  }
  return quiz.opensAt && quiz.opensAt > now ? refuse('cooling-down', { opensAt: quiz.opensAt }) : ok(quiz);
}
