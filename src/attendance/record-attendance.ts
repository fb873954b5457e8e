import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addEvents, findHeldSession, findHolders, type HeldSession } from './attendance-queries.ts';
import { listArrivedMarks, lockSessionDays } from './check-in-queries.ts';
import { checkMarks, type MarkRefusal, type NewMark } from './check-marks.ts';
import { capacityFor } from './may-mark.ts';

type RecordAttendanceRefusal =
  { reason: 'not-your-session' } | { reason: 'session-not-held'; state: 'draft' | 'cancelled' } | MarkRefusal;

interface Request {
  viewer: Viewer;
  sessionId: string;
  marks: NewMark[];
}

/**
 * Adds marks to the evidence of a session: all of them, or none when one cannot be. Marks that were sent before are known
 * by their client id and counted once. Staff may mark every session, a trainer their own; to others it does not exist.
 */
export async function recordAttendance(
  services: Core,
  { viewer, sessionId, marks }: Request,
): Promise<Result<{ recorded: number }, RecordAttendanceRefusal>> {
  const now = services.clock.now();
  const session = await findHeldSession(services.db, sessionId);
  const source = session && capacityFor(viewer, session);
  if (!session || !source) return refuse('not-your-session');
  if (session.state === 'draft' || session.state === 'cancelled') {
    return refuse('session-not-held', { state: session.state });
  }
  const by = { source, recordedBy: viewer.personId, recordedAt: now };
  const result = await inTransaction(services.db, (trx) => addChecked(trx, { session, marks, by }));
  // A mark may be the last thing that a certificate waited for.
  if (result.ok && result.value.recorded > 0) await services.worker.wake('issue-certificates');
  return result;
}

interface Marking {
  session: HeldSession;
  marks: NewMark[];
  by: { source: 'staff' | 'trainer'; recordedBy: string; recordedAt: Date };
}

async function addChecked(trx: Trx, { session, marks, by }: Marking) {
  const days = await lockSessionDays(trx, session.id);
  const holders = await findHolders(trx, session.id);
  // A form that is sent again says nothing new, even where the day was countersigned in between.
  const clientIds = marks.map(({ clientId }) => clientId);
  const arrived = new Set((await listArrivedMarks(trx, clientIds)).map(({ clientId }) => clientId));
  const fresh = marks.filter(({ clientId }) => !arrived.has(clientId));
  const checked = checkMarks(
    fresh,
    { timeZone: session.timeZone, days, holders, recordedBy: by.recordedBy },
    by.recordedAt,
  );
  if (!checked.ok) return checked;
  const recorded = await addEvents(trx, checked.value, by);
  const isLate = days.some((day) => day.countersignedAt && fresh.some((mark) => mark.dayNumber === day.dayNumber));
  if (recorded > 0) {
    await recordInJournal(trx, {
      at: by.recordedAt,
      by: { kind: 'person', personId: by.recordedBy },
      action: 'attendance.recorded',
      subject: { type: 'session', id: session.id },
      facts: { marks: recorded, source: by.source, ...(isLate ? { afterCountersign: true } : {}) },
    });
  }
  return ok({ recorded });
}
