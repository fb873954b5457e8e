import { expect, test } from 'vitest';
import { lessonStates } from '#src/learning/lesson-progress.ts';
import { quizProgress } from '#src/learning/quiz-state.ts';

const rules = {
  passPercent: 75,
  attemptsAllowed: 3,
  questionCount: 8,
  drawCount: null,
  coolDownMinutes: null,
  minutesAllowed: null,
};
const submittedAt = new Date('2026-12-01T00:00:00Z');
const attempts = (...correct: number[]) =>
  correct.map((correctCount, index) => ({
    id: `a${index}`,
    number: index + 1,
    correctCount,
    questionCount: 8,
    passed: correctCount >= 6,
    late: false,
    submittedAt,
  }));

test.each([
  ['no lesson read', attempts(), 4, 'closed', 3],
  ['all lessons read', attempts(), 0, 'open', 3],
  ['failed once', attempts(2), 0, 'open', 2],
  ['failed, then a lesson was added', attempts(2), 1, 'closed', 2],
  ['failed three times', attempts(2, 3, 5), 0, 'used-up', 0],
  ['passed at the last attempt', attempts(2, 3, 6), 0, 'passed', 0],
  ['passed at once', attempts(8), 0, 'passed', 2],
])('%s', (_what, made, lessonsMissing, state, attemptsLeft) => {
  expect(quizProgress(rules, made, lessonsMissing)).toMatchObject({ state, attemptsLeft });
});

test('the best attempt counts, rounded down', () => {
  expect(quizProgress(rules, attempts(5, 3), 0)).toMatchObject({ bestPercent: 62, nextAttempt: 3 });
  expect(quizProgress(rules, [], 0)).toMatchObject({ bestPercent: null, nextAttempt: 1 });
});

test('without a limit the attempts are never used up', () => {
  const progress = quizProgress({ ...rules, attemptsAllowed: null }, attempts(1, 1, 1, 1, 1), 0);
  expect(progress).toMatchObject({ state: 'open', attemptsLeft: null, nextAttempt: 6 });
});

test('a lesson opens when all before it are completed', () => {
  const lesson = (position: number, completed: boolean) => ({
    id: `l${position}`,
    position,
    title: `Lesson ${position}`,
    module: null,
    kind: 'text' as const,
    minutes: 10,
    leastSeconds: null,
    durationSeconds: null,
    watchPercent: null,
    transcriptCounts: false,
    watched: [],
    openedAt: null,
    completedAt: completed ? submittedAt : null,
  });
  const statesOf = (completed: boolean[], inOrder: boolean) =>
    lessonStates(
      completed.map((done, index) => lesson(index + 1, done)),
      { inOrder },
    ).map(({ state }) => state);
  const states = (...completed: boolean[]) => statesOf(completed, true);
  expect(states(false, false, false)).toEqual(['open', 'closed', 'closed']);
  expect(states(true, false, false)).toEqual(['completed', 'open', 'closed']);
  expect(states(true, false, true, false)).toEqual(['completed', 'open', 'completed', 'closed']);
  expect(states(true, true)).toEqual(['completed', 'completed']);
  expect(statesOf([false, true, false], false)).toEqual(['open', 'completed', 'open']);
});
