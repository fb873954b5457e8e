import type { Viewer } from '#src/accounts/index.ts';
import { cancelSession, type CancelSessionRefused, findSessionForEditing } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { decideByOf, type DecideByRefused } from './session-change.ts';
import { insertSessionChange } from './session-change-queries.ts';

type CancelSessionWithSeatsRefused = CancelSessionRefused | DecideByRefused;

interface Cancellation {
  sessionId: string;
  by: Viewer;
  /** Read by learners and buyers, word for word. */
  reason: string;
  /** The last day on which whoever paid may choose: 'YYYY-MM-DD' in the session's zone. After it the money goes back. */
  decideOn: string;
}

/**
 * The provider calls a session off. In the same transaction every seat gets a row of work; the worker then tells the
 * attendees and asks whoever paid (Australian Consumer Law: refund, another date or balance, as they choose). Gives the
 * change's id, or null for a session that was cancelled before.
 */
export async function cancelSessionWithSeats(
  services: Core,
  { sessionId, by, reason, decideOn }: Cancellation,
): Promise<Result<{ changeId: string | null }, CancelSessionWithSeatsRefused>> {
  const session = await findSessionForEditing(services.db, sessionId);
  if (!session) return refuse('not-found');
  const { timeZone } = session.details;
  const decideBy = decideByOf({ decideOn, timeZone, startsAt: null }, services.clock.now());
  if (session.state !== 'cancelled' && !(decideBy instanceof Date)) return decideBy;
  let changeId: string | null = null;
  const cancelled = await cancelSession(services, { sessionId, by, reason }, async (trx, { at, reason: said }) => {
    changeId = await insertSessionChange(trx, {
      ...{ sessionId, kind: 'cancelled' as const, reason: said, daysBefore: [], ifUnanswered: 'refund' as const },
      ...{ decideBy: decideBy as Date, madeAt: at, madeBy: by.personId },
    });
  });
  if (!cancelled.ok) return cancelled;
  await services.worker.wake('change-sessions');
  return ok({ changeId });
}
