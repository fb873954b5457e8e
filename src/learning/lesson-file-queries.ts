import type { Db, Trx } from '#src/database.ts';

/** A file that has come whole. */
export interface StoredFile {
  id: string;
  mediaType: string;
  sha256: string;
  byteCount: number;
}

/** Begins a file: nobody sees it before it is finished. */
export async function beginFile(
  db: Db,
  file: { id: string; courseId: string; mediaType: string; uploadedAt: Date },
): Promise<void> {
  await db.insertInto('lessonFiles').values(file).execute();
}

export async function insertPiece(db: Db, piece: { fileId: string; number: number; content: Buffer }): Promise<void> {
  await db.insertInto('lessonFilePieces').values(piece).execute();
}

/** How many pieces the files of the course have, finished or not. Counted by index alone. */
export async function countPieces(db: Db, courseId: string): Promise<number> {
  const { count } = await db
    .selectFrom('lessonFiles')
    .innerJoin('lessonFilePieces', 'fileId', 'lessonFiles.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('courseId', '=', courseId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Makes a file whose pieces are all there one that can be shown. */
export async function finishFile(
  db: Db,
  { id, ...whole }: { id: string; sha256: string; byteCount: number },
): Promise<void> {
  await db.updateTable('lessonFiles').set(whole).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The course's file of these bytes, counted as uploaded now, so that it is not cleared away before a lesson shows it. */
export async function renewSameFile(
  db: Db,
  { courseId, sha256, mediaType, at }: { courseId: string; sha256: string; mediaType: string; at: Date },
): Promise<string> {
  const { id } = await db
    .updateTable('lessonFiles')
    .set({ uploadedAt: at })
    .where('courseId', '=', courseId)
    .where('sha256', '=', sha256)
    .where('mediaType', '=', mediaType)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** With its pieces. */
export async function deleteFile(db: Db, id: string): Promise<void> {
  await db.deleteFrom('lessonFiles').where('id', '=', id).execute();
}

export async function findFile(
  db: Db | Trx,
  { courseId, fileId }: { courseId: string; fileId: string },
): Promise<StoredFile | undefined> {
  return db
    .selectFrom('lessonFiles')
    .select((eb) => ['id', 'mediaType', eb.ref('sha256').$notNull().as('sha256')])
    .select((eb) => eb.ref('byteCount').$notNull().as('byteCount'))
    .where('id', '=', fileId)
    .where('courseId', '=', courseId)
    .where('sha256', 'is not', null)
    .executeTakeFirst();
}

/** The lessons that show the file, or its words under a video, also those that were taken out of the course. */
export async function listLessonsShowing(
  db: Db,
  { courseId, fileId }: { courseId: string; fileId: string },
): Promise<{ id: string; mediaName: string | null }[]> {
  return db
    .selectFrom('lessons')
    .select(['id', 'mediaName'])
    .where('courseId', '=', courseId)
    .where((eb) => eb.or([eb('mediaId', '=', fileId), eb('captionsId', '=', fileId)]))
    .execute();
}

/**
 * So many bytes of a piece. They travel as base64: in the driver's own form, two letters a byte, reading a video took twice
 * the processor time (450 ms for 50 MB against 220).
 */
export async function getPartOfPiece(
  db: Db,
  { fileId, number, from, length }: { fileId: string; number: number; from: number; length: number },
): Promise<Buffer> {
  const { part } = await db
    .selectFrom('lessonFilePieces')
    // PostgreSQL counts from 1.
    .select(({ fn, val }) =>
      fn<string>('encode', [fn('substring', ['content', val(from + 1), val(length)]), val('base64')]).as('part'),
    )
    .where('fileId', '=', fileId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return Buffer.from(part, 'base64');
}

/** Deletes some files that no lesson shows, finished or not, of those uploaded before this instant. */
export async function deleteUnusedFiles(db: Db, before: Date): Promise<void> {
  // One that a lesson is just being given is locked by its foreign key, and left alone.
  const unused = db
    .selectFrom('lessonFiles')
    .select('id')
    .where('uploadedAt', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('lessons').select('id').whereRef('lessons.mediaId', '=', 'lessonFiles.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('lessons').select('id').whereRef('lessons.captionsId', '=', 'lessonFiles.id'))),
    )
    .limit(filesAtOnce)
    .forUpdate()
    .skipLocked();
  await db.deleteFrom('lessonFiles').where('id', 'in', unused).execute();
}

/** Some hundred pieces each: a statement has fifteen seconds. */
const filesAtOnce = 10;
