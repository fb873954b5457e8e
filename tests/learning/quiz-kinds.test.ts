import { expect, test } from 'vitest';
import { askQuestions, drawQuestions, type QuizQuestion } from '#src/learning/ask-quiz.ts';
import { markQuiz, unansweredQuestions } from '#src/learning/mark-quiz.ts';

const attempt = { seatId: 'seat', number: 1 };
const facts = { position: 1, explanation: 'So.' };
const number: QuizQuestion = {
  ...facts,
  id: 'n',
  kind: 'number',
  prompt: 'How much water?',
  options: [{ value: '7.6', tolerance: '0.2', unit: 'g/kg' }],
};
const order: QuizQuestion = {
  ...facts,
  id: 'o',
  kind: 'order',
  prompt: 'In which order?',
  options: [{ text: 'Make safe' }, { text: 'Extract' }, { text: 'Dry' }],
};
const match: QuizQuestion = {
  ...facts,
  id: 'm',
  kind: 'match',
  prompt: 'What belongs together?',
  options: [
    { text: 'Pins', match: 'Resistance' },
    { text: 'Pad', match: 'A field' },
    { text: 'Second pad', match: 'A field' },
  ],
};
const questions = [number, order, match];

/** Keys of the options with these words, as a learner finds them. */
function keys(question: QuizQuestion, texts: string[]): string[] {
  const [asked] = askQuestions([question], attempt);
  return texts.map((text) => asked?.options.find((option) => option.text === text)?.key ?? text);
}

/** The words that are right for each line, in the order in which this attempt lists the lines. */
function inLines(texts: Record<string, string>): string[] {
  const [asked] = askQuestions([match], attempt);
  return keys(
    match,
    (asked?.lines ?? []).map((line) => texts[line] ?? ''),
  );
}

const pairs = { Pins: 'Resistance', Pad: 'A field', 'Second pad': 'A field' };

test.each([
  [number, ['7.6'], true],
  [number, ['7.8 g/kg'], true],
  [number, ['7.81'], false],
  [number, ['lots'], false],
  [number, [], false],
  [order, keys(order, ['Make safe', 'Extract', 'Dry']), true],
  [order, keys(order, ['Extract', 'Make safe', 'Dry']), false],
  [order, keys(order, ['Make safe', 'Extract']), false],
  [order, keys(order, ['Make safe', 'Make safe', 'Make safe']), false],
  [order, ['Make safe', 'Extract', 'Dry'], false],
  [match, inLines(pairs), true],
  [match, inLines({ ...pairs, Pad: 'Resistance' }), false],
  [match, inLines({ Pins: 'Resistance' }), false],
])('$kind, answered %j: %s', (question, given, right) => {
  const marked = markQuiz({ questions: [question], answers: { [question.id]: given }, attempt }, 100);
  expect(marked).toMatchObject({ correctCount: right ? 1 : 0, passed: right });
});

test('what is asked says nothing about what is right', () => {
  const asked = JSON.stringify(askQuestions(questions, attempt));
  expect(asked).not.toMatch(/7\.6|tolerance|"match":|correct|So\./);
  expect(askQuestions([number], attempt)).toMatchObject([{ unit: 'g/kg', options: [], lines: [] }]);
  expect(askQuestions([order], attempt)).toMatchObject([{ lines: ['First', 'Second', 'Third'] }]);
  // What belongs to two lines is offered once.
  expect(askQuestions([match], attempt)[0]?.options).toHaveLength(2);
});

test('the items of an order are shuffled, and not always the same way', () => {
  const seen = Array.from({ length: 30 }, (_, index) =>
    askQuestions([order], { seatId: 'seat', number: index })[0]
      ?.options.map(({ text }) => text)
      .join(),
  );
  expect(new Set(seen).size).toBeGreaterThan(3);
});

test('a line left open, or a number that is none, is no answer', () => {
  const unanswered = (answers: Record<string, string[]>) =>
    unansweredQuestions({ questions, answers, attempt }).map(({ id }) => id);
  const all = { n: ['1'], o: keys(order, ['Dry', 'Dry', 'Dry']), m: inLines(pairs) };
  expect(unanswered(all)).toEqual([]);
  expect(unanswered({})).toEqual(['n', 'o', 'm']);
  expect(unanswered({ ...all, n: ['7,6'] })).toEqual(['n']);
  expect(unanswered({ ...all, o: ['', ...keys(order, ['Dry', 'Extract'])] })).toEqual(['o']);
  expect(unanswered({ ...all, m: inLines({ Pins: 'Resistance', Pad: 'A field' }) })).toEqual(['m']);
});

test('a marked question keeps each line with what was given and what was right', () => {
  const marked = markQuiz({ questions, answers: { n: ['9 g/kg'], o: keys(order, ['Dry', 'Extract']) }, attempt }, 100);
  expect(marked.questions[0]?.lines).toEqual([
    { text: '', given: '9 g/kg', expected: '7.6 g/kg, give or take 0.2', right: false },
  ]);
  expect(marked.questions[1]?.lines).toEqual([
    { text: 'First', given: 'Dry', expected: 'Make safe', right: false },
    { text: 'Second', given: 'Extract', expected: 'Extract', right: true },
    { text: 'Third', given: null, expected: 'Dry', right: false },
  ]);
});

test('an attempt draws so many of the bank, each once, numbered anew, the same whenever it is opened', () => {
  const bank = Array.from({ length: 20 }, (_, index) => ({ ...number, id: `q${index}`, position: index + 1 }));
  const drawn = (seatId: string, attemptNumber = 1) => drawQuestions(bank, 8, { seatId, number: attemptNumber });
  const ids = (seatId: string, attemptNumber?: number) => drawn(seatId, attemptNumber).map(({ id }) => id);
  expect(new Set(ids('a')).size).toBe(8);
  expect(drawn('a').map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(ids('a')).toEqual(ids('a'));
  expect(ids('a')).not.toEqual(ids('b'));
  expect(ids('a')).not.toEqual(ids('a', 2));
  expect(drawQuestions(bank, null, attempt)).toEqual(bank);
  expect(drawQuestions(bank, 99, attempt)).toHaveLength(20);
});

test('over many attempts every question of the bank is asked', () => {
  const bank = Array.from({ length: 20 }, (_, index) => ({ ...number, id: `q${index}` }));
  const asked = Array.from({ length: 40 }, (_, index) => drawQuestions(bank, 5, { seatId: `s${index}`, number: 1 }));
  expect(new Set(asked.flat().map(({ id }) => id)).size).toBe(20);
});
