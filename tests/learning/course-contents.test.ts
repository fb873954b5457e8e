import { expect, test } from 'vitest';
import { findCourseBySlug, publishCourse } from '#src/catalogue/index.ts';
import {
  answersText,
  findContents,
  type LessonDetails,
  moveLesson,
  readAnswers,
  retireLesson,
  retireQuestion,
  writeLesson,
  writeQuestion,
  writeQuiz,
} from '#src/learning/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aLessonFile, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const services = () => testCore(database.db);

const text = (facts: Partial<LessonDetails> = {}): LessonDetails => ({
  ...{
    module: 'Air',
    title: 'Vapour pressure',
    kind: 'text',
    minutes: 12,
    leastSeconds: 120,
    body: 'Warm air **holds**.',
  },
  ...{
    mediaId: null,
    mediaName: null,
    mediaAlt: null,
    captionsId: null,
    transcript: null,
    durationSeconds: null,
    watchPercent: null,
  },
  ...{ skippingAllowed: true, transcriptCounts: false },
  ...facts,
});

async function anOnlineCourse() {
  const by = await aViewer(database.db, { role: 'coordinator' });
  const { id: courseId } = await aCourse(database.db, { kind: 'online' });
  const contents = async () => valueOf(await findContents(services(), { viewer: by, courseId }));
  const write = async (details: LessonDetails, { lessonId = newId(), revision = 0 } = {}) =>
    writeLesson(services(), { by, courseId, lessonId, revision, details });
  const titles = async () => (await contents()).lessons.map(({ title }) => title);
  return { by, courseId, contents, write, titles };
}

test('a lesson is written once however often its form is sent, and changed from what it is now', async () => {
  const { contents, write } = await anOnlineCourse();
  const lessonId = newId();
  for (let time = 0; time < 2; time += 1) expect(await write(text(), { lessonId })).toSucceed();
  const changed = text({ title: 'Vapour and pressure' });
  expect(await write(changed, { lessonId, revision: 1 })).toSucceed();
  expect(await write(changed, { lessonId, revision: 1 })).toSucceed();
  expect(await write(text({ title: 'Older' }), { lessonId, revision: 1 })).toBeRefused('changed-meanwhile');
  expect((await contents()).lessons).toMatchObject([{ id: lessonId, title: 'Vapour and pressure', revision: 2 }]);
  expect(await write(text(), { revision: 3 })).toBeRefused('not-found');
});

test('a picture needs words, a video captions, a transcript, its length and how much of it counts', async () => {
  const { write, contents, courseId } = await anOnlineCourse();
  const fileOf = async (mediaType: string) => (await aLessonFile(database.db, courseId, { mediaType })).id;
  const media = { mediaId: await fileOf('image/png'), mediaName: 'pump.png' };
  expect(await write(text({ kind: 'file' }))).toBeRefused('lesson-without-media');
  expect(await write(text({ kind: 'image', ...media }))).toBeRefused('picture-without-words');
  const video = { kind: 'video', mediaId: await fileOf('video/mp4'), mediaName: 'pump.mp4' } as const;
  const parts = {
    captionsId: await fileOf('text/vtt'),
    transcript: 'It hums.',
    durationSeconds: 40,
    watchPercent: 90,
  };
  for (const part of Object.keys(parts)) {
    expect(await write(text({ ...video, ...parts, [part]: null }))).toBeRefused('video-without');
  }
  expect(await write(text({ ...video, ...parts }))).toSucceed();
  // What belongs to a video is not kept with a text.
  expect(await write(text({ ...media, ...parts }))).toSucceed();
  expect((await contents()).lessons[1]).toMatchObject({
    kind: 'text',
    mediaId: null,
    mediaName: null,
    transcript: null,
  });
});

test('a lesson goes up and down by one place, once for each press, and out of the course for good', async () => {
  const { by, courseId, contents, write, titles } = await anOnlineCourse();
  for (const title of ['One', 'Two', 'Three']) expect(await write(text({ title }))).toSucceed();
  const [first, second] = (await contents()).lessons;
  const move = { by, courseId, lessonId: second?.id ?? '', from: second?.position ?? 0, to: 'up' } as const;
  for (let time = 0; time < 2; time += 1) expect(await moveLesson(services(), move)).toSucceed();
  expect(await titles()).toEqual(['Two', 'One', 'Three']);
  expect(await moveLesson(services(), { ...move, from: first?.position ?? 0 })).toSucceed();
  expect(await titles()).toEqual(['Two', 'One', 'Three']);
  for (let time = 0; time < 2; time += 1)
    expect(await retireLesson(services(), { by, courseId, lessonId: second?.id ?? '' })).toSucceed();
  expect(await titles()).toEqual(['One', 'Three']);
  expect(await write(text({ title: 'Two' }), { lessonId: second?.id ?? '' })).toBeRefused('not-found');
  expect(await write(text({ title: 'Four' }))).toSucceed();
  expect(await titles()).toEqual(['One', 'Three', 'Four']);
});

