import type { Core } from '#src/core.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { askQuestions, type AskedQuestion } from './ask-quiz.ts';
import { beginAttempt } from './begin-attempt.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { openQuiz, type QuizClosed } from './open-quiz.ts';
import type { OnlineCourse } from './online-course.ts';
import { findSheet } from './quiz-queries.ts';
import { isLate, type QuizSheet } from './quiz-sheet.ts';
import type { QuizProgress } from './quiz-state.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';

/** A quiz to answer. */
export interface OpenQuiz {
  online: OnlineCourse;
  quiz: QuizProgress;
  attemptNumber: number;
  /** `to-begin`: it has a time limit, which starts when the learner says so. `late`: the time is over. */
  state: 'to-begin' | 'open' | 'late';
  /** Null where there is no time limit. */
  dueAt: Date | null;
  /** Empty until the attempt has begun. */
  questions: AskedQuestion[];
}

export type FindQuizRefusal = AccessRefusal | QuizClosed;

/**
 * The quiz, ready for the next attempt. What is right is not among what it gives. An attempt without a time limit begins
 * here, so that its questions stay as they were seen; one with a limit waits for `beginAttempt`.
 */
export async function findQuiz(
  services: Core,
  { viewer, seatId }: { viewer: Learner; seatId: string },
): Promise<Result<OpenQuiz, FindQuizRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const now = services.clock.now();
  const open = openQuiz(found.value, now);
  if (!open.ok) return open;
  const quiz = open.value;
  const known = await findSheet(services.db, seatId, quiz.nextAttempt);
  if (known || quiz.minutesAllowed !== null) return ok(asked({ seatId, online: found.value, quiz, now }, known));
  const begun = await beginAttempt(services, { viewer, seatId });
  return begun.ok ? ok(asked({ seatId, online: found.value, quiz, now }, begun.value)) : begun;
}

interface Finding {
  seatId: string;
  online: OnlineCourse;
  quiz: QuizProgress;
  now: Date;
}

function asked({ seatId, online, quiz, now }: Finding, sheet: QuizSheet | undefined): OpenQuiz {
  const attemptNumber = sheet?.number ?? quiz.nextAttempt;
  return {
    online,
    quiz,
    attemptNumber,
    state: !sheet ? 'to-begin' : isLate(sheet, now) ? 'late' : 'open',
    dueAt: sheet?.dueAt ?? null,
    questions: sheet ? askQuestions(sheet.questions, { seatId, number: attemptNumber }) : [],
  };
}
