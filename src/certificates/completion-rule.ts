import type { AttendanceEvidence } from '#src/attendance/index.ts';
import type { LearningEvidence } from '#src/learning/index.ts';
import { meetAttendance } from './attendance-rule.ts';
import { meetLearning } from './learning-rule.ts';

/** What a completion rests on: figures and the ids of the evidence. */
export type CompletionEvidence = Record<string, unknown>;

/** Whether a course counts as completed; if not, each thing that is missing says what to do about it. */
export type Verdict =
  { met: true; completedOn: string; evidence: CompletionEvidence } | { met: false; missing: string[] };

export type PaymentState = 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';

export interface CompletionFacts {
  learnerIsNamed: boolean;
  payment: PaymentState;
  /** An employer that pays by invoice: the seats were given on its word. */
  organisationPays: boolean;
  course:
    | {
        delivery: 'in-person' | 'live-stream';
        timeZone: string;
        attendancePercent: number;
        attendance: AttendanceEvidence;
      }
    | { delivery: 'self-paced'; learning: LearningEvidence };
}

/**
 * The rule for a completion: enough of the planned minutes attended, or every lesson done and the quiz passed, by a named
 * learner whose seat is paid for. `finished` is the trainer's word that the last day ended before its planned time.
 */
export function completionRule(
  { course, learnerIsNamed, ...money }: CompletionFacts,
  { now, finished }: { now: Date; finished: boolean },
): Verdict {
  const verdict =
    course.delivery === 'self-paced' ? meetLearning(course.learning) : meetAttendance(course, { now, finished });
  const missing = [
    ...(verdict.met ? [] : verdict.missing),
    ...(learnerIsNamed
      ? []
      : ['Nobody is named for this seat yet: whoever booked it can name the learner on the order page.']),
    ...(isSettled(money)
      ? []
      : ['The order is not paid yet: whoever booked can pay it from the order page. The rest is not lost meanwhile.']),
  ];
  if (!verdict.met || missing.length > 0) return { met: false, missing };
  return { ...verdict, evidence: { ...verdict.evidence, payment: money.payment } };
}

/** Money that came and was later given back in part does not undo a seat that still stands. */
function isSettled({ payment, organisationPays }: Pick<CompletionFacts, 'payment' | 'organisationPays'>): boolean {
  return organisationPays || ['free', 'paid', 'refunding', 'refunded'].includes(payment);
}