test('a question goes into the bank of a quiz that has rules, and out of it', async () => {
  const { by, courseId, contents } = await anOnlineCourse();
  const options = [
    { text: 'Warm air', correct: true },
    { text: 'Cold air', correct: false },
  ];
  const details = { prompt: 'Which holds more?', kind: 'single' as const, explanation: 'It expands.', options };
  const question = { by, courseId, questionId: newId(), revision: 0, details };
  expect(await writeQuestion(services(), question)).toBeRefused('quiz-without-rules');
  const rules = { passPercent: 80, attemptsAllowed: 3, drawCount: null, coolDownMinutes: 60, minutesAllowed: null };
  const set = { by, courseId, revision: 0, details: rules, lessonsInOrder: false };
  for (let time = 0; time < 2; time += 1) expect(await writeQuiz(services(), set)).toSucceed();
  expect(await writeQuiz(services(), { ...set, lessonsInOrder: true })).toBeRefused('changed-meanwhile');
  for (let time = 0; time < 2; time += 1) expect(await writeQuestion(services(), question)).toSucceed();
  const changed = { ...question, revision: 1, details: { ...details, prompt: 'Which holds more vapour?' } };
  expect(await writeQuestion(services(), changed)).toSucceed();
  expect(await writeQuestion(services(), { ...question, revision: 1 })).toBeRefused('changed-meanwhile');
  expect(await contents()).toMatchObject({
    course: { lessonsInOrder: false },
    rules: { ...rules, revision: 1 },
    questions: [{ prompt: 'Which holds more vapour?', options, revision: 2 }],
  });
  const { questionId } = question;
  expect(await retireQuestion(services(), { by, courseId, questionId })).toBeRefused('last-question');
  expect(await writeQuestion(services(), { ...question, questionId: newId() })).toSucceed();
  for (let time = 0; time < 2; time += 1)
    expect(await retireQuestion(services(), { by, courseId, questionId })).toSucceed();
  expect((await contents()).questions).toHaveLength(1);
  expect(await writeQuestion(services(), question)).toBeRefused('not-found');
});

test('a quiz with rules but no question keeps a draft from the public, and is promised to nobody', async () => {
  const by = await aViewer(database.db, { role: 'coordinator' });
  const { id: courseId, slug } = await aCourse(database.db, {
    ...{ kind: 'online', state: 'draft' },
    outcomes: ['Read a chart'],
    outline: [{ title: 'Air', minutes: 12, points: ['Vapour'] }],
  });
  await writeLesson(services(), { by, courseId, lessonId: newId(), revision: 0, details: text() });
  const rules = { passPercent: 80, attemptsAllowed: 3, drawCount: null, coolDownMinutes: 60, minutesAllowed: null };
  await writeQuiz(services(), { by, courseId, revision: 0, details: rules, lessonsInOrder: false });
  expect(await publishCourse(services(), { by, courseId })).toMatchObject({
    reason: 'course-not-ready',
    missing: ['questions'],
  });
  const options = [
    { text: 'Warm air', correct: true },
    { text: 'Cold air', correct: false },
  ];
  const details = { prompt: 'Which holds more?', kind: 'single' as const, explanation: 'It expands.', options };
  await writeQuestion(services(), { by, courseId, questionId: newId(), revision: 0, details });
  expect(await publishCourse(services(), { by, courseId })).toSucceed();
  expect((await findCourseBySlug(database.db, slug, services().clock.now()))?.course.quiz).toMatchObject({
    passPercent: 80,
    questionCount: 1,
  });

  // Rules may also come to a course that is public already: its page then names no quiz until there is a question.
  const open = await aCourse(database.db, { kind: 'online' });
  await writeQuiz(services(), { by, courseId: open.id, revision: 0, details: rules, lessonsInOrder: false });
  expect((await findCourseBySlug(database.db, open.slug, services().clock.now()))?.course.quiz).toBeNull();
});

test('only who may edit the course reads its answers or changes it, and only an online course has any', async () => {
  const { courseId } = await anOnlineCourse();
  for (const viewer of [
    await aViewer(database.db),
    await aViewer(database.db, { role: 'coordinator', scope: newId() }),
  ]) {
    expect(await findContents(services(), { viewer, courseId })).toBeRefused('not-allowed');
    const lesson = { by: viewer, courseId, lessonId: newId(), revision: 0, details: text() };
    expect(await writeLesson(services(), lesson)).toBeRefused('not-allowed');
  }
  const workshop = await aCourse(database.db);
  const by = await aViewer(database.db, { role: 'coordinator' });
  expect(await findContents(services(), { viewer: by, courseId: workshop.id })).toBeRefused('not-found');
  const lesson = { by, courseId: workshop.id, lessonId: newId(), revision: 0, details: text() };
  expect(await writeLesson(services(), lesson)).toBeRefused('not-found');
});

test.each([
  ['single', '* 60\n- 20'],
  ['multiple', '* Walls\n* Floors\n- People'],
  ['number', '7.6 ± 0.1 g/kg'],
  ['number', '-3'],
  ['order', 'Inspect\nExtract\nDry'],
  ['match', 'Category 1 = clean\nCategory 3 = foul'],
] as const)('answers of kind %s stay as they were typed: %s', (kind, typed) => {
  const read = readAnswers(kind, typed);
  if ('wrong' in read) throw new Error(read.wrong);
  expect(answersText({ kind, options: read.options } as Parameters<typeof answersText>[0])).toBe(typed);
});

test.each([
  ['single', '* 60', 'Give at least two lines'],
  ['single', '* 60\n* 20', 'Only one line may be right'],
  ['multiple', '- 60\n- 20', 'Mark at least one line as right'],
  ['single', '* 60\n20', 'Begin every line'],
  ['order', 'Dry\nDry', 'Two lines are the same'],
  ['match', 'Category 1 = clean = so\nb = c', 'Write every line as'],
  ['number', 'seven', 'Write one line'],
  ['number', '7\n8', 'Write one line'],
  ['order', Array.from({ length: 13 }, (_, step) => `Step ${step}`).join('\n'), 'Use at most 12 lines'],
] as const)('of kind %s, "%s" is refused', (kind, typed, wrong) => {
  expect(readAnswers(kind, typed)).toMatchObject({ wrong: expect.stringContaining(wrong) });
});
