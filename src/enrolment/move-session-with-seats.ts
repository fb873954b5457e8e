import type { Viewer } from '#src/accounts/index.ts';
import {
  findSessionForEditing,
  moveSession,
  type MoveSessionRefused,
  type SessionDetails,
} from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { claimDeadline } from './claim-deadline.ts';
import { setClaimDeadlineOf } from './claim-queries.ts';
import { decideByOf, type DecideByRefused } from './session-change.ts';
import { insertSessionChange } from './session-change-queries.ts';

type MoveSessionWithSeatsRefused = MoveSessionRefused | DecideByRefused | { reason: 'reason-missing' };

interface Move {
  sessionId: string;
  by: Viewer;
  /** The new days on the clock of the session's own zone. */
  days: SessionDetails['days'];
  /** Read by learners and buyers, word for word. */
  reason: string;
  /** The last day on which whoever paid may choose, before the new start. */
  decideOn: string;
  /** What it means when they say nothing. */
  ifUnanswered: 'refund' | 'keep';
}

/**
 * The provider moves a session to other days or times. In the same transaction every seat gets a row of work; the worker then
 * tells the attendees of the new time and asks whoever paid. Gives the change's id.
 */
export async function moveSessionWithSeats(
  services: Core,
  { sessionId, by, days, reason: said, decideOn, ifUnanswered }: Move,
): Promise<Result<{ changeId: string }, MoveSessionWithSeatsRefused>> {
  const reason = said.trim();
  if (!reason) return refuse('reason-missing');
  const session = await findSessionForEditing(services.db, sessionId);
  if (!session) return refuse('not-found');
  const { timeZone } = session.details;
  let changeId = '';
  const moved = await moveSession(services, { sessionId, days, by }, async (trx, { at, daysBefore, startsAt }) => {
    const decideBy = decideByOf({ decideOn, timeZone, startsAt }, at);
    if (!(decideBy instanceof Date)) return decideBy;
    if (startsAt) await setClaimDeadlineOf(trx, sessionId, claimDeadline(startsAt, at));
    changeId = await insertSessionChange(trx, {
      ...{ sessionId, kind: 'moved' as const, reason, daysBefore, ifUnanswered, decideBy },
      ...{ madeAt: at, madeBy: by.personId },
    });
    return ok();
  });
  if (!moved.ok) return moved;
  await services.worker.wake('change-sessions');
  return ok({ changeId });
}
