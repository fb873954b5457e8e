import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  findLessonFile,
  findLessonFileForStaff,
  forgetUnusedFiles,
  type FileUse,
  keepLessonFile,
  readLessonFile,
  retireLesson,
  writeLesson,
} from '#src/learning/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aLessonFile, aSeat, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { docx, png, vtt, webm } from './sample-files.ts';
import { anEnrolledLearner, readsLessons } from './story.ts';

const database = useDatabase();
const megabyte = 1024 * 1024;

/** As bytes come over a connection. */
async function* arriving(content: Buffer, chunk = 64 * 1024 - 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += chunk) yield content.subarray(at, at + chunk);
}

async function anOnlineCourse() {
  const services = testCore(database.db);
  const by = await aViewer(database.db, { role: 'coordinator' });
  const { id: courseId } = await aCourse(database.db, { kind: 'online' });
  const keep = (use: FileUse | 'text', name: string, content: Buffer | AsyncIterable<Buffer>) => {
    const bytes = Buffer.isBuffer(content) ? arriving(content) : content;
    return keepLessonFile(services, { by, courseId, use, name, content: bytes });
  };
  /** Everything that is in the tables for this course, finished or not. */
  const stored = async () =>
    database.db
      .selectFrom('lessonFiles')
      .leftJoin('lessonFilePieces', 'fileId', 'id')
      .select((eb) => ['id', 'mediaType', eb.fn.count<number>('number').as('pieces')])
      .where('courseId', '=', courseId)
      .groupBy(['id', 'mediaType'])
      .execute();
  const write = async (mediaId: string, facts: object = {}) => {
    const details = { title: 'Pumps', kind: 'image' as const, minutes: 5, body: 'Hum.', mediaAlt: 'A pump', ...facts };
    const rest = { module: null, leastSeconds: null, captionsId: null, transcript: null, durationSeconds: null };
    const rules = { watchPercent: null, skippingAllowed: true, transcriptCounts: false, mediaName: '../pump .png' };
    return writeLesson(services, {
      ...{ by, courseId, lessonId: newId(), revision: 0 },
      details: { ...details, ...rest, ...rules, mediaId },
    });
  };
  return { services, by, courseId, keep, stored, write };
}

