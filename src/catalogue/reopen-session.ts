import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';
import type { Session } from './course.ts';

type Refused = { reason: 'session-begun' } | { reason: 'wrong-session-state'; state: Session['state'] };

type ReopenSessionRefused = DeedRefused | Refused;

/** Sells seats of a closed session again, until it begins. One that is open stays as it is; a draft is published instead. */
export async function reopenSession(
  services: Core,
  { by, sessionId }: { by: Viewer; sessionId: string },
): Promise<Result<{ changed: boolean }, ReopenSessionRefused>> {
  return changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.reopened' },
    decide: ({ state, startsAt }, now) => {
      if (state === 'open') return 'as-it-is';
      if (state !== 'closed') return { reason: 'wrong-session-state', state };
      return startsAt <= now ? { reason: 'session-begun' } : { state: 'open' };
    },
  });
}
