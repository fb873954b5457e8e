import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import { accountRefusals, type AccountRefusal } from './account-refusals.ts';
import { attendanceRefusals, type AttendanceRefusal } from './attendance-refusals.ts';
import { certificateRefusals, type CertificateRefusal } from './certificate-refusals.ts';
import { enrolmentRefusals, type EnrolmentRefusal } from './enrolment-refusals.ts';
import { learningRefusals, type LearningRefusal } from './learning-refusals.ts';
import { seatRefusals, type SeatRefusal } from './seat-refusals.ts';
import { phrase, type WordsFor } from './refusal-words.ts';
import { type SeatChangeRefusal, seatChangeRefusals } from './seat-change-refusals.ts';
import { type WaitingRefusal, waitingRefusals } from './waiting-refusals.ts';

/** Every refusal that a form can meet: each module adds its own, and the compiler asks for the words. */
type Refusal =
  | AccountRefusal
  | AttendanceRefusal
  | CertificateRefusal
  | EnrolmentRefusal
  | LearningRefusal
  | SeatChangeRefusal
  | SeatRefusal
  | WaitingRefusal;

const words: WordsFor<Refusal> = {
  ...accountRefusals,
  ...attendanceRefusals,
  ...certificateRefusals,
  ...enrolmentRefusals,
  ...learningRefusals,
  ...seatChangeRefusals,
  ...seatRefusals,
  ...waitingRefusals,
};

/** The refusal in words, for a form or a page. */
export function wordsOf(refusal: Refusal): FormRefusal {
  return phrase(words, refusal);
}

/** The form comes back with the refusal in words; `field` puts them beside another field than usual. */
export function refused(refusal: Refusal, field?: string): FormOutcome {
  return { refused: { ...wordsOf(refusal), ...(field ? { field } : {}) } };
}
