import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCourseForEditing } from './course-editing-queries.ts';
import { mayEdit } from './may-edit.ts';
import { faultInSession, type SessionDetails, type SessionDetailsRefused, tidiedSession } from './session-details.ts';
import { findVenueZone, insertSession, isUnknownChoice, namesRetired } from './session-editing-queries.ts';

type CreateSessionRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  /** An online course is taken whenever it suits: it has no dates. */
  | { reason: 'online-has-no-sessions' }
  | { reason: 'choice-gone' }
  | SessionDetailsRefused;

interface NewSession {
  /** Made with the form, so that one form sent twice makes one session. */
  sessionId?: string;
  courseId: string;
  details: SessionDetails;
  by: Viewer;
}

/** Adds a session as a draft. */
export async function createSession(
  services: Core,
  { sessionId = newId(), courseId, by, ...given }: NewSession,
): Promise<Result<{ sessionId: string }, CreateSessionRefused>> {
  if (!mayEdit(by, courseId)) return refuse('not-allowed');
  const course = await findCourseForEditing(services.db, courseId);
  if (!course) return refuse('not-found');
  if (course.details.kind === 'online') return refuse('online-has-no-sessions');
  const details = await withVenueZone(services, tidiedSession(given.details));
  if (!details) return refuse('choice-gone');
  const fault = faultInSession(details);
  if (fault) return { ok: false, ...fault };
  const at = services.clock.now();
  return inTransaction<Result<{ sessionId: string }, CreateSessionRefused>>(services.db, async (trx) => {
    const added = await insertSession(trx, { id: sessionId, courseId, details, at });
    if (added && (await namesRetired(trx, sessionId, []))) return refuse('choice-gone');
    if (added) {
      const actor = { kind: 'person', personId: by.personId } as const;
      const subject = { type: 'session', id: sessionId };
      await recordInJournal(trx, { at, by: actor, action: 'session.created', subject, facts: { courseId } });
    }
    return ok({ sessionId });
  }).catch((error: unknown) => {
    if (isUnknownChoice(error)) return refuse('choice-gone');
    throw error;
  });
}

/** The details on the venue's clock; null when the venue is gone. */
export async function withVenueZone(services: Core, details: SessionDetails): Promise<SessionDetails | null> {
  if (!details.venueId) return details;
  const timeZone = await findVenueZone(services.db, details.venueId);
  return timeZone ? { ...details, timeZone } : null;
}
