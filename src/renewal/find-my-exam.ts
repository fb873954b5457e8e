import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { type ExamClock, examClock } from './exam-clock.ts';
import { type ExamResult, findExamOfSeat } from './exam-queries.ts';

export interface MyExam {
  clock: ExamClock;
  within: number;
  /** Who holds it and is paid for it; null where the course does not say. */
  body: string | null;
  /** Codes of the designations that it leads to. */
  preparesFor: string[];
  /** The days between which it can have been sat: from the first of the class to today. */
  between: { first: string; today: string };
  /** What the learner noted of it; null while they noted nothing. */
  noted: { result: ExamResult; satOn: string } | null;
}

/** The exam that follows a class of the viewer's own, or null where there is none. Nobody else is shown what was noted of it. */
export async function findMyExam(
  { db, clock }: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<MyExam | null> {
  const exam = isId(seatId) ? await findExamOfSeat(db, { seatId, learnerId: viewer.personId }) : undefined;
  if (!exam) return null;
  const { timeZone, examWithinDays: within, body, preparesFor, result, satOn } = exam;
  const today = dateIn(timeZone, clock.now());
  return {
    clock: examClock({ lastDay: dateIn(timeZone, exam.endsAt), within, today }),
    ...{ within, body, preparesFor },
    between: { first: dateIn(timeZone, exam.startsAt), today },
    noted: result && satOn ? { result, satOn } : null,
  };
}
