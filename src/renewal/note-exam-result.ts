import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { deleteExamResult, type ExamResult, findExamOfSeat, putExamResult } from './exam-queries.ts';

type NoteExamResultRefused =
  | { reason: 'no-exam' }
  /** It is sat during the class or after it, and not in the future. */
  | { reason: 'exam-day-wrong'; first: string; today: string };

interface Noting {
  viewer: Viewer;
  seatId: string;
  /** Null takes back what was noted. */
  noted: { result: ExamResult; satOn: string } | null;
}

/**
 * A learner notes how their exam went, or takes it back. It is their own: no journal row tells it, and neither the school nor an
 * employer reads it. Noted again, the later word stands.
 */
export async function noteExamResult(
  { db, clock }: Core,
  { viewer, seatId, noted }: Noting,
): Promise<Result<undefined, NoteExamResultRefused>> {
  const whose = { seatId, learnerId: viewer.personId };
  const notedAt = clock.now();
  return inTransaction(db, async (trx) => {
    const exam = isId(seatId) ? await findExamOfSeat(trx, whose) : undefined;
    if (!exam) return refuse('no-exam');
    const [first, today] = [dateIn(exam.timeZone, exam.startsAt), dateIn(exam.timeZone, notedAt)];
    if (noted && (noted.satOn < first || noted.satOn > today)) return refuse('exam-day-wrong', { first, today });
    if (noted) await putExamResult(trx, { ...whose, ...noted, notedAt });
    else await deleteExamResult(trx, whose);
    return ok();
  });
}
