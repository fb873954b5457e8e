import type { Viewer } from '#src/accounts/index.ts';
import { findAttendanceSheet } from '#src/attendance/index.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { noteFinished } from './completion-queries.ts';
import { evaluateCompletions } from './evaluate-completions.ts';
import type { IssuingServices } from './prepare-certificate.ts';

type Refusal =
  | { reason: 'not-your-session' }
  | { reason: 'session-not-held'; state: 'draft' | 'cancelled' }
  | { reason: 'session-still-to-come'; endsAt: Date; timeZone: string };

/**
 * A trainer or the staff say that the session is over, perhaps before its planned end, but not before its last day has begun:
 * from then on its days can be countersigned, everybody's completion is looked at now, and certificates go out. Pressed again, it finds who was marked since. Gives how many have completed.
 */
export async function finishSession(
  services: IssuingServices,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<{ completed: number; notYet: number }, Refusal>> {
  const sheet = await findAttendanceSheet(services, { viewer, sessionId });
  if (!sheet.ok) return sheet;
  const { session, days, seats } = sheet.value;
  if (session.state === 'draft' || session.state === 'cancelled') {
    return refuse('session-not-held', { state: session.state });
  }
  const last = days.at(-1);
  if (!last?.hasBegun) {
    return refuse('session-still-to-come', { endsAt: session.endsAt, timeZone: session.timeZone });
  }
  const at = services.clock.now();
  await inTransaction(services.db, async (trx) => {
    await noteFinished(trx, { sessionId, at, lastDayStartsAt: last.startsAt });
    return ok();
  });
  const evaluations = await evaluateCompletions(services, { seatIds: seats.map(({ seatId }) => seatId) });
  const completed = [...evaluations.values()].filter(({ state }) => state === 'completed').length;
  const notYet = seats.length - completed;
  await inTransaction(services.db, async (trx) => {
    const by = { kind: 'person', personId: viewer.personId } as const;
    const subject = { type: 'session', id: sessionId } as const;
    await recordInJournal(trx, { at, by, action: 'session.finished', subject, facts: { completed, notYet } });
    return ok();
  });
  return ok({ completed, notYet });
}
