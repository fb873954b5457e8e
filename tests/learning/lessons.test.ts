import { expect, test } from 'vitest';
import { listJournal } from '#src/journal/index.ts';
import { completeLesson, findOnlineCourse, openLesson } from '#src/learning/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anEnrolledLearner, learningEvidence, readsLessons } from './story.ts';

const database = useDatabase();

const linesAbout = async (seatId: string) =>
  (await listJournal(database.db, { type: 'seat', id: seatId })).map(({ action }) => action);

test('a course at its start: the first lesson open, the rest and the quiz closed', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  const found = await findOnlineCourse(services, who);
  expect(found).toSucceed();
  expect(found).toMatchObject({
    value: {
      course: { title: 'Moisture basics' },
      lessons: [{ state: 'open' }, { state: 'closed' }],
      lessonsDone: 0,
      nextLesson: { position: 1 },
      quiz: { state: 'closed', questionCount: 2, attemptsLeft: 3 },
      missing: [{ kind: 'lessons', titles: ['Air', 'Materials'] }, { kind: 'quiz' }],
    },
  });
  expect(JSON.stringify(found)).not.toContain('All about');
});

test('opening a lesson notes it once and gives its text', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  const first = await openLesson(services, { ...who, position: 1 });
  expect(first).toMatchObject({
    value: { content: { body: 'All about **Air**.' }, previous: null, next: { title: 'Materials' } },
  });
  services.clock.advance({ hours: 1 });
  const again = await openLesson(services, { ...who, position: 1 });
  expect(again).toMatchObject({ value: { lesson: { openedAt: new Date('2026-12-01T00:00:00Z') } } });
  expect(await linesAbout(who.seatId)).toEqual(['lesson.opened']);
});

test('opened twice at once, a lesson is noted once', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  await Promise.all([1, 2, 3].map(() => openLesson(services, { ...who, position: 1 })));
  expect(await linesAbout(who.seatId)).toEqual(['lesson.opened']);
});

test('completing a lesson opens the next', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  await openLesson(services, { ...who, position: 1 });
  const done = await completeLesson(services, { ...who, position: 1 });
  expect(done).toMatchObject({ ok: true, value: { nextPosition: 2 } });
  expect(await findOnlineCourse(services, who)).toMatchObject({
    value: { lessons: [{ state: 'completed' }, { state: 'open' }], lessonsDone: 1 },
  });
});

test('completing it twice, or twice at once, changes nothing', async () => {
  const { services, who, lessons } = await anEnrolledLearner(database.db);
  await openLesson(services, { ...who, position: 1 });
  await Promise.all([1, 2, 3].map(() => completeLesson(services, { ...who, position: 1 })));
  services.clock.advance({ days: 1 });
  expect(await completeLesson(services, { ...who, position: 1 })).toSucceed();
  expect(await linesAbout(who.seatId)).toEqual(['lesson.opened', 'lesson.completed']);
  const kept = await database.db
    .selectFrom('lessonProgress')
    .select('completedAt')
    .where('lessonId', '=', lessons[0]?.id ?? '')
    .execute();
  expect(kept).toEqual([{ completedAt: new Date('2026-12-01T00:00:00Z') }]);
});

test('the last lesson leads to no other', async () => {
  const story = await anEnrolledLearner(database.db);
  await readsLessons(story, 1);
  await openLesson(story.services, { ...story.who, position: 2 });
  expect(await completeLesson(story.services, { ...story.who, position: 2 })).toMatchObject({
    value: { nextPosition: null },
  });
});

test('lessons come in order, and only after being opened', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  const second = { ...who, position: 2 };
  expect(await openLesson(services, second)).toMatchObject({ reason: 'lesson-closed', needs: { title: 'Air' } });
  expect(await completeLesson(services, second)).toBeRefused('lesson-closed');
  expect(await completeLesson(services, { ...who, position: 1 })).toBeRefused('lesson-not-opened');
  expect(await linesAbout(who.seatId)).toEqual([]);
});

