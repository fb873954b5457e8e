import { expect, test } from 'vitest';
import { listJournal } from '#src/journal/index.ts';
import { completeLesson, findOnlineCourse, openLesson, recordWatching } from '#src/learning/index.ts';
import { aCourse, aPerson, aSeat, aVideoLesson } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anEnrolledLearner, learningEvidence } from './story.ts';

const database = useDatabase();
let reports = 0;

/** A learner who has opened a lesson with a video of a minute. */
async function aWatcher(facts: Omit<Parameters<typeof aVideoLesson>[2], 'position'> = {}) {
  const services = testCore(database.db);
  const course = await aCourse(database.db, { kind: 'online' });
  const lesson = await aVideoLesson(database.db, course.id, { position: 1, ...facts });
  const seat = await aSeat(database.db, { course });
  const asked = { viewer: { personId: seat.learner.id }, seatId: seat.id, position: 1 };
  await openLesson(services, asked);
  const plays = async (from: number, to: number, { after = to - from, id = `report-${(reports += 1)}` } = {}) => {
    services.clock.advance({ seconds: after });
    return recordWatching(services, { ...asked, report: { id, ranges: [[from, to]], position: to } });
  };
  const noted = async () => {
    const lines = await listJournal(database.db, { type: 'seat', id: seat.id });
    return lines.filter(({ action }) => action === 'lesson.report-ignored').map(({ facts: said }) => said);
  };
  return { services, lesson, seat, asked, plays, noted, done: () => completeLesson(services, asked) };
}

test('a video is done when the share that the course asks for was watched, in whatever order', async () => {
  const { plays, done, services, asked, seat } = await aWatcher();
  expect(await done()).toMatchObject({ reason: 'video-not-watched', watchedSeconds: 0, neededSeconds: 54 });
  await plays(30, 60);
  expect(await done()).toMatchObject({ reason: 'video-not-watched', watchedSeconds: 30 });
  expect(await plays(0, 24)).toMatchObject({
    ok: true,
    value: {
      ranges: [
        [0, 24],
        [30, 60],
      ],
      watchedSeconds: 54,
    },
  });
  expect(await done()).toMatchObject({ ok: true });
  expect(await findOnlineCourse(services, asked)).toMatchObject({ value: { missing: [] } });
  expect(await learningEvidence(database.db, seat.id)).toMatchObject({ metAt: services.clock.now() });
  expect((await listJournal(database.db, { type: 'seat', id: seat.id })).at(-1)).toMatchObject({
    action: 'lesson.completed',
    facts: { by: 'watching' },
  });
});

test('watching the same part again adds nothing', async () => {
  const { plays } = await aWatcher();
  await plays(0, 20);
  expect(await plays(0, 20)).toMatchObject({ value: { watchedSeconds: 20 } });
});

test('another device goes on where this one stopped', async () => {
  const { plays, services, asked } = await aWatcher();
  await plays(0, 17);
  expect(await openLesson(services, asked)).toMatchObject({
    value: { watching: { ranges: [[0, 17]], position: 17, watchedSeconds: 17, neededSeconds: 54 } },
  });
});

test('two devices at once count each second once, and not more than time allows', async () => {
  const { plays } = await aWatcher();
  await plays(0, 10);
  expect(await plays(0, 10, { after: 0 })).toBeRefused('report-ignored');
  expect(await plays(0, 10, { after: 10 })).toMatchObject({ value: { watchedSeconds: 10 } });
});

test('a report that was made up is ignored, counted and noted', async () => {
  const { plays, done, noted, lesson } = await aWatcher();
  expect(await plays(0, 60, { after: 1 })).toMatchObject({
    reason: 'report-ignored',
    why: 'faster-than-time',
    watched: { ranges: [], watchedSeconds: 0 },
  });
  expect(await plays(50, 90, { after: 100 })).toMatchObject({ why: 'beyond-the-end' });
  expect(await done()).toBeRefused('video-not-watched');
  expect(await noted()).toMatchObject([
    { lessonId: lesson.id, why: 'faster-than-time', ignored: 1 },
    { why: 'beyond-the-end', ignored: 2 },
  ]);
});

test('many false reports a minute are one line of the journal', async () => {
  const { plays, noted } = await aWatcher();
  for (let round = 0; round < 5; round += 1) await plays(0, 60, { after: 1 });
  expect(await noted()).toMatchObject([{ ignored: 1 }]);
});

