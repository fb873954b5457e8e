import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { QuizQuestion } from './ask-quiz.ts';
import type { MarkedQuestion, MarkedQuiz } from './mark-quiz.ts';
import type { AttemptRecord, QuizRules } from './quiz-state.ts';

/** The rules of the quiz of the seat's course. A quiz that asks nothing yet is no quiz. */
export async function findQuizRules(db: Db, seatId: string): Promise<QuizRules | undefined> {
  return db
    .selectFrom('seats')
    .innerJoin('quizzes', 'quizzes.courseId', 'seats.courseId')
    .innerJoin('quizQuestions', 'quizQuestions.courseId', 'quizzes.courseId')
    .select((eb) => ['passPercent', 'attemptsAllowed', eb.fn.count<number>('quizQuestions.id').as('questionCount')])
    .where('seats.id', '=', seatId)
    .groupBy('quizzes.courseId')
    .executeTakeFirst();
}

/** The questions of a course's quiz in order, with their answers: for marking, never for a page. */
export async function listQuestions(db: Db, courseId: string): Promise<QuizQuestion[]> {
  return db
    .selectFrom('quizQuestions')
    .select((eb) => [
      'id',
      'position',
      'prompt',
      'kind',
      'explanation',
      eb.ref('options').$castTo<QuizQuestion['options']>().as('options'),
    ])
    .where('courseId', '=', courseId)
    .orderBy('position')
    .execute();
}

/** The attempts made on a seat, first to last. */
export async function listAttempts(db: Db, seatId: string): Promise<AttemptRecord[]> {
  return db
    .selectFrom('quizAttempts')
    .select(['id', 'number', 'correctCount', 'questionCount', 'passed', 'submittedAt'])
    .where('seatId', '=', seatId)
    .orderBy('number')
    .execute();
}

/** The questions of an attempt as they were asked, answered and marked. */
export async function getMarkedQuestions(db: Db, attemptId: string): Promise<MarkedQuestion[]> {
  const attempt = await db
    .selectFrom('quizAttempts')
    .select((eb) => eb.ref('answers').$castTo<MarkedQuestion[]>().as('answers'))
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return attempt.answers;
}

/** Keeps a marked attempt. */
export async function addAttempt(
  trx: Trx,
  { seatId, number, submittedAt }: { seatId: string; number: number; submittedAt: Date },
  { questions, correctCount, questionCount, passed }: MarkedQuiz,
): Promise<AttemptRecord> {
  const record = { id: newId(), number, correctCount, questionCount, passed, submittedAt };
  await trx
    .insertInto('quizAttempts')
    .values({ ...record, seatId, answers: JSON.stringify(questions) })
    .execute();
  return record;
}
