import { expect, test } from 'vitest';
import { listJournal } from '#src/journal/index.ts';
import { findQuiz, findQuizResult, submitQuiz } from '#src/learning/index.ts';
import { aPerson } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anEnrolledLearner, learningEvidence, opensQuiz, readsLessons, rightAnswers, wrongAnswers } from './story.ts';

const database = useDatabase();

const attemptsOn = (seatId: string) =>
  database.db.selectFrom('quizAttempts').selectAll().where('seatId', '=', seatId).orderBy('number').execute();

test('the quiz is refused while lessons are missing, and says which', async () => {
  const story = await anEnrolledLearner(database.db);
  await readsLessons(story, 1);
  const lessons = [{ position: 2, title: 'Materials' }];
  expect(await findQuiz(story.services, story.who)).toMatchObject({ ok: false, reason: 'lessons-missing', lessons });
  const early = await submitQuiz(story.services, { ...story.who, attemptNumber: 1, answers: {} });
  expect(early).toMatchObject({ ok: false, reason: 'lessons-missing', lessons });
});

test('what is right never reaches the learner before it is marked', async () => {
  const quiz = await opensQuiz(await anEnrolledLearner(database.db));
  expect(quiz.questions).toHaveLength(2);
  expect(JSON.stringify(quiz)).not.toMatch(/"correct"|explanation|Because/);
});

test('right answers pass, are kept as they were asked, and meet what the course asks for', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  const sent = { ...story.who, attemptNumber: 1, answers: rightAnswers(quiz, story) };
  expect(await submitQuiz(story.services, sent)).toMatchObject({
    ok: true,
    value: { attemptNumber: 1, percent: 100, passed: true },
  });
  const [attempt] = await attemptsOn(story.seat.id);
  expect(attempt).toMatchObject({ number: 1, correctCount: 2, questionCount: 2, passed: true });
  expect(attempt?.answers).toMatchObject([
    { prompt: 'What does a pin meter read?', right: true, explanation: 'Because of Resistance.' },
    { prompt: 'Which hold moisture in a wall?', right: true },
  ]);
  expect(await learningEvidence(database.db, story.seat.id)).toMatchObject({
    quizPassed: true,
    bestPercent: 100,
    passPercent: 100,
    attemptsLeft: 2,
    passedAttemptId: attempt?.id,
    metAt: story.services.clock.now(),
  });
  const lines = await listJournal(database.db, { type: 'seat', id: story.seat.id });
  expect(lines.at(-1)).toMatchObject({ action: 'quiz.submitted', facts: { correct: 2, of: 2, passed: true } });
});

test('a passed quiz is not asked again', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  await submitQuiz(story.services, { ...story.who, attemptNumber: 1, answers: rightAnswers(quiz, story) });
  expect(await findQuiz(story.services, story.who)).toMatchObject({ reason: 'already-passed', percent: 100 });
  const second = { ...story.who, attemptNumber: 2, answers: wrongAnswers(quiz, story) };
  expect(await submitQuiz(story.services, second)).toBeRefused('already-passed');
  expect(await attemptsOn(story.seat.id)).toHaveLength(1);
});

test('the same attempt sent twice counts once, with what was sent first', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  const first = { ...story.who, attemptNumber: 1, answers: wrongAnswers(quiz, story) };
  expect(await submitQuiz(story.services, first)).toMatchObject({ value: { percent: 0, passed: false } });
  const again = { ...first, answers: rightAnswers(quiz, story) };
  expect(await submitQuiz(story.services, again)).toMatchObject({ value: { attemptNumber: 1, percent: 0 } });
  expect(await attemptsOn(story.seat.id)).toHaveLength(1);
});

test('many submissions at once are one attempt', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  const sent = { ...story.who, attemptNumber: 1, answers: wrongAnswers(quiz, story) };
  const results = await Promise.all(Array.from({ length: 8 }, () => submitQuiz(story.services, sent)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await attemptsOn(story.seat.id)).toHaveLength(1);
});

test('attempts are used up; after a failed one the next has its own number', async () => {
  const story = await anEnrolledLearner(database.db, { quiz: { attempts: 2 } });
  const answersTo = async () => {
    const quiz = await opensQuiz(story);
    return { ...story.who, attemptNumber: quiz.attemptNumber, answers: wrongAnswers(quiz, story) };
  };
  const first = await answersTo();
  await submitQuiz(story.services, first);
  const second = await answersTo();
  expect([first.attemptNumber, second.attemptNumber]).toEqual([1, 2]);
  await submitQuiz(story.services, second);
  expect(await findQuiz(story.services, story.who)).toMatchObject({ reason: 'attempts-used-up', attemptsAllowed: 2 });
  const third = { ...second, attemptNumber: 3 };
  expect(await submitQuiz(story.services, third)).toBeRefused('attempts-used-up');
  expect(await learningEvidence(database.db, story.seat.id)).toMatchObject({ attemptsLeft: 0, metAt: null });
});