test('a report that arrives twice, at once or later, counts once', async () => {
  const { plays, services, asked } = await aWatcher();
  services.clock.advance({ seconds: 10 });
  const report = { id: 'the-same-one', ranges: [[0, 10]] as [number, number][], position: 10 };
  const results = await Promise.all([1, 2, 3].map(() => recordWatching(services, { ...asked, report })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await plays(0, 10, { id: 'the-same-one', after: 60 })).toMatchObject({ why: 'replayed' });
  expect(await plays(10, 20)).toMatchObject({ value: { ranges: [[0, 20]] } });
});

test('where the course forbids it, nothing counts that was skipped to', async () => {
  const { plays } = await aWatcher({ skippingAllowed: false });
  await plays(0, 10);
  expect(await plays(40, 50)).toMatchObject({ why: 'skipped-ahead', watched: { ranges: [[0, 10]] } });
  expect(await plays(10, 20)).toMatchObject({ ok: true, value: { ranges: [[0, 20]] } });
});

test('the transcript stands for watching only where the course says so, and takes its time', async () => {
  const byTranscript = { byTranscript: true };
  const strict = await aWatcher();
  expect(await completeLesson(strict.services, { ...strict.asked, ...byTranscript })).toBeRefused(
    'transcript-does-not-count',
  );
  const kind = await aWatcher({ transcriptCounts: true, leastSeconds: 45 });
  expect(await kind.done()).toMatchObject({ reason: 'video-not-watched', transcriptCounts: true });
  expect(await completeLesson(kind.services, { ...kind.asked, ...byTranscript })).toBeRefused('lesson-too-soon');
  kind.services.clock.advance({ seconds: 45 });
  expect(await completeLesson(kind.services, { ...kind.asked, ...byTranscript })).toSucceed();
});

test('a text is read no faster than the course asks', async () => {
  const { services, who, course } = await anEnrolledLearner(database.db, { lessons: ['Air'], quiz: null });
  await database.db.updateTable('lessons').set({ leastSeconds: 60 }).where('courseId', '=', course.id).execute();
  const first = { ...who, position: 1 };
  const readyAt = new Date(services.clock.now().getTime() + 60_000);
  expect(await openLesson(services, first)).toMatchObject({ value: { readyAt } });
  services.clock.advance({ seconds: 59 });
  await openLesson(services, first);
  expect(await completeLesson(services, first)).toMatchObject({ reason: 'lesson-too-soon', readyAt });
  services.clock.advance({ seconds: 1 });
  expect(await completeLesson(services, first)).toMatchObject({ ok: true, value: { nextPosition: null } });
});

test('a course without an order opens all lessons, and ends with the last that is done', async () => {
  const { services, who, course } = await anEnrolledLearner(database.db, { lessons: ['Air', 'Materials', 'Meters'] });
  await database.db.updateTable('courses').set({ lessonsInOrder: false }).where('id', '=', course.id).execute();
  for (const [position, nextPosition] of [
    [3, 1],
    [1, 2],
    [2, null],
  ] as const) {
    expect(await openLesson(services, { ...who, position })).toSucceed();
    expect(await completeLesson(services, { ...who, position })).toMatchObject({ value: { nextPosition } });
  }
});

test('only the learner of the seat reports, of a video that is open, while access lasts', async () => {
  const { plays, services, asked } = await aWatcher();
  const report = { id: 'somebody-else', ranges: [], position: 0 };
  const stranger = { personId: (await aPerson(database.db, 'Sam')).id };
  expect(await recordWatching(services, { ...asked, viewer: stranger, report })).toBeRefused('no-such-seat');
  expect(await recordWatching(services, { ...asked, position: 2, report })).toBeRefused('no-such-lesson');
  const text = await anEnrolledLearner(database.db);
  const first = { ...text.who, position: 1, report };
  expect(await recordWatching(text.services, first)).toBeRefused('not-a-video');
  await database.db
    .updateTable('seats')
    .set({ accessEndsAt: services.clock.now() })
    .where('id', '=', asked.seatId)
    .execute();
  expect(await plays(0, 5)).toBeRefused('access-over');
});

test('a video that nobody opened was not watched', async () => {
  const { services, asked } = await aWatcher();
  await database.db.deleteFrom('lessonWatching').execute();
  await database.db.deleteFrom('lessonProgress').where('seatId', '=', asked.seatId).execute();
  const report = { id: 'too-early', ranges: [], position: 0 };
  expect(await recordWatching(services, { ...asked, report })).toBeRefused('lesson-not-opened');
});
