import type { Db, Trx } from '#src/database.ts';
import type { QuizQuestion } from './ask-quiz.ts';
import type { LessonDetails } from './lesson-details.ts';
import type { QuizDetails } from './write-quiz.ts';

/** A lesson as staff edit it. */
export interface LessonForStaff extends LessonDetails {
  id: string;
  position: number;
  /** Raised by every change. */
  revision: number;
}

const lessonColumns = [
  ...(['id', 'position', 'revision', 'module', 'title', 'kind', 'minutes', 'leastSeconds', 'body'] as const),
  ...(['mediaId', 'mediaName', 'mediaAlt', 'captionsId', 'transcript', 'durationSeconds'] as const),
  ...(['watchPercent', 'skippingAllowed', 'transcriptCounts'] as const),
] as const;

/** The course, if it is an online one. */
export async function findContentsOf(db: Db, courseId: string) {
  return onlineCourse(db, courseId).executeTakeFirst();
}

/** The same, held until the transaction ends: lessons and questions are numbered one after the other. */
export async function lockContentsOf(trx: Trx, courseId: string) {
  return onlineCourse(trx, courseId).forNoKeyUpdate().executeTakeFirst();
}

function onlineCourse(db: Db | Trx, courseId: string) {
  return db
    .selectFrom('courses')
    .select(['id', 'slug', 'title', 'lessonsInOrder', 'durationMinutes'])
    .where('id', '=', courseId)
    .where('kind', '=', 'online');
}

/** The lessons that are asked for, in order. */
export async function listLessonsForStaff(db: Db | Trx, courseId: string): Promise<LessonForStaff[]> {
  return db
    .selectFrom('lessons')
    .select(lessonColumns)
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute();
}

/** Writes the lesson at the end of the course. Tells whether it did: one under this id may have been taken out again. */
export async function insertLesson(
  trx: Trx,
  { id, courseId, details }: { id: string; courseId: string; details: LessonDetails },
): Promise<boolean> {
  const position = (await lastPosition(trx, 'lessons', courseId)) + 1;
  const added = await trx
    .insertInto('lessons')
    .values({ id, courseId, position, ...details })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateLesson(trx: Trx, id: string, details: LessonDetails): Promise<void> {
  await trx
    .updateTable('lessons')
    .set((eb) => ({ ...details, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Two lessons of a course change places. By way of a place that none has, because each place is held once. */
export async function swapLessons(trx: Trx, one: LessonForStaff, other: LessonForStaff): Promise<void> {
  const put = (id: string, position: number) =>
    trx.updateTable('lessons').set({ position }).where('id', '=', id).execute();
  await put(one.id, freePosition);
  await put(other.id, one.position);
  await put(one.id, other.position);
}

const freePosition = 2_000_000_000;

/** The course's quiz with its bank; the rules are null where none were written. */
export async function findQuizForStaff(
  db: Db | Trx,
  courseId: string,
): Promise<{ rules: (QuizDetails & { revision: number }) | null; questions: (QuizQuestion & { revision: number })[] }> {
  const rules = await db
    .selectFrom('quizzes')
    .select(['passPercent', 'attemptsAllowed', 'drawCount', 'coolDownMinutes', 'minutesAllowed', 'revision'])
    .where('courseId', '=', courseId)
    .executeTakeFirst();
  const questions = await db
    .selectFrom('quizQuestions')
    .select(['id', 'position', 'prompt', 'kind', 'explanation', 'options', 'revision'])
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute();
  return { rules: rules ?? null, questions: questions as unknown as (QuizQuestion & { revision: number })[] };
}

export async function putQuiz(trx: Trx, courseId: string, details: QuizDetails): Promise<void> {
  await trx
    .insertInto('quizzes')
    .values({ courseId, ...details })
    .onConflict((conflict) =>
      conflict.column('courseId').doUpdateSet((eb) => ({ ...details, revision: eb('quizzes.revision', '+', 1) })),
    )
    .execute();
}

export type QuestionDetails = Pick<QuizQuestion, 'prompt' | 'kind' | 'explanation' | 'options'>;

/** Writes the question at the end of the bank. Tells whether it did: one under this id may have been taken out again. */
export async function insertQuestion(
  trx: Trx,
  { id, courseId, details }: { id: string; courseId: string; details: QuestionDetails },
): Promise<boolean> {
  const position = (await lastPosition(trx, 'quizQuestions', courseId)) + 1;
  const added = await trx
    .insertInto('quizQuestions')
    .values({ id, courseId, position, ...details, options: JSON.stringify(details.options) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateQuestion(trx: Trx, id: string, details: QuestionDetails): Promise<void> {
  await trx
    .updateTable('quizQuestions')
    .set((eb) => ({ ...details, options: JSON.stringify(details.options), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Takes a lesson or question out of the course; what was done of it stays. */
export async function retire(trx: Trx, table: 'lessons' | 'quizQuestions', id: string, at: Date): Promise<void> {
  await trx.updateTable(table).set({ retiredAt: at }).where('id', '=', id).execute();
}

export async function setLessonsInOrder(trx: Trx, courseId: string, lessonsInOrder: boolean): Promise<void> {
  await trx.updateTable('courses').set({ lessonsInOrder }).where('id', '=', courseId).execute();
}

/** Of those that were taken out too: their places stay taken. */
async function lastPosition(trx: Trx, table: 'lessons' | 'quizQuestions', courseId: string): Promise<number> {
  const { last } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .where('courseId', '=', courseId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
