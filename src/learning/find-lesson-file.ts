import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { pieceBytes } from './lesson-file.ts';
import { findFile, getPartOfPiece, listLessonsShowing, type StoredFile } from './lesson-file-queries.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';

/** A file that a lesson shows, to be read with `readLessonFile`. */
export interface LessonFile extends StoredFile {
  name: string;
  /** Saved, not shown. */
  isDownload: boolean;
}

type NoSuchFile = { reason: 'no-such-file' };

/** A file for a learner: while their seat gives access, and as soon as a lesson that shows it is open. */
export async function findLessonFile(
  services: Core,
  { viewer, seatId, fileId }: { viewer: Learner; seatId: string; fileId: string },
): Promise<Result<LessonFile, AccessRefusal | NoSuchFile | { reason: 'lesson-closed' }>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const which = { courseId: found.value.course.id, fileId };
  const file = await findNamedFile(services, which);
  if (!file) return refuse('no-such-file');
  const asked = found.value.lessons.filter(({ id }) => file.shownBy.has(id));
  if (asked.length === 0) return refuse('no-such-file');
  return asked.some(({ state }) => state !== 'closed') ? ok(file) : refuse('lesson-closed');
}

/** The same for those who may edit the course, also before a lesson shows it. */
export async function findLessonFileForStaff(
  services: Core,
  { viewer, courseId, fileId }: { viewer: Viewer; courseId: string; fileId: string },
): Promise<Result<LessonFile, { reason: 'not-allowed' } | NoSuchFile>> {
  if (!mayEdit(viewer, courseId)) return refuse('not-allowed');
  const file = isId(courseId) ? await findNamedFile(services, { courseId, fileId }) : null;
  return file ? ok(file) : refuse('no-such-file');
}

/** The bytes from the first to the last, both included, some at a time: each part is a query of its own, asked for when it is wanted. */
export async function* readLessonFile(
  { db }: Pick<Core, 'db'>,
  { id: fileId, first, last }: { id: string; first: number; last: number },
): AsyncGenerator<Buffer> {
  for (let at = first; at <= last;) {
    const from = at % pieceBytes;
    const length = Math.min(pieceBytes - from, last - at + 1);
    yield await getPartOfPiece(db, { fileId, number: Math.floor(at / pieceBytes), from, length });
    at += length;
  }
}

async function findNamedFile(
  { db }: Core,
  which: { courseId: string; fileId: string },
): Promise<(LessonFile & { shownBy: Set<string> }) | null> {
  const file = isId(which.fileId) ? await findFile(db, which) : undefined;
  if (!file) return null;
  const lessons = await listLessonsShowing(db, which);
  const name = lessons[0]?.mediaName ?? 'file';
  const isDownload = !/^(image|video)\/|^text\/vtt$/.test(file.mediaType);
  return { ...file, name, isDownload, shownBy: new Set(lessons.map(({ id }) => id)) };
}
