import type { Db, Trx } from '#src/database.ts';
import type { LessonRecord } from './lesson-progress.ts';
import type { OnlineSeat } from './seat-access.ts';

/** The seat with the course that it opens. */
export async function findOnlineSeat(db: Db, seatId: string): Promise<OnlineSeat | undefined> {
  return onlineSeat(db, seatId).executeTakeFirst();
}

/**
 * The same, with the seat's row locked to the end of the transaction, so that two submissions are counted one after the
 * other. What depends on the count is read by later statements, which see what the first one wrote.
 */
export async function lockOnlineSeat(trx: Trx, seatId: string): Promise<OnlineSeat | undefined> {
  return onlineSeat(trx, seatId).forNoKeyUpdate('seats').executeTakeFirst();
}

function onlineSeat(db: Db, seatId: string) {
  return db
    .selectFrom('seats')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .select(['seats.id', 'seats.learnerId', 'seats.state', 'seats.accessEndsAt', 'seats.courseId'])
    .select([
      'courses.slug as courseSlug',
      'courses.title as courseTitle',
      'courses.summary as courseSummary',
      'courses.kind as courseKind',
    ])
    .where('seats.id', '=', seatId);
}

/** The lessons of the seat's course with what was done of them on this seat. */
export async function listLessons(db: Db, seatId: string): Promise<LessonRecord[]> {
  return db
    .selectFrom('seats')
    .innerJoin('lessons', 'lessons.courseId', 'seats.courseId')
    .leftJoin('lessonProgress', (join) =>
      join.onRef('lessonProgress.seatId', '=', 'seats.id').onRef('lessonProgress.lessonId', '=', 'lessons.id'),
    )
    .select(['lessons.id', 'lessons.position', 'lessons.title', 'lessons.minutes', 'openedAt', 'completedAt'])
    .where('seats.id', '=', seatId)
    .orderBy('lessons.position')
    .execute();
}

/** The text of a lesson. */
export async function getLessonBody(db: Db, lessonId: string): Promise<string> {
  const lesson = await db.selectFrom('lessons').select('body').where('id', '=', lessonId).executeTakeFirstOrThrow();
  return lesson.body;
}

/** Notes that the lesson was opened. Tells whether it was the first time. */
export async function markLessonOpened(trx: Trx, seatId: string, lessonId: string, at: Date): Promise<boolean> {
  const added = await trx
    .insertInto('lessonProgress')
    .values({ seatId, lessonId, openedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Notes that an opened lesson was read. Tells whether it was the first time. */
export async function markLessonCompleted(trx: Trx, seatId: string, lessonId: string, at: Date): Promise<boolean> {
  const changed = await trx
    .updateTable('lessonProgress')
    .set({ completedAt: at })
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .where('completedAt', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
