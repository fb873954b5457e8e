import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addEvents, findHeldSession, findHolders, type HeldSession } from './attendance-queries.ts';
import { lockConflict, lockSessionDays, settle } from './check-in-queries.ts';
import { checkMarks, type MarkRefusal } from './check-marks.ts';
import { capacityFor } from './may-mark.ts';
import { momentOnDay } from './session-day.ts';

type SettleCheckInConflictRefusal =
  | { reason: 'not-your-session' }
  /** A mark of a session that is not held can only be dropped. */
  | { reason: 'session-not-held'; state: 'draft' | 'cancelled' }
  | { reason: 'no-such-conflict' }
  | { reason: 'already-settled'; settlement: 'kept' | 'dropped' }
  | MarkRefusal;

interface Request {
  viewer: Viewer;
  sessionId: string;
  /** The id of the mark. */
  clientId: string;
  /** Kept at this time of its day, "HH:MM" where the session is held; or dropped. */
  keepAt: string | null;
  note: string | null;
}

/** A person decides what a mark that did not fit was worth. Deciding the same again changes nothing. */
export async function settleCheckInConflict(
  services: Core,
  { viewer, sessionId, ...decision }: Request,
): Promise<Result<{ settlement: 'kept' | 'dropped' }, SettleCheckInConflictRefusal>> {
  const session = await findHeldSession(services.db, sessionId);
  const source = session && capacityFor(viewer, session);
  if (!session || !source) return refuse('not-your-session');
  if (decision.keepAt !== null && (session.state === 'draft' || session.state === 'cancelled')) {
    return refuse('session-not-held', { state: session.state });
  }
  const by = { source, recordedBy: viewer.personId, recordedAt: services.clock.now() };
  const result = await inTransaction(services.db, (trx) => decide(trx, { session, decision, by }));
  if (result.ok && result.value.settlement === 'kept') await services.worker.wake('issue-certificates');
  return result;
}

interface Deciding {
  session: HeldSession;
  decision: Pick<Request, 'clientId' | 'keepAt' | 'note'>;
  by: { source: 'staff' | 'trainer'; recordedBy: string; recordedAt: Date };
}

async function decide(trx: Trx, { session, decision, by }: Deciding) {
  const { clientId, keepAt } = decision;
  const days = await lockSessionDays(trx, session.id);
  const conflict = await lockConflict(trx, { sessionId: session.id, clientId });
  if (!conflict) return refuse('no-such-conflict');
  const settlement = keepAt === null ? ('dropped' as const) : ('kept' as const);
  if (conflict.settlement === settlement) return ok({ settlement });
  if (conflict.settlement) return refuse('already-settled', { settlement: conflict.settlement });
  const note = decision.note?.trim() || null;
  if (keepAt !== null) {
    const { seatId, dayNumber, kind } = conflict;
    const at = momentOnDay(conflict, keepAt, session.timeZone);
    const mark = { clientId, seatId, dayNumber, kind, at, ...(note ? { note } : {}) };
    const holders = await findHolders(trx, session.id);
    const held = { timeZone: session.timeZone, days, holders, recordedBy: by.recordedBy };
    const checked = checkMarks([mark], held, by.recordedAt);
    if (!checked.ok) return checked;
    await addEvents(trx, checked.value, by);
  }
  await settle(trx, clientId, { settlement, settledBy: by.recordedBy, settledAt: by.recordedAt, note });
  await recordInJournal(trx, {
    at: by.recordedAt,
    by: { kind: 'person', personId: by.recordedBy },
    action: 'attendance.conflict-settled',
    subject: { type: 'session', id: session.id },
    facts: { settlement, seatId: conflict.seatId, day: conflict.dayNumber },
  });
  return ok({ settlement });
}
