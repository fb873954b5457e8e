import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { QuizQuestion } from './ask-quiz.ts';
import type { MarkedQuestion, MarkedQuiz } from './mark-quiz.ts';
import type { QuizSheet } from './quiz-sheet.ts';
import type { AttemptRecord, QuizRules } from './quiz-state.ts';

/** The rules of the quiz of each seat's course, by seat. A quiz that asks nothing yet is no quiz. */
export async function listQuizRules(db: Db, seatIds: readonly string[]): Promise<Map<string, QuizRules>> {
  if (seatIds.length === 0) return new Map();
  const found = await db
    .selectFrom('seats')
    .innerJoin('quizzes', 'quizzes.courseId', 'seats.courseId')
    .innerJoin('quizQuestions', 'quizQuestions.courseId', 'quizzes.courseId')
    .select(['seats.id as seatId', 'passPercent', 'attemptsAllowed', 'drawCount', 'coolDownMinutes', 'minutesAllowed'])
    .select((eb) => eb.fn.count<number>('quizQuestions.id').as('bankCount'))
    .where('seats.id', 'in', seatIds)
    .where('quizQuestions.retiredAt', 'is', null)
    .groupBy(['seats.id', 'quizzes.courseId'])
    .execute();
  return new Map(
    found.map(({ seatId, bankCount, ...rules }) => {
      return [seatId, { ...rules, questionCount: Math.min(rules.drawCount ?? bankCount, bankCount) }];
    }),
  );
}

/** The bank of a course's quiz in order, with the answers: for marking, never for a page. */
export async function listQuestions(db: Db, courseId: string): Promise<QuizQuestion[]> {
  const rows = await db
    .selectFrom('quizQuestions')
    .select(['id', 'position', 'prompt', 'kind', 'explanation', 'options'])
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute();
  return rows as unknown as QuizQuestion[];
}

/** The attempts made on these seats, first to last. */
export async function listAttempts(
  db: Db,
  seatIds: readonly string[],
): Promise<(AttemptRecord & { seatId: string })[]> {
  if (seatIds.length === 0) return [];
  return db
    .selectFrom('quizAttempts')
    .select(['seatId', 'id', 'number', 'correctCount', 'questionCount', 'passed', 'late', 'submittedAt'])
    .where('seatId', 'in', seatIds)
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

/** The sheet of an attempt that has begun. */
export async function findSheet(db: Db, seatId: string, number: number): Promise<QuizSheet | undefined> {
  return db
    .selectFrom('quizSheets')
    .select((eb) => ['number', 'startedAt', 'dueAt', eb.ref('questions').$castTo<QuizQuestion[]>().as('questions')])
    .where('seatId', '=', seatId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Keeps the sheet of an attempt, unless it has one. */
export async function addSheet(trx: Trx, seatId: string, { questions, ...sheet }: QuizSheet): Promise<boolean> {
  const added = await trx
    .insertInto('quizSheets')
    .values({ ...sheet, seatId, questions: JSON.stringify(questions) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

interface Submitted {
  seatId: string;
  number: number;
  submittedAt: Date;
  late: boolean;
}

/** Keeps a marked attempt. One that came after its time has not passed. */
export async function addAttempt(
  trx: Trx,
  { seatId, number, submittedAt, late }: Submitted,
  { questions, correctCount, questionCount, passed }: MarkedQuiz,
): Promise<AttemptRecord> {
  const record = { id: newId(), number, correctCount, questionCount, passed: passed && !late, late, submittedAt };
  await trx
    .insertInto('quizAttempts')
    .values({ ...record, seatId, answers: JSON.stringify(questions) })
    .execute();
  return record;
}
