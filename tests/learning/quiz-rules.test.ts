import { expect, test } from 'vitest';
import { beginAttempt, findQuiz, findQuizResult, type OpenQuiz, submitQuiz } from '#src/learning/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anEnrolledLearner, learningEvidence, opensQuiz, readsLessons, rightAnswers, wrongAnswers } from './story.ts';

const database = useDatabase();
type Quiz = NonNullable<Parameters<typeof anEnrolledLearner>[1]>['quiz'];

async function aLearnerAtTheQuiz(quiz: Quiz) {
  const story = await anEnrolledLearner(database.db, { quiz });
  await readsLessons(story, story.lessons.length);
  const find = async () => {
    const found = await findQuiz(story.services, story.who);
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };
  const send = (open: OpenQuiz, answers = rightAnswers(open, story)) =>
    submitQuiz(story.services, { ...story.who, attemptNumber: open.attemptNumber, answers });
  const attempts = () =>
    database.db.selectFrom('quizAttempts').selectAll().where('seatId', '=', story.seat.id).orderBy('number').execute();
  return { ...story, story, find, send, attempts };
}

test('with a time limit the questions come only once the learner begins, and beginning twice is once', async () => {
  const { services, who, find } = await aLearnerAtTheQuiz({ minutesAllowed: 10 });
  expect(await find()).toMatchObject({ state: 'to-begin', questions: [], dueAt: null });
  const dueAt = new Date(services.clock.now().getTime() + 600_000);
  const begun = await Promise.all([1, 2, 3].map(() => beginAttempt(services, who)));
  expect(begun.every((each) => each.ok && each.value.dueAt?.getTime() === dueAt.getTime())).toBe(true);
  services.clock.advance({ minutes: 3 });
  expect(await beginAttempt(services, who)).toMatchObject({ ok: true, value: { dueAt } });
  const open = await find();
  expect(open).toMatchObject({ state: 'open', dueAt });
  expect(open.questions).toHaveLength(2);
});

test('what is sent in time passes; sent after time it counts once, as late, and cannot pass', async () => {
  const inTime = await aLearnerAtTheQuiz({ minutesAllowed: 10 });
  await beginAttempt(inTime.services, inTime.who);
  const open = await inTime.find();
  inTime.services.clock.advance({ minutes: 10 });
  expect(await inTime.send(open)).toMatchObject({ ok: true, value: { passed: true, late: false } });

  const tooLate = await aLearnerAtTheQuiz({ minutesAllowed: 10, attempts: 2 });
  await beginAttempt(tooLate.services, tooLate.who);
  const first = await tooLate.find();
  tooLate.services.clock.advance({ minutes: 11 });
  expect(await tooLate.find()).toMatchObject({ state: 'late' });
  const sent = await Promise.all([1, 2, 3].map(() => tooLate.send(first)));
  expect(sent.every((each) => each.ok && each.value.late && !each.value.passed)).toBe(true);
  expect(await tooLate.attempts()).toMatchObject([{ number: 1, late: true, passed: false, correctCount: 2 }]);
  expect(await learningEvidence(database.db, tooLate.seat.id)).toMatchObject({ attemptsLeft: 1, bestPercent: null });
  const result = await findQuizResult(tooLate.services, tooLate.who);
  expect(result).toMatchObject({ value: { attempt: { late: true }, quiz: { state: 'open' } } });
});

test('an attempt whose time ran out is closed without an answer, and the next one begins anew', async () => {
  const { services, who, find, send, attempts, story } = await aLearnerAtTheQuiz({ minutesAllowed: 10 });
  await beginAttempt(services, who);
  services.clock.advance({ days: 1 });
  expect(await send(await find(), {})).toMatchObject({ ok: true, value: { late: true, percent: 0 } });
  expect(await find()).toMatchObject({ state: 'to-begin', attemptNumber: 2 });
  await beginAttempt(services, who);
  expect(await send(await find())).toMatchObject({ value: { attemptNumber: 2, passed: true } });
  expect(await attempts()).toHaveLength(2);
  expect(await learningEvidence(database.db, story.seat.id)).toMatchObject({ quizPassed: true, bestPercent: 100 });
});

test('an attempt that was not begun cannot be sent', async () => {
  const { services, who, attempts } = await aLearnerAtTheQuiz({ minutesAllowed: 10 });
  const sent = await submitQuiz(services, { ...who, attemptNumber: 1, answers: {}, unansweredConfirmed: true });
  expect(sent).toBeRefused('attempt-out-of-step');
  expect(await attempts()).toEqual([]);
});

test('between two attempts some time must pass', async () => {
  const { services, who, find, send, story } = await aLearnerAtTheQuiz({ coolDownMinutes: 30 });
  const first = await find();
  await send(first, wrongAnswers(first, story));
  const opensAt = new Date(services.clock.now().getTime() + 30 * 60_000);
  expect(await findQuiz(services, who)).toMatchObject({ reason: 'cooling-down', opensAt });
  expect(await beginAttempt(services, who)).toBeRefused('cooling-down');
  const early = await submitQuiz(services, { ...who, attemptNumber: 2, answers: {} });
  expect(early).toBeRefused('cooling-down');
  services.clock.advance({ minutes: 29 });
  expect(await findQuiz(services, who)).toBeRefused('cooling-down');
  services.clock.advance({ minutes: 1 });
  expect(await send(await find())).toMatchObject({ value: { passed: true } });
});

test('each attempt draws its own questions, and what the bank becomes later does not reach it', async () => {
  const questions = Array.from({ length: 6 }, (_, index) => ({
    prompt: `Question ${index}?`,
    right: [`Right ${index}`],
    wrong: [`Wrong ${index}`],
  }));
  const { find, send, attempts, course } = await aLearnerAtTheQuiz({ questions, drawCount: 3 });
  const before = await find();
  expect(before).toMatchObject({ quiz: { questionCount: 3 }, questions: [{ position: 1 }, { position: 2 }, {}] });
  await database.db
    .updateTable('quizQuestions')
    .set({ prompt: 'Rewritten', retiredAt: new Date() })
    .where('courseId', '=', course.id)
    .where('id', '=', before.questions[0]?.id ?? '')
    .execute();
  expect((await find()).questions).toEqual(before.questions);
  expect(await send(before)).toMatchObject({ value: { percent: 100, passed: true } });
  expect(JSON.stringify((await attempts())[0]?.answers)).not.toContain('Rewritten');
});

test('the quiz opened many times at once is one sheet', async () => {
  const story = await anEnrolledLearner(database.db);
  await opensQuiz(story);
  await Promise.all([1, 2, 3, 4].map(() => findQuiz(story.services, story.who)));
  const sheets = database.db.selectFrom('quizSheets').select('number').where('seatId', '=', story.seat.id);
  expect(await sheets.execute()).toEqual([{ number: 1 }]);
});
