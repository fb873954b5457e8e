import type { QuestionKind, QuizQuestion } from './ask-quiz.ts';
import { parseNumber } from './number-answer.ts';

/** What staff read before they type the answers of a question, by its kind. */
export const answerShapes: Record<QuestionKind, string> = {
  single: 'A line each: “* ” before the right one, “- ” before the others',
  multiple: 'A line each: “* ” before those that are right, “- ” before the others',
  number: 'One line: the number, and if you like a tolerance and a unit: 7.6 ± 0.1 g/kg',
  order: 'A line each, in the right order',
  match: 'A line each: what is asked = what belongs to it',
};

const mostLines = 12;

/** The answers of a question as staff type them. */
export function answersText(question: Pick<QuizQuestion, 'kind' | 'options'>): string {
  return question.options.map((option) => lineOf(option)).join('\n');
}

function lineOf(option: QuizQuestion['options'][number]): string {
  if ('correct' in option) return `${option.correct ? '*' : '-'} ${option.text}`;
  if ('match' in option) return `${option.text} = ${option.match}`;
  if ('text' in option) return option.text;
  const { value, tolerance, unit } = option;
  return [value, ...(tolerance === '0' ? [] : ['±', tolerance]), ...(unit ? [unit] : [])].join(' ');
}

/** The answers of a question of this kind from what staff typed, or what is wrong with it. */
export function readAnswers(
  kind: QuestionKind,
  typed: string,
): { options: QuizQuestion['options'] } | { wrong: string } {
  const lines = typed.split(/\r?\n/).flatMap((line) => line.trim() || []);
  if (lines.length > mostLines) return { wrong: `Use at most ${mostLines} lines` };
  if (new Set(lines).size < lines.length) return { wrong: 'Two lines are the same' };
  if (kind === 'number') return readNumber(lines);
  if (lines.length < 2) return { wrong: 'Give at least two lines' };
  if (kind === 'order') return { options: lines.map((text) => ({ text })) };
  return kind === 'match' ? readPairs(lines) : readChoices(kind, lines);
}

function readChoices(kind: 'single' | 'multiple', lines: string[]) {
  const options = lines.flatMap((line) => {
    const [, mark, text] = /^([*-])\s+(.+)$/.exec(line) ?? [];
    return text ? [{ text, correct: mark === '*' }] : [];
  });
  const right = options.filter(({ correct }) => correct).length;
  if (options.length < lines.length) return { wrong: 'Begin every line with “* ” or “- ”' };
  if (right === 0) return { wrong: 'Mark at least one line as right, with “* ”' };
  if (kind === 'single' && right > 1)
    return { wrong: 'Only one line may be right: choose “several are right” otherwise' };
  return { options };
}

function readPairs(lines: string[]) {
  const options = lines.flatMap((line) => {
    const [text = '', match = '', ...more] = line.split('=').map((part) => part.trim());
    return text && match && more.length === 0 ? [{ text, match }] : [];
  });
  return options.length < lines.length
    ? { wrong: 'Write every line as: what is asked = what belongs to it' }
    : { options };
}

function readNumber(lines: string[]): { options: QuizQuestion['options'] } | { wrong: string } {
  const [, number = '', within = '0', unit = ''] =
    /^(-?[\d.]+)(?:\s*±\s*([\d.]+))?(?:\s+(.{1,20}))?$/.exec(lines[0] ?? '') ?? [];
  const [value, tolerance] = [parseNumber(number), parseNumber(within)];
  if (lines.length !== 1 || value === null || tolerance === null)
    return { wrong: 'Write one line, like: 7.6 ± 0.1 g/kg' };
  return { options: [{ value, tolerance, unit }] };
}
