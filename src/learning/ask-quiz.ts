import { createHash } from 'node:crypto';

interface QuestionFacts {
  id: string;
  position: number;
  prompt: string;
  explanation: string;
}

/** One is right, or several are. */
export interface ChoiceQuestion extends QuestionFacts {
  kind: 'single' | 'multiple';
  options: { text: string; correct: boolean }[];
}

/** Right within a tolerance. Decimals as text: none is ever read as a float. */
export interface NumberQuestion extends QuestionFacts {
  kind: 'number';
  options: [{ value: string; tolerance: string; unit: string }];
}

/** The options in the right order. */
export interface OrderQuestion extends QuestionFacts {
  kind: 'order';
  options: { text: string }[];
}

/** Each text with what belongs to it; one thing may belong to several. */
export interface MatchQuestion extends QuestionFacts {
  kind: 'match';
  options: { text: string; match: string }[];
}

/** A question as it is kept. */
export type QuizQuestion = ChoiceQuestion | NumberQuestion | OrderQuestion | MatchQuestion;
export type QuestionKind = QuizQuestion['kind'];

export interface AskedOption {
  /** Stands for the option in the form; says nothing about what is right. */
  key: string;
  text: string;
}

/** A question as a learner sees it before it is marked. */
export interface AskedQuestion {
  id: string;
  position: number;
  prompt: string;
  kind: QuestionKind;
  /** What there is to choose from; empty for a number. */
  options: AskedOption[];
  /** What each needs an option: the places of an order, the left side of a match. Empty for the other kinds. */
  lines: string[];
  /** Of a number. */
  unit: string;
}

export interface KeyedOption extends AskedOption {
  /** Whether it is right to choose it; null where being right depends on the line. */
  correct: boolean | null;
}

/** One learner's one attempt: it decides the order of the options, so that reloading does not shuffle them again. */
export interface QuizAttempt {
  seatId: string;
  number: number;
}

/** The questions of an attempt, without anything that tells the answers. */
export function askQuestions(questions: QuizQuestion[], attempt: QuizAttempt): AskedQuestion[] {
  return questions.map((question) => ({
    id: question.id,
    position: question.position,
    prompt: question.prompt,
    kind: question.kind,
    options: keyedOptions(question, attempt).map(({ key, text }) => ({ key, text })),
    lines: linesOf(question, attempt).map(({ text }) => text),
    unit: question.kind === 'number' ? question.options[0].unit : '',
  }));
}

/**
 * The options in the order of this attempt. A key is made of all that the learner reads, so an answer to a question that
 * was reworded meanwhile fits no option, and is asked again instead of being marked against other words.
 */
export function keyedOptions(question: QuizQuestion, attempt: QuizAttempt): KeyedOption[] {
  return optionsOf(question)
    .map((option, index) => ({ ...option, key: keyOf([question.prompt, option.text, index], question.id, attempt) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** What needs an option each, as this attempt lists it, with the text of the option that is right. */
export function linesOf(question: QuizQuestion, attempt: QuizAttempt): { text: string; right: string }[] {
  if (question.kind === 'order')
    return question.options.map(({ text }, index) => ({ text: placeName(index), right: text }));
  if (question.kind !== 'match') return [];
  return question.options
    .map(({ text, match }, index) => ({ text, right: match, key: keyOf(['left', text, index], question.id, attempt) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ text, right }) => ({ text, right }));
}

/**
 * The questions that an attempt asks, numbered from 1: all of the bank in its order, or so many of it, drawn and shuffled
 * by the attempt, so that another attempt asks others.
 */
export function drawQuestions(bank: QuizQuestion[], drawCount: number | null, attempt: QuizAttempt): QuizQuestion[] {
  const drawn =
    drawCount === null
      ? bank
      : bank
          .map((question) => ({ question, key: keyOf(['drawn'], question.id, attempt) }))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .slice(0, drawCount)
          .map(({ question }) => question);
  return drawn.map((question, index) => ({ ...question, position: index + 1 }));
}

function optionsOf(question: QuizQuestion): { text: string; correct: boolean | null }[] {
  if (question.kind === 'number') return [];
  if (question.kind === 'order') return question.options.map(({ text }) => ({ text, correct: null }));
  if (question.kind === 'match') {
    return [...new Set(question.options.map(({ match }) => match))].map((text) => ({ text, correct: null }));
  }
  return question.options.map(({ text, correct }) => ({ text, correct }));
}

const placeNames = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

function placeName(index: number): string {
  return placeNames[index] ?? `Number ${index + 1}`;
}

function keyOf(read: unknown[], questionId: string, { seatId, number }: QuizAttempt): string {
  const text = JSON.stringify([seatId, number, questionId, ...read]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
