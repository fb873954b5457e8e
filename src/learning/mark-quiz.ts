import { keyedOptions, type QuizAttempt, type QuizQuestion } from './ask-quiz.ts';

/** Keys of the chosen options, by question id. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** A question as it was asked, answered and marked: kept for ever with the attempt. */
export interface MarkedQuestion {
  questionId: string;
  position: number;
  prompt: string;
  kind: 'single' | 'multiple';
  explanation: string;
  options: { text: string; correct: boolean; chosen: boolean }[];
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

/** Marks a whole quiz. A question counts as right when exactly the right options were chosen, no more and no fewer. */
export function markQuiz({ questions, answers, attempt }: Sheet, passPercent: number): MarkedQuiz {
  const marked = questions.map((question) => markQuestion(question, chosenIn(answers, question), attempt));
  const correctCount = marked.filter(({ right }) => right).length;
  return {
    questions: marked,
    correctCount,
    questionCount: marked.length,
    // In whole numbers: a share of the questions, as a decimal, could fall short of the pass mark by a rounding.
    passed: marked.length > 0 && correctCount * 100 >= passPercent * marked.length,
  };
}

/** The questions for which no option was chosen that was on offer. */
export function unansweredQuestions({ questions, answers, attempt }: Sheet): QuizQuestion[] {
  return questions.filter((question) => {
    const chosen = chosenIn(answers, question);
    return !keyedOptions(question, attempt).some(({ key }) => chosen.has(key));
  });
}

function markQuestion(question: QuizQuestion, chosen: Set<string>, attempt: QuizAttempt): MarkedQuestion {
  const keyed = keyedOptions(question, attempt);
  const { id, position, prompt, kind, explanation } = question;
  const rightKeys = new Set(keyed.filter(({ correct }) => correct).map(({ key }) => key));
  return {
    questionId: id,
    ...{ position, prompt, kind, explanation },
    options: keyed.map(({ key, text, correct }) => ({ text, correct, chosen: chosen.has(key) })),
    right: rightKeys.size > 0 && chosen.symmetricDifference(rightKeys).size === 0,
  };
}

function chosenIn(answers: Answers, { id }: QuizQuestion): Set<string> {
  return new Set(Object.hasOwn(answers, id) ? answers[id] : []);
}