test('a form for an attempt that is not the next is refused', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  for (const attemptNumber of [0, 2, 99]) {
    const sent = { ...story.who, attemptNumber, answers: rightAnswers(quiz, story) };
    expect(await submitQuiz(story.services, sent)).toMatchObject({ reason: 'attempt-out-of-step', nextAttempt: 1 });
  }
});

test('unanswered questions are named, and count as wrong once the learner confirms', async () => {
  const story = await anEnrolledLearner(database.db, { quiz: { passPercent: 50 } });
  const quiz = await opensQuiz(story);
  const [first, second] = quiz.questions;
  const right = rightAnswers(quiz, story);
  const answers = { [first?.id ?? '']: right[first?.id ?? ''] ?? [], nobody: ['asked'] };
  const sent = { ...story.who, attemptNumber: 1, answers };
  expect(await submitQuiz(story.services, sent)).toMatchObject({
    reason: 'questions-unanswered',
    questions: [{ id: second?.id, position: 2 }],
  });
  expect(await attemptsOn(story.seat.id)).toHaveLength(0);
  expect(await submitQuiz(story.services, { ...sent, unansweredConfirmed: true })).toMatchObject({
    value: { percent: 50, passed: true },
  });
});

test('the result explains each question, and tells what is right only when nothing is left to try', async () => {
  const story = await anEnrolledLearner(database.db, { quiz: { attempts: 2 } });
  expect(await findQuizResult(story.services, story.who)).toBeRefused('no-such-attempt');
  for (const attemptNumber of [1, 2]) {
    const quiz = await opensQuiz(story);
    await submitQuiz(story.services, { ...story.who, attemptNumber, answers: wrongAnswers(quiz, story) });
    const result = await findQuizResult(story.services, story.who);
    if (!result.ok) throw new Error(result.reason);
    expect(result.value.attempt).toMatchObject({ number: attemptNumber, percent: 0, passed: false });
    expect(result.value.questions[0]).toMatchObject({ right: false, explanation: 'Because of Resistance.' });
    const told = result.value.questions.flatMap(({ options }) => options.map(({ correct }) => correct));
    expect(told.includes(null)).toBe(attemptNumber === 1);
    expect(told.includes(true)).toBe(attemptNumber === 2);
  }
  const first = await findQuizResult(story.services, { ...story.who, attemptNumber: 1 });
  expect(first).toMatchObject({ value: { attempt: { number: 1 } } });
});

test('a result stays as it was when the quiz is rewritten', async () => {
  const story = await anEnrolledLearner(database.db);
  const quiz = await opensQuiz(story);
  await submitQuiz(story.services, { ...story.who, attemptNumber: 1, answers: rightAnswers(quiz, story) });
  await database.db
    .updateTable('quizQuestions')
    .set({ prompt: 'Rewritten', options: JSON.stringify([{ text: 'New', correct: true }]) })
    .where('courseId', '=', story.course.id)
    .execute();
  const result = await findQuizResult(story.services, story.who);
  expect(result).toMatchObject({ value: { attempt: { percent: 100 }, questions: [{ right: true }, { right: true }] } });
  expect(JSON.stringify(result)).not.toContain('Rewritten');
});

test('somebody else’s quiz is not there, and a closed window closes the quiz', async () => {
  const story = await anEnrolledLearner(database.db, { seat: { accessEndsAt: new Date('2026-12-02T00:00:00Z') } });
  const quiz = await opensQuiz(story);
  const sent = { ...story.who, attemptNumber: 1, answers: rightAnswers(quiz, story) };
  const stranger = { viewer: { personId: (await aPerson(database.db, 'Sam')).id } };
  expect(await submitQuiz(story.services, { ...sent, ...stranger })).toBeRefused('no-such-seat');
  expect(await submitQuiz(story.services, { ...sent, seatId: 'nonsense' })).toBeRefused('no-such-seat');
  expect(await findQuiz(story.services, { ...story.who, ...stranger })).toBeRefused('no-such-seat');
  expect(await findQuizResult(story.services, { ...story.who, ...stranger })).toBeRefused('no-such-seat');
  story.services.clock.advance({ days: 2 });
  expect(await findQuiz(story.services, story.who)).toBeRefused('access-over');
  expect(await submitQuiz(story.services, sent)).toBeRefused('access-over');
  expect(await attemptsOn(story.seat.id)).toHaveLength(0);
});

test('a course without a quiz has none to find or to send', async () => {
  const { services, who } = await anEnrolledLearner(database.db, { quiz: null });
  expect(await findQuiz(services, who)).toBeRefused('no-quiz');
  expect(await submitQuiz(services, { ...who, attemptNumber: 1, answers: {} })).toBeRefused('no-quiz');
});