test.each([0, 3, -1, 1.5, Number.NaN])('there is no lesson %d', async (position) => {
  const { services, who } = await anEnrolledLearner(database.db);
  expect(await openLesson(services, { ...who, position })).toBeRefused('no-such-lesson');
  expect(await completeLesson(services, { ...who, position })).toBeRefused('no-such-lesson');
});

test('a seat that is not theirs, not there or not online looks the same: none', async () => {
  const { services, who } = await anEnrolledLearner(database.db);
  const { db } = database;
  const stranger = { viewer: { personId: (await aPerson(db, 'Sam')).id } };
  const workshop = await aSeat(db, { session: await aSession(db) });
  for (const asked of [
    { ...who, ...stranger },
    { ...who, seatId: newId() },
    { ...who, seatId: "x' or 1=1" },
    { viewer: { personId: workshop.learner.id }, seatId: workshop.id },
  ]) {
    expect(await findOnlineCourse(services, asked)).toBeRefused('no-such-seat');
    expect(await openLesson(services, { ...asked, position: 1 })).toBeRefused('no-such-seat');
    expect(await completeLesson(services, { ...asked, position: 1 })).toBeRefused('no-such-seat');
  }
});

test.each(['held', 'cancelled', 'transferred', 'no-show'] as const)(
  'a seat that is %s opens nothing',
  async (state) => {
    const { services, who } = await anEnrolledLearner(database.db, { seat: { state } });
    expect(await findOnlineCourse(services, who)).toBeRefused('seat-not-confirmed');
    expect(await openLesson(services, { ...who, position: 1 })).toBeRefused('seat-not-confirmed');
    expect(await completeLesson(services, { ...who, position: 1 })).toBeRefused('seat-not-confirmed');
  },
);

test.each(['attended', 'completed'] as const)('a seat that is %s stays open for reading', async (state) => {
  const { services, who } = await anEnrolledLearner(database.db, { seat: { state } });
  expect(await openLesson(services, { ...who, position: 1 })).toSucceed();
});

test('access ends at its minute, not before', async () => {
  const accessEndsAt = new Date('2026-12-02T00:00:00Z');
  const { services, who } = await anEnrolledLearner(database.db, { seat: { accessEndsAt } });
  services.clock.set('2026-12-01T23:59:59Z');
  expect(await openLesson(services, { ...who, position: 1 })).toSucceed();
  services.clock.set('2026-12-02T00:00:00Z');
  expect(await findOnlineCourse(services, who)).toMatchObject({ reason: 'access-over', endedAt: accessEndsAt });
  expect(await openLesson(services, { ...who, position: 1 })).toBeRefused('access-over');
  expect(await completeLesson(services, { ...who, position: 1 })).toBeRefused('access-over');
});

test('a course without a quiz is done when its lessons are read', async () => {
  const story = await anEnrolledLearner(database.db, { quiz: null });
  expect(await learningEvidence(database.db, story.seat.id)).toMatchObject({ lessonsTotal: 2, metAt: null });
  await readsLessons(story, 1);
  story.services.clock.advance({ days: 2 });
  await readsLessons(story, 2);
  expect(await findOnlineCourse(story.services, story.who)).toMatchObject({ value: { missing: [], quiz: null } });
  expect(await learningEvidence(database.db, story.seat.id)).toEqual({
    lessonsDone: 2,
    lessonsTotal: 2,
    missingLessons: [],
    quizPassed: false,
    bestPercent: null,
    passPercent: null,
    attemptsLeft: null,
    passedAttemptId: null,
    metAt: new Date('2026-12-03T00:00:00Z'),
  });
});

test('a course that asks for nothing is never met', async () => {
  const { db } = database;
  const session = await aSession(db);
  const seat = await aSeat(db, { session });
  expect(await learningEvidence(testCore(db).db, seat.id)).toMatchObject({ lessonsTotal: 0, metAt: null });
});
