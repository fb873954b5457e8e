import { createHash } from 'node:crypto';

/** A question as it is kept. */
export interface QuizQuestion {
  id: string;
  position: number;
  prompt: string;
  kind: 'single' | 'multiple';
  options: { text: string; correct: boolean }[];
  explanation: string;
}

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
  kind: 'single' | 'multiple';
  options: AskedOption[];
}

export interface KeyedOption extends AskedOption {
  correct: boolean;
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
  }));
}

/**
 * The options in the order of this attempt. A key is made of all that the learner reads, so an answer to a question that
 * was reworded meanwhile fits no option, and is asked again instead of being marked against other words.
 */
export function keyedOptions(question: QuizQuestion, attempt: QuizAttempt): KeyedOption[] {
  return question.options
    .map((option, index) => ({ ...option, key: keyOf([question.prompt, option.text, index], question.id, attempt) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function keyOf(read: unknown[], questionId: string, { seatId, number }: QuizAttempt): string {
  const text = JSON.stringify([seatId, number, questionId, ...read]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
