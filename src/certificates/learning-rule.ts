import type { LearningEvidence } from '#src/learning/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { Verdict } from './completion-rule.ts';

/** Whether an online course was worked through: every lesson done and the quiz passed. */
export function meetLearning(learning: LearningEvidence): Verdict {
  if (!learning.metAt) return { met: false, missing: whatIsMissing(learning) };
  const { lessonsDone, lessonsTotal, bestPercent, passPercent, passedAttemptId, metAt } = learning;
  return {
    met: true,
    isPart: false,
    completedOn: dateIn(officeZone, metAt),
    evidence: {
      rule: { kind: 'learning', passPercent },
      lessonsDone,
      lessonsTotal,
      quiz: passedAttemptId === null ? null : { attemptId: passedAttemptId, bestPercent },
      metAt: metAt.toISOString(),
    },
  };
}

function whatIsMissing({
  lessonsTotal,
  missingLessons,
  passPercent,
  quizPassed,
  bestPercent,
  attemptsLeft,
}: LearningEvidence) {
  if (lessonsTotal === 0 && passPercent === null) return ['This course has no lessons yet: write to us.'];
  const missing: string[] = [];
  if (missingLessons.length > 0) {
    const count = missingLessons.length === 1 ? '1 lesson is' : `${missingLessons.length} lessons are`;
    missing.push(`${count} still to be read and marked as done: ${missingLessons.join(', ')}.`);
  }
  if (passPercent !== null && !quizPassed) {
    const best = bestPercent === null ? '' : `; your best so far is ${bestPercent} %`;
    missing.push(`The quiz is not passed yet: ${passPercent} % is needed${best}. ${whatNext(attemptsLeft)}`);
  }
  return missing;
}

function whatNext(attemptsLeft: number | null): string {
  if (attemptsLeft === null) return 'You may try as often as you need.';
  if (attemptsLeft === 0) return 'No attempts are left: write to us, and we look at it together.';
  return attemptsLeft === 1 ? 'You have 1 attempt left.' : `You have ${attemptsLeft} attempts left.`;
}
