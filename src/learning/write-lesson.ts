import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { insertLesson, type LessonForStaff, listLessonsForStaff, updateLesson } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';
import { faultOfLesson, type LessonDetails, type LessonFault, ofItsKind } from './lesson-details.ts';
import { type FileUse, isOfUse } from './lesson-file.ts';
import { findFile } from './lesson-file-queries.ts';

export type WriteLessonRefused = EditContentsRefused | LessonFault | FileFault;

/** The file was cleared away, or is no file of this course; or it is there and is something else. */
type FileFault = { reason: 'file-gone'; use: FileUse } | { reason: 'file-of-wrong-type'; use: FileUse };

interface WriteLesson {
  by: Viewer;
  courseId: string;
  /** Made with the form, so that a new lesson sent twice is one. */
  lessonId: string;
  /** The one that the form was filled in from; 0 for a new lesson. */
  revision: number;
  details: LessonDetails;
}

/** Writes a new lesson at the end of the course, or changes one. Sending what is already so changes nothing. */
export async function writeLesson(
  services: Core,
  { by, courseId, lessonId, revision, details: typed }: WriteLesson,
): Promise<Result<ContentsDeed, WriteLessonRefused>> {
  const fault = faultOfLesson(typed);
  const details = ofItsKind(typed);
  return editContents<WriteLessonRefused>(services, { by, courseId }, async (trx) => {
    if (fault) return { ok: false, ...fault };
    const files = await checkFiles(trx, courseId, details);
    if (!files.ok) return files;
    const before = (await listLessonsForStaff(trx, courseId)).find(({ id }) => id === lessonId);
    if (!before && revision > 0) return refuse('not-found');
    if (!before) {
      if (!(await insertLesson(trx, { id: lessonId, courseId, details }))) return refuse('not-found');
      return ok({ action: 'lesson.written', facts: { title: details.title } });
    }
    if (isSame(before, details)) return ok(null);
    if (before.revision !== revision) return refuse('changed-meanwhile');
    await updateLesson(trx, lessonId, details);
    return ok({ action: 'lesson.changed', facts: { title: details.title } });
  });
}

async function checkFiles(
  trx: Trx,
  courseId: string,
  { kind, mediaId, captionsId }: LessonDetails,
): Promise<Result<undefined, FileFault>> {
  if (kind === 'text' || !mediaId) return ok();
  const media = await findFile(trx, { courseId, fileId: mediaId });
  if (!media) return refuse('file-gone', { use: kind });
  if (!isOfUse(media.mediaType, kind)) return refuse('file-of-wrong-type', { use: kind });
  if (!captionsId) return ok();
  const captions = await findFile(trx, { courseId, fileId: captionsId });
  if (!captions) return refuse('file-gone', { use: 'captions' });
  return isOfUse(captions.mediaType, 'captions') ? ok() : refuse('file-of-wrong-type', { use: 'captions' });
}

function isSame(before: LessonForStaff, details: LessonDetails): boolean {
  return (Object.keys(details) as (keyof LessonDetails)[]).every((key) => before[key] === details[key]);
}
