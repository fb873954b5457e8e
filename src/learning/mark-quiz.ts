import {
  keyedOptions,
  linesOf,
  type MatchQuestion,
  type NumberQuestion,
  type OrderQuestion,
  type QuestionKind,
  type QuizAttempt,
  type QuizQuestion,
} from './ask-quiz.ts';
import { isWithin, parseNumber } from './number-answer.ts';

/** By question id: keys of the chosen options; for an order or a match one for each line; for a number what was typed. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** One line of a question that has several, or a number. */
export interface MarkedLine {
  /** The place, the left side; empty for a number. */
  text: string;
  /** Null when nothing was given. */
  given: string | null;
  expected: string;
  right: boolean;
}

/** A question as it was asked, answered and marked: kept for ever with the attempt. */
export interface MarkedQuestion {
  questionId: string;
  position: number;
  prompt: string;
  kind: QuestionKind;
  explanation: string;
  /** Of a question with choices. */
  options: { text: string; correct: boolean; chosen: boolean }[];
  /** Of the other kinds. Attempts made before there were any do not have it. */
  lines?: MarkedLine[];
  right: boolean;
}

export interface MarkedQuiz {
  questions: MarkedQuestion[];
  correctCount: number;
  questionCount: number;
  passed: boolean;
}

interface Sheet {
  questions: QuizQuestion[];
  answers: Answers;
  attempt: QuizAttempt;
}

/**
 * Marks a whole quiz. A question counts as right when all of it is: exactly the right options and no more, every place,
 * every pair, the number within its tolerance.
 */
export function markQuiz({ questions, answers, attempt }: Sheet, passPercent: number): MarkedQuiz {
  const marked = questions.map((question) => markQuestion(question, givenIn(answers, question), attempt));
  const correctCount = marked.filter(({ right }) => right).length;
  return {
    questions: marked,
    correctCount,
    questionCount: marked.length,
    // In whole numbers: a share of the questions, as a decimal, could fall short of the pass mark by a rounding.
    passed: marked.length > 0 && correctCount * 100 >= passPercent * marked.length,
  };
}

/** The questions that have no answer, or none to some of their lines. What was not on offer is no answer. */
export function unansweredQuestions({ questions, answers, attempt }: Sheet): QuizQuestion[] {
  return questions.filter((question) => {
    const given = givenIn(answers, question);
    if (question.kind === 'number') return parseNumber(given[0] ?? '') === null;
    const keys = new Set(keyedOptions(question, attempt).map(({ key }) => key));
    if (question.kind === 'single' || question.kind === 'multiple') return !given.some((key) => keys.has(key));
    return question.options.some((_, line) => !keys.has(given[line] ?? ''));
  });
}

function markQuestion(question: QuizQuestion, given: readonly string[], attempt: QuizAttempt): MarkedQuestion {
  const { id: questionId, position, prompt, kind, explanation } = question;
  const asked = { questionId, position, prompt, kind, explanation };
  if (question.kind === 'number') {
    const line = markNumber(question, given[0]);
    return { ...asked, options: [], lines: [line], right: line.right };
  }
  if (question.kind === 'order' || question.kind === 'match') {
    const lines = markLines(question, given, attempt);
    return { ...asked, options: [], lines, right: lines.length > 0 && lines.every(({ right }) => right) };
  }
  const chosen = new Set(given);
  const keyed = keyedOptions(question, attempt);
  const rightKeys = new Set(keyed.filter(({ correct }) => correct).map(({ key }) => key));
  const options = keyed.map(({ key, text, correct }) => ({ text, correct: correct === true, chosen: chosen.has(key) }));
  return { ...asked, options, right: rightKeys.size > 0 && chosen.symmetricDifference(rightKeys).size === 0 };
}

function markNumber({ options: [option] }: NumberQuestion, typed = ''): MarkedLine {
  const { value, tolerance, unit } = option;
  const number = parseNumber(typed);
  const withUnit = (text: string) => (unit ? `${text} ${unit}` : text);
  return {
    text: '',
    given: number === null ? null : withUnit(number),
    expected: /^0*\.?0*$/.test(tolerance) ? withUnit(value) : `${withUnit(value)}, give or take ${tolerance}`,
    right: number !== null && isWithin(number, value, tolerance),
  };
}

function markLines(
  question: OrderQuestion | MatchQuestion,
  given: readonly string[],
  attempt: QuizAttempt,
): MarkedLine[] {
  const texts = new Map(keyedOptions(question, attempt).map(({ key, text }) => [key, text]));
  return linesOf(question, attempt).map(({ text, right }, index) => {
    const chosen = texts.get(given[index] ?? '') ?? null;
    return { text, given: chosen, expected: right, right: chosen === right };
  });
}

function givenIn(answers: Answers, { id }: QuizQuestion): readonly string[] {
  return Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
}
