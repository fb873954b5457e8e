import { createHash } from 'node:crypto';
import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { type Db, violates } from '#src/database.ts';
import { isId, newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findContentsOf } from './contents-queries.ts';
import { cleanFileName, fileRules, type FileUse, pieceBytes, tellType } from './lesson-file.ts';
import { beginFile, countPieces, deleteFile, finishFile, insertPiece, renewSameFile } from './lesson-file-queries.ts';

/** What the files of one course may weigh together, uploads under way and files of lessons taken out among them. */
const mostPiecesOfCourse = 20_480;
/** So often while a file comes in the course is weighed again: others may come in beside it. */
const piecesUnweighed = 16;

export type KeepLessonFileRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'text-shows-no-file' }
  | { reason: 'file-empty'; use: FileUse }
  | { reason: 'file-too-large'; use: FileUse; largestBytes: number }
  | { reason: 'file-of-wrong-type'; use: FileUse }
  | { reason: 'course-full-of-files'; use: FileUse; mostBytes: number };

interface Upload {
  by: Viewer;
  courseId: string;
  /** The kind of its lesson, or the captions of a video. */
  use: FileUse | 'text';
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/** A file that is there for a lesson to show. */
export interface KeptFile {
  id: string;
  /** As it was called, cleaned. */
  name: string;
}

/**
 * Keeps a file for a lesson of the course, as it comes in: no more of it is in memory than tells what it is. The same bytes
 * again are the file that is there already. Refused or broken off, nothing of it stays. One that no lesson shows within a
 * day goes again: see `forgetUnusedFiles`.
 */
export async function keepLessonFile(
  services: Core,
  { by, courseId, use, name, content }: Upload,
): Promise<Result<KeptFile, KeepLessonFileRefused>> {
  if (!mayEdit(by, courseId)) return refuse('not-allowed');
  if (!isId(courseId) || !(await findContentsOf(services.db, courseId))) return refuse('not-found');
  if (use === 'text') return refuse('text-shows-no-file');
  const pieces = inPieces(content);
  try {
    return await keepPieces(services, { courseId, use, name, pieces });
  } finally {
    // Lets go of what is not read.
    await pieces.return(undefined);
  }
}

interface InPieces {
  courseId: string;
  use: FileUse;
  name: string;
  pieces: AsyncGenerator<Buffer, undefined>;
}

async function keepPieces(
  services: Core,
  { courseId, use, name, pieces }: InPieces,
): Promise<Result<KeptFile, KeepLessonFileRefused>> {
  const { largestBytes, tellingBytes } = fileRules[use];
  const start = await takePieces(pieces, tellingBytes);
  const startBytes = Buffer.concat(start);
  if (startBytes.length === 0) return refuse('file-empty', { use });
  if (startBytes.length > largestBytes) return refuse('file-too-large', { use, largestBytes });
  const mediaType = await tellType(startBytes, { use, name });
  if (!mediaType) return refuse('file-of-wrong-type', { use });
  const file = { id: newId(), courseId, mediaType, uploadedAt: services.clock.now() };
  const stored = await storeFile(services.db, file, { start, pieces, use });
  return stored.ok ? ok({ id: stored.value, name: cleanFileName(name) }) : stored;
}

type NewFile = Parameters<typeof beginFile>[1];

interface Incoming {
  start: Buffer[];
  pieces: AsyncGenerator<Buffer, undefined>;
  use: FileUse;
}

/**
 * Stores the pieces one by one, each by itself: a video takes minutes to come, and a transaction as long would hold a
 * connection and old rows all the while. Gives the id of the file.
 */
async function storeFile(
  db: Db,
  file: NewFile,
  { start, pieces, use }: Incoming,
): Promise<Result<string, KeepLessonFileRefused>> {
  const { largestBytes } = fileRules[use];
  let isKept = false;
  await beginFile(db, file);
  try {
    const hash = createHash('sha256');
    let [number, byteCount] = [0, 0];
    for await (const content of inTurn(start, pieces)) {
      byteCount += content.length;
      if (byteCount > largestBytes) return refuse('file-too-large', { use, largestBytes });
      if (number % piecesUnweighed === 0 && (await countPieces(db, file.courseId)) >= mostPiecesOfCourse)
        return refuse('course-full-of-files', { use, mostBytes: mostPiecesOfCourse * pieceBytes });
      hash.update(content);
      await insertPiece(db, { fileId: file.id, number, content });
      number += 1;
    }
    const sha256 = hash.digest('hex');
    isKept = await finishUnlessThere(db, { id: file.id, sha256, byteCount });
    return ok(isKept ? file.id : await renewSameFile(db, { ...file, sha256, at: file.uploadedAt }));
  } finally {
    if (!isKept) await deleteFile(db, file.id);
  }
}

/** False when the course has a file of the same bytes. */
async function finishUnlessThere(db: Db, whole: Parameters<typeof finishFile>[1]): Promise<boolean> {
  try {
    await finishFile(db, whole);
    return true;
  } catch (error) {
    if (violates(error, 'same_lesson_file_once')) return false;
    throw error;
  }
}

async function* inTurn(start: Buffer[], rest: AsyncGenerator<Buffer, undefined>): AsyncGenerator<Buffer, undefined> {
  yield* start;
  yield* rest;
}

/** Pieces until they are more than this together, or all. */
async function takePieces(pieces: AsyncGenerator<Buffer, undefined>, bytes: number): Promise<Buffer[]> {
  const taken: Buffer[] = [];
  for (let count = 0; count <= bytes; count += pieceBytes) {
    const { value, done } = await pieces.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** The bytes as they come, in pieces of which all but the last are whole. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < pieceBytes) continue;
    const whole = Buffer.concat(waiting);
    const rest = whole.length % pieceBytes;
    for (let at = 0; at + pieceBytes <= whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    waiting = [whole.subarray(whole.length - rest)];
    length = rest;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
