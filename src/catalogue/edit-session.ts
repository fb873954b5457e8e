import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { changedDetails } from './course-details.ts';
import { withVenueZone } from './create-session.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import {
  faultInSession,
  isMove,
  type SessionDetails,
  type SessionDetailsRefused,
  type SessionForEditing,
  tidiedSession,
} from './session-details.ts';
import { countPlacesTaken, findPlaceLimit } from './seat-limit-queries.ts';
import {
  countSeatsTaken,
  findSessionForEditing,
  hasAttendance,
  isUnknownChoice,
  lockSessionForEditing,
  namesRetired,
  updateSession,
} from './session-editing-queries.ts';

type EditSessionRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'changed-meanwhile' }
  | { reason: 'choice-gone' }
  | { reason: 'session-cancelled' }
  /** The days that attendance was recorded on stand. */
  | { reason: 'attendance-recorded' }
  | { reason: 'capacity-below-taken'; seatsTaken: number }
  /** The other room, or a live stream of this course, holds fewer people. */
  | { reason: 'place-too-small'; seats: number; seatsTaken: number }
  /** People hold seats in a session that moves: staff say that they have been asked. */
  | { reason: 'seat-holders-not-told'; seatsTaken: number }
  | SessionDetailsRefused;

interface Edit {
  sessionId: string;
  /** The mark of the session that the form was filled in from. */
  updatedAt: Date;
  details: SessionDetails;
  /** Staff have told everybody who holds a seat about the other time or place. */
  seatHoldersTold: boolean;
  by: Viewer;
}

type Written = { changed: string[]; session: SessionForEditing };

/** Changes a session. Sending what is already so changes nothing. */
export async function editSession(
  services: Core,
  edit: Edit,
): Promise<Result<{ changed: string[] }, EditSessionRefused>> {
  const details = await withVenueZone(services, tidiedSession(edit.details));
  if (!details) return refuse('choice-gone');
  const result = await inTransaction(services.db, (trx) => write(services, trx, { ...edit, details })).catch(
    (error: unknown) => {
      if (isUnknownChoice(error)) return refuse('choice-gone');
      throw error;
    },
  );
  if (!result.ok) return result;
  const { changed, session } = result.value;
  if (changed.length > 0) {
    await services.pages.changed('courses', `course:${session.course.slug}`, `session:${session.id}`);
    // More seats, or another day: whoever waits may fit now.
    await services.worker.wake('offer-seats');
  }
  return ok({ changed });
}

async function write(services: Core, trx: Trx, edit: Edit): Promise<Result<Written, EditSessionRefused>> {
  const { sessionId, details, by } = edit;
  const session = (await lockSessionForEditing(trx, sessionId)) && (await findSessionForEditing(trx, sessionId));
  if (!session) return refuse('not-found');
  if (!mayEdit(by, session.course.id)) return refuse('not-allowed');
  const changed = changedDetails(session.details, details);
  if (changed.length === 0) return ok({ changed, session });
  const at = services.clock.now();
  const refusal = await refusalOf(trx, session, { ...edit, changed, now: at });
  if (refusal) return refusal;
  await updateSession(trx, sessionId, details, nextMark(at, session.updatedAt));
  if (await namesRetired(trx, sessionId, session.details.instructorIds)) return refuse('choice-gone');
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'session.edited',
    subject: { type: 'session', id: sessionId },
    facts: { changed: changed.join(', '), seatHoldersTold: edit.seatHoldersTold },
  });
  return ok({ changed, session });
}

interface Change extends Edit {
  changed: string[];
  now: Date;
}

async function refusalOf(
  trx: Trx,
  session: SessionForEditing,
  { updatedAt, details, changed, seatHoldersTold, now }: Change,
): Promise<Exclude<Result<Written, EditSessionRefused>, { ok: true }> | null> {
  if (session.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  if (session.state === 'cancelled') return refuse('session-cancelled');
  const fault = faultInSession(details);
  if (fault) return { ok: false, ...fault };
  const moves = isMove(changed);
  if (moves && (await hasAttendance(trx, session.id))) return refuse('attendance-recorded');
  // Counted after the lock on the session's row, in a statement of its own, so that no seat is sold in between.
  const placesTaken = await countPlacesTaken(trx, session.id, now);
  if (details.capacity < placesTaken) return refuse('capacity-below-taken', { seatsTaken: placesTaken });
  const moved = changed.includes('venueId') || changed.includes('delivery');
  const seats = moved ? await findPlaceLimit(trx, details, session.course.id) : null;
  if (seats !== null && seats < placesTaken) return refuse('place-too-small', { seats, seatsTaken: placesTaken });
  const seatsTaken = await countSeatsTaken(trx, session.id, now);
  return moves && seatsTaken > 0 && !seatHoldersTold ? refuse('seat-holders-not-told', { seatsTaken }) : null;
}