async function bytesOf(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

test('a video comes in pieces, and any part of it is read from them', async () => {
  const { services, by, courseId, keep, stored } = await anOnlineCourse();
  const video = webm();
  const { id, name } = valueOf(await keep('video', 'pump.webm', video));
  expect(name).toBe('pump.webm');
  expect(await stored()).toEqual([{ id, mediaType: 'video/webm', pieces: 4 }]);
  const file = valueOf(await findLessonFileForStaff(services, { viewer: by, courseId, fileId: id }));
  expect(file).toMatchObject({ byteCount: video.length, mediaType: 'video/webm', isDownload: false });
  for (const [first, last] of [
    [0, video.length - 1],
    [0, 0],
    [megabyte - 1, megabyte],
    [megabyte, 2 * megabyte - 1],
    [500, 2 * megabyte + 500],
    [video.length - 1, video.length - 1],
  ] as const) {
    const read = await bytesOf(readLessonFile(services, { id, first, last }));
    expect(read.equals(video.subarray(first, last + 1))).toBe(true);
  }
});

test.each<[FileUse, string, string, Buffer]>([
  ['image', 'pump.png', 'image/png', png],
  ['captions', 'pump.vtt', 'text/vtt', vtt],
  ['file', 'plan.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx],
  ['file', 'log.csv', 'text/csv', Buffer.from('room,°C\nhall,21\n', 'latin1')],
  ['file', 'LOG.TXT', 'text/plain', Buffer.from('Hall: 21 °C')],
  ['file', 'plan.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n%%EOF')],
])('for %s, %s is kept as %s, which its bytes are', async (use, name, mediaType, content) => {
  const { keep, stored } = await anOnlineCourse();
  expect(await keep(use, name, content)).toMatchObject({ ok: true, value: { name } });
  expect(await stored()).toMatchObject([{ mediaType, pieces: Math.ceil(content.length / megabyte) }]);
});

test.each<[FileUse | 'text', string, string, Buffer]>([
  ['image', 'pump.png', 'file-empty', Buffer.alloc(0)],
  ['image', 'pump.png', 'file-of-wrong-type', Buffer.from('MZ\x90\0\x03 a program')],
  ['image', 'pump.png', 'file-of-wrong-type', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['file', 'pump.svg', 'file-of-wrong-type', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['image', 'pump.png', 'file-of-wrong-type', webm(100)],
  ['image', 'pump.png', 'file-too-large', Buffer.concat([png, Buffer.alloc(5 * megabyte)])],
  ['video', 'pump.webm', 'file-of-wrong-type', png],
  ['captions', 'pump.vtt', 'file-of-wrong-type', Buffer.from('00:00 The pump hums.')],
  ['captions', 'pump.vtt', 'file-too-large', Buffer.concat([vtt, Buffer.alloc(megabyte, 'a')])],
  ['file', 'log.csv', 'file-of-wrong-type', Buffer.from('a,b\0')],
  ['file', 'page.html', 'file-of-wrong-type', Buffer.from('<p>Hello</p>')],
  ['file', 'log.csv', 'file-too-large', Buffer.alloc(20 * megabyte + 1, 'a')],
  ['text', 'pump.png', 'text-shows-no-file', png],
])('for %s, %s is refused as %s, and nothing of it kept (%#)', async (use, name, reason, content) => {
  const { keep, stored } = await anOnlineCourse();
  expect(await keep(use, name, content)).toBeRefused(reason);
  expect(await stored()).toEqual([]);
});

test('of an upload that breaks off nothing stays', async () => {
  const { keep, stored } = await anOnlineCourse();
  async function* broken() {
    yield webm();
    throw new Error('connection lost');
  }
  await expect(keep('video', 'pump.webm', broken())).rejects.toThrow('connection lost');
  expect(await stored()).toEqual([]);
});

test('the same bytes again are the file that is there, also when both come at once', async () => {
  const { keep, stored } = await anOnlineCourse();
  const video = webm();
  const [one, other] = await Promise.all([keep('video', 'pump.webm', video), keep('video', 'pump (2).webm', video)]);
  const { id } = valueOf(one);
  expect([valueOf(other), valueOf(await keep('video', 'again.webm', video))]).toEqual([
    { id, name: 'pump (2).webm' },
    { id, name: 'again.webm' },
  ]);
  expect(await stored()).toHaveLength(1);
});

test('a course that is full of files takes no more, and another course does', async () => {
  const { courseId, keep, stored } = await anOnlineCourse();
  const { id } = await aLessonFile(database.db, courseId);
  await sql`
    insert into lesson_file_pieces (file_id, number, content) select ${id}, number, 'x' from generate_series(1, 20478) number
  `.execute(database.db);
  expect(await keep('image', 'pump.png', png)).toSucceed();
  expect(await keep('captions', 'pump.vtt', vtt)).toBeRefused('course-full-of-files');
  expect(await stored()).toHaveLength(2);
  expect(await (await anOnlineCourse()).keep('captions', 'pump.vtt', vtt)).toSucceed();
});

test('only those who may edit the course upload to it, and none but an online course has files', async () => {
  const { services, by, courseId } = await anOnlineCourse();
  const trainer = await aViewer(database.db, { role: 'trainer' });
  const upload = { by, courseId, use: 'image', name: 'pump.png', content: arriving(png) } as const;
  expect(await keepLessonFile(services, { ...upload, by: trainer })).toBeRefused('not-allowed');
  expect(await keepLessonFile(services, { ...upload, courseId: 'x' })).toBeRefused('not-found');
  const { id: workshop } = await aCourse(database.db);
  expect(await keepLessonFile(services, { ...upload, courseId: workshop })).toBeRefused('not-found');
  const file = await aLessonFile(database.db, courseId);
  const asked = { viewer: trainer, courseId, fileId: file.id };
  expect(await findLessonFileForStaff(services, asked)).toBeRefused('not-allowed');
  expect(await findLessonFileForStaff(services, { ...asked, viewer: by, fileId: newId() })).toBeRefused('no-such-file');
});

test('a lesson shows only a file of its own course and its own kind, under a name without a path', async () => {
  const { services, by, courseId, keep, write } = await anOnlineCourse();
  const { id } = valueOf(await keep('image', 'C:\\photos\\..\\pump\u202egnp.png', png));
  expect(await write(newId())).toBeRefused('file-gone');
  expect(
    await write((await aLessonFile(database.db, (await aCourse(database.db, { kind: 'online' })).id)).id),
  ).toBeRefused('file-gone');
  expect(await write(id, { kind: 'file' })).toBeRefused('file-of-wrong-type');
  expect(await write(id)).toSucceed();
  const found = await findLessonFileForStaff(services, { viewer: by, courseId, fileId: id });
  expect(found).toMatchObject({ value: { name: 'pump .png' } });
});

test('a file goes a day after its upload when no lesson shows it, and stays while one does, even one taken out', async () => {
  const { services, by, courseId, keep, stored, write } = await anOnlineCourse();
  const { id } = valueOf(await keep('image', 'pump.png', png));
  const { id: unused } = valueOf(await keep('captions', 'pump.vtt', vtt));
  // What a process that was ended leaves.
  const unfinished = { id: newId(), courseId, mediaType: 'video/webm', uploadedAt: services.clock.now() };
  await database.db.insertInto('lessonFiles').values(unfinished).execute();
  await write(id);
  services.clock.advance({ hours: 23 });
  await forgetUnusedFiles(services);
  expect(await stored()).toHaveLength(3);
  // Uploaded again, it has another day.
  expect(valueOf(await keep('captions', 'pump.vtt', vtt)).id).toBe(unused);
  services.clock.advance({ hours: 2 });
  for (let time = 0; time < 2; time += 1) await forgetUnusedFiles(services);
  expect((await stored()).map((file) => file.id).toSorted()).toEqual([id, unused].toSorted());
  const lesson = await database.db
    .selectFrom('lessons')
    .select('id')
    .where('mediaId', '=', id)
    .executeTakeFirstOrThrow();
  await retireLesson(services, { by, courseId, lessonId: lesson.id });
  services.clock.advance({ days: 30 });
  await forgetUnusedFiles(services);
  expect((await stored()).map((file) => file.id)).toEqual([id]);
});

test('a learner has a file from when its lesson opens until access ends, and nobody else has it', async () => {
  const story = await anEnrolledLearner(database.db, { seat: { accessEndsAt: new Date('2027-01-01T00:00:00Z') } });
  const { services, course, lessons, who } = story;
  const file = await aLessonFile(database.db, course.id);
  const show = { mediaId: file.id, mediaName: 'pump.png' };
  const hidden = await aLessonFile(database.db, course.id);
  const ask = (facts: object = {}) => findLessonFile(services, { ...who, fileId: file.id, ...facts });
  expect(await ask()).toBeRefused('no-such-file');
  await database.db
    .updateTable('lessons')
    .set(show)
    .where('id', '=', lessons[1]?.id ?? '')
    .execute();
  expect(await ask()).toBeRefused('lesson-closed');
  await readsLessons(story, 1);
  expect(await ask()).toMatchObject({ ok: true, value: { name: 'pump.png', sha256: file.sha256 } });
  expect(await ask({ fileId: hidden.id })).toBeRefused('no-such-file');
  expect(await ask({ fileId: 'x' })).toBeRefused('no-such-file');
  expect(await ask({ viewer: { personId: newId() } })).toBeRefused('no-such-seat');
  const elsewhere = await aSeat(database.db, { course: await aCourse(database.db, { kind: 'online' }) });
  expect(await ask({ viewer: { personId: elsewhere.learner.id }, seatId: elsewhere.id })).toBeRefused('no-such-file');
  services.clock.advance({ days: 31 });
  expect(await ask()).toBeRefused('access-over');
});
