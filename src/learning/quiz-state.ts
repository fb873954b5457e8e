import { addMinutes } from '#src/shared/dates.ts';

/** One attempt that was marked. */
export interface AttemptRecord {
  id: string;
  number: number;
  correctCount: number;
  questionCount: number;
  passed: boolean;
  /** Came after its time: it counts, and cannot pass. */
  late: boolean;
  submittedAt: Date;
}

export interface AttemptSummary extends AttemptRecord {
  percent: number;
}

export interface QuizRules {
  passPercent: number;
  /** Null for as many as the learner likes. */
  attemptsAllowed: number | null;
  /** How many questions an attempt asks. */
  questionCount: number;
  /** Null where an attempt asks all there are. */
  drawCount: number | null;
  /** Between one attempt and the next. */
  coolDownMinutes: number | null;
  /** For one attempt. */
  minutesAllowed: number | null;
}

/** Where a learner stands with the quiz. */
export interface QuizProgress extends QuizRules {
  state: 'closed' | 'open' | 'passed' | 'used-up';
  attempts: AttemptSummary[];
  /** Null for no limit. */
  attemptsLeft: number | null;
  nextAttempt: number;
  /** From when the next attempt may begin; null when nothing has to be waited for. It may have passed. */
  opensAt: Date | null;
  /** Of the attempts that came in time. */
  bestPercent: number | null;
}

/** The state of a quiz: closed until every lesson is completed, and over once passed or when the attempts are used up. */
export function quizProgress(rules: QuizRules, records: AttemptRecord[], lessonsMissing: number): QuizProgress {
  const attempts = records
    .toSorted((a, b) => a.number - b.number)
    .map((record) => ({ ...record, percent: percentOf(record) }));
  const attemptsLeft = rules.attemptsAllowed === null ? null : Math.max(0, rules.attemptsAllowed - attempts.length);
  const state = stateOf(attempts, attemptsLeft, lessonsMissing);
  const inTime = attempts.filter(({ late }) => !late);
  const last = attempts.at(-1);
  const mayGoOn = state === 'open' || state === 'closed';
  return {
    ...rules,
    attempts,
    attemptsLeft,
    state,
    nextAttempt: (last?.number ?? 0) + 1,
    opensAt: mayGoOn && last && rules.coolDownMinutes ? addMinutes(last.submittedAt, rules.coolDownMinutes) : null,
    bestPercent: inTime.length ? Math.max(...inTime.map(({ percent }) => percent)) : null,
  };
}

function stateOf(
  attempts: AttemptRecord[],
  attemptsLeft: number | null,
  lessonsMissing: number,
): QuizProgress['state'] {
  if (attempts.some(({ passed }) => passed)) return 'passed';
  if (attemptsLeft === 0) return 'used-up';
  return lessonsMissing > 0 ? 'closed' : 'open';
}

/** Rounded down: 74.9 per cent is shown as 74, never as the 75 that would have passed. */
export function percentOf({ correctCount, questionCount }: { correctCount: number; questionCount: number }): number {
  return Math.floor((correctCount * 100) / questionCount);
}
