import { describe, expect, test } from 'vitest';
import { askQuestions, keyedOptions, type QuizQuestion } from '#src/learning/ask-quiz.ts';
import { markQuiz, unansweredQuestions } from '#src/learning/mark-quiz.ts';

const attempt = { seatId: 'seat', number: 1 };
const single: QuizQuestion = {
  id: 'single',
  position: 1,
  prompt: 'Which one?',
  kind: 'single',
  options: [
    { text: 'Right', correct: true },
    { text: 'Wrong', correct: false },
    { text: 'Also wrong', correct: false },
  ],
  explanation: 'So.',
};
const multiple: QuizQuestion = {
  ...single,
  id: 'multiple',
  position: 2,
  prompt: 'Which ones?',
  kind: 'multiple',
  options: [
    { text: 'Right', correct: true },
    { text: 'Right too', correct: true },
    { text: 'Wrong', correct: false },
  ],
};

function keys(question: QuizQuestion, texts: string[]): string[] {
  const known = new Map(keyedOptions(question, attempt).map(({ key, text }) => [text, key]));
  return texts.map((text) => known.get(text) ?? text);
}

describe('a question is right when exactly the right options are chosen', () => {
  test.each([
    [single, ['Right'], true],
    [single, ['Wrong'], false],
    [single, ['Right', 'Wrong'], false],
    [single, [], false],
    [single, ['no such option'], false],
    [single, ['Right', 'no such option'], false],
    [single, ['Right', 'Right'], true],
    [multiple, ['Right', 'Right too'], true],
    [multiple, ['Right too', 'Right'], true],
    [multiple, ['Right'], false],
    [multiple, ['Right', 'Right too', 'Wrong'], false],
    [multiple, ['Wrong'], false],
    [multiple, [], false],
  ])('$0.kind, chosen $1: $2', (question, chosen, right) => {
    const answers = { [question.id]: keys(question, chosen) };
    expect(markQuiz({ questions: [question], answers, attempt }, 100)).toMatchObject({
      correctCount: right ? 1 : 0,
      questionCount: 1,
      passed: right,
    });
  });
});

test.each([
  [0, 3, 1, false],
  [1, 3, 34, false],
  [1, 3, 33, true],
  [2, 3, 67, false],
  [2, 3, 66, true],
  [3, 4, 75, true],
  [4, 5, 80, true],
  [7, 10, 70, true],
  [3, 3, 100, true],
])('%i of %i right at a pass mark of %i per cent: passed %s', (right, of, passPercent, passed) => {
  const questions = Array.from({ length: of }, (_, index) => ({ ...single, id: `q${index}`, position: index + 1 }));
  const answers = Object.fromEntries(
    questions.map((question, index) => [question.id, keys(question, [index < right ? 'Right' : 'Wrong'])]),
  );
  expect(markQuiz({ questions, answers, attempt }, passPercent)).toMatchObject({ correctCount: right, passed });
});

test('a question is unanswered when nothing that was on offer is chosen', () => {
  const unanswered = (chosen: Record<string, string[]>) =>
    unansweredQuestions({ questions: [single, multiple], answers: chosen, attempt }).map(({ id }) => id);
  expect(unanswered({})).toEqual(['single', 'multiple']);
  expect(unanswered({ single: keys(single, ['Wrong']), multiple: ['unknown'] })).toEqual(['multiple']);
  expect(unanswered({ single: keys(single, ['Wrong']), multiple: keys(multiple, ['Right']) })).toEqual([]);
});

test('a marked quiz keeps what was asked, what was chosen and what was right', () => {
  const marked = markQuiz({ questions: [single], answers: { single: keys(single, ['Wrong']) }, attempt }, 50);
  expect(marked.questions).toMatchObject([{ questionId: 'single', prompt: 'Which one?', right: false }]);
  expect(marked.questions[0]?.options.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual([
    { text: 'Also wrong', correct: false, chosen: false },
    { text: 'Right', correct: true, chosen: false },
    { text: 'Wrong', correct: false, chosen: true },
  ]);
});

test('an id that every object answers to is no answer', () => {
  const question = { ...single, id: 'constructor' };
  expect(markQuiz({ questions: [question], answers: {}, attempt }, 50).correctCount).toBe(0);
});

describe('the order of the options', () => {
  const order = (question: QuizQuestion, seatId: string, number: number) =>
    askQuestions([question], { seatId, number })[0]?.options.map(({ text }) => text);

  test('is the same whenever the same attempt is opened', () => {
    expect(order(multiple, 'seat', 1)).toEqual(order(multiple, 'seat', 1));
  });

  test('differs among seats and attempts', () => {
    const orders = Array.from({ length: 20 }, (_, index) => order(multiple, `seat-${index}`, 1)?.join());
    expect(new Set(orders).size).toBeGreaterThan(2);
    const again = Array.from({ length: 20 }, (_, index) => order(multiple, 'seat', index + 1)?.join());
    expect(new Set(again).size).toBeGreaterThan(2);
  });

  test('comes with all options and without what is right', () => {
    const [asked] = askQuestions([multiple], attempt);
    expect(asked?.options.map(({ text }) => text).toSorted()).toEqual(['Right', 'Right too', 'Wrong']);
    expect(JSON.stringify(asked)).not.toMatch(/correct|explanation|So\./);
  });

  test('an answer to words that were changed meanwhile fits nothing', () => {
    const answers = { single: keys(single, ['Right']) };
    const reworded = { ...single, prompt: 'Which one is not?' };
    expect(unansweredQuestions({ questions: [reworded], answers, attempt })).toHaveLength(1);
  });
});
