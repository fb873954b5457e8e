import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';
import type { Session } from './course.ts';
import { findCourseForEditing, lockCourse } from './course-editing-queries.ts';
import type { SessionForEditing } from './session-details.ts';
import { mayBecome } from './session-state.ts';

/** What a session must have before it is sold. */
type MissingFromSession = 'join-link' | 'seats' | 'instructor';

type Refused =
  | { reason: 'session-not-ready'; missing: MissingFromSession[] }
  | { reason: 'course-not-published' }
  | { reason: 'session-begun' }
  | { reason: 'wrong-session-state'; state: Session['state'] };

type PublishSessionRefused = DeedRefused | Refused;

/** Puts a draft on sale. One that is open already stays as it is. */
export async function publishSession(
  services: Core,
  { by, sessionId }: { by: Viewer; sessionId: string },
): Promise<Result<{ changed: boolean }, PublishSessionRefused>> {
  return changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.published' },
    decide: async (session, now, trx) => {
      if (session.state === 'open') return 'as-it-is';
      if (session.state !== 'draft' || !mayBecome(session.state, 'open')) {
        return { reason: 'wrong-session-state', state: session.state };
      }
      if (session.startsAt <= now) return { reason: 'session-begun' };
      // The course's row is taken too, so that it is not retired in the same moment.
      await lockCourse(trx, session.course.id);
      const course = await findCourseForEditing(trx, session.course.id);
      if (course?.state !== 'published') return { reason: 'course-not-published' };
      const missing = missingFromSession(session);
      return missing.length > 0 ? { reason: 'session-not-ready', missing } : { state: 'open' };
    },
  });
}

/** What still keeps the session from being sold, in the order of the form. */
export function missingFromSession({ details }: Pick<SessionForEditing, 'details'>): MissingFromSession[] {
  const missing: [MissingFromSession, boolean][] = [
    ['join-link', details.delivery === 'live-stream' && !details.joinUrl],
    ['seats', details.capacity === 0],
    ['instructor', details.instructorIds.length === 0],
  ];
  return missing.filter(([, is]) => is).map(([name]) => name);
}
