import type { AttendanceEvidence } from '#src/attendance/index.ts';
import type { LearningEvidence } from '#src/learning/index.ts';
import { meetAttendance } from './attendance-rule.ts';
import { meetLearning } from './learning-rule.ts';

/** What a completion rests on: figures and the ids of the evidence. */
export type CompletionEvidence = Record<string, unknown>;

/** Whether a course counts as completed; if not, each thing that is missing says what to do about it. */
export type Verdict =
  { met: true; completedOn: string; evidence: CompletionEvidence; isPart: boolean } | { met: false; missing: string[] };

type PaymentState = 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';

export interface CompletionFacts {
  learnerIsNamed: boolean;
  payment: PaymentState;
  /** By invoice to an employer whose account is trusted: the certificate does not wait for the money. */
  onTrust: boolean;
  /** Something is still to be paid while something else goes back. */
  owes: boolean;
  course:
    | {
        delivery: 'in-person' | 'live-stream';
        timeZone: string;
        attendancePercent: number;
        /** Each day waits for the trainer's word that its record is right. */
        countersignNeeded: boolean;
        attendance: AttendanceEvidence;
        /** Not cancelled, and not a draft. */
        isHeld: boolean;
        /** When a trainer or the staff said that the session was over; null while nobody has. */
        finishedAt: Date | null;
        /** A body would give a part of its units for what was attended. */
        earnsPart: boolean;
      }
    | { delivery: 'self-paced'; learning: LearningEvidence };
}

/** When a completion is looked at, and whether a person wishes that whoever attended a part gets the credit of that part. */
export interface CompletionMoment {
  now: Date;
  inPart: boolean;
}

/**
 * The rule for a completion: enough of the planned minutes attended, or every lesson done and the quiz passed, by a named
 * learner whose seat is paid for, or given on trust.
 */
export function completionRule(
  { course, learnerIsNamed, ...money }: CompletionFacts,
  moment: CompletionMoment,
): Verdict {
  const verdict = course.delivery === 'self-paced' ? meetLearning(course.learning) : meetAttendance(course, moment);
  const missing = [
    ...(verdict.met ? [] : verdict.missing),
    ...(learnerIsNamed
      ? []
      : ['Nobody is named for this seat yet: whoever booked it can name the learner on the order page.']),
    ...(isSettled(money)
      ? []
      : [
          'The order is not paid yet: whoever booked can pay it from the order page. Only accounts that we trust to pay their ' +
            'invoices get certificates before that. What you have done is not lost meanwhile.',
        ]),
  ];
  if (!verdict.met || missing.length > 0) return { met: false, missing };
  return { ...verdict, evidence: { ...verdict.evidence, payment: money.payment } };
}

/** Money that came and was later given back in part does not undo a seat that still stands. */
export const settledStates = ['free', 'paid', 'refunding', 'refunded'] as const;

/** Whether the certificate waits for no money. */
export function isSettled({ payment, onTrust, owes }: Pick<CompletionFacts, 'payment' | 'onTrust' | 'owes'>): boolean {
  return onTrust || (!owes && settledStates.some((state) => state === payment));
}
