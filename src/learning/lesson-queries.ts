import type { Db, Trx } from '#src/database.ts';
import type { DoneBy, LessonRecord } from './lesson-progress.ts';
import type { OnlineSeat } from './seat-access.ts';
import type { Range } from './watched-ranges.ts';

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
      'courses.lessonsInOrder',
    ])
    .where('seats.id', '=', seatId);
}

/** The lessons of the seat's course with what was done of them on this seat. What staff took out of it is not asked for. */
export async function listLessons(db: Db, seatId: string): Promise<LessonRecord[]> {
  return listLessonsOfSeats(db, [seatId]);
}

/** The same for these seats, in the course's order. */
export async function listLessonsOfSeats(
  db: Db,
  seatIds: readonly string[],
): Promise<(LessonRecord & { seatId: string })[]> {
  if (seatIds.length === 0) return [];
  const rows = await db
    .selectFrom('seats')
    .innerJoin('lessons', 'lessons.courseId', 'seats.courseId')
    .leftJoin('lessonProgress', (join) =>
      join.onRef('lessonProgress.seatId', '=', 'seats.id').onRef('lessonProgress.lessonId', '=', 'lessons.id'),
    )
    .leftJoin('lessonWatching', (join) =>
      join.onRef('lessonWatching.seatId', '=', 'seats.id').onRef('lessonWatching.lessonId', '=', 'lessons.id'),
    )
    .select(['seats.id as seatId', 'lessons.id', 'lessons.position', 'lessons.title', 'lessons.module'])
    .select(['lessons.kind', 'lessons.minutes', 'leastSeconds', 'durationSeconds', 'watchPercent', 'transcriptCounts'])
    .select(['openedAt', 'completedAt'])
    .select((eb) => eb.ref('lessonWatching.ranges').$castTo<Range[] | null>().as('watched'))
    .where('seats.id', 'in', seatIds)
    .where('lessons.retiredAt', 'is', null)
    .orderBy('lessons.position')
    .execute();
  return rows.map((row) => ({ ...row, watched: row.watched ?? [] }));
}

/** What a lesson shows. */
export interface LessonContent {
  /** Markdown. */
  body: string;
  /** The picture, the video, the file: one of the course's files. */
  mediaId: string | null;
  /** What it is called when it is saved. */
  mediaName: string | null;
  /** What a picture shows, in words. */
  mediaAlt: string | null;
  captionsId: string | null;
  /** Markdown. */
  transcript: string | null;
  skippingAllowed: boolean;
}

/** The text of a lesson and what goes with it. */
export async function getLessonContent(db: Db, lessonId: string): Promise<LessonContent> {
  return db
    .selectFrom('lessons')
    .select(['body', 'mediaId', 'mediaName', 'mediaAlt', 'captionsId', 'transcript', 'skippingAllowed'])
    .where('id', '=', lessonId)
    .executeTakeFirstOrThrow();
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

interface Done {
  seatId: string;
  lessonId: string;
  by: DoneBy;
  at: Date;
}

/** Notes that an opened lesson was done. Tells whether it was the first time. */
export async function markLessonCompleted(trx: Trx, { seatId, lessonId, by, at }: Done): Promise<boolean> {
  const changed = await trx
    .updateTable('lessonProgress')
    .set({ completedAt: at, doneBy: by })
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .where('completedAt', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
