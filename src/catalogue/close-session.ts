import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';
import type { Session } from './course.ts';
import { mayBecome } from './session-state.ts';

type Refused = { reason: 'wrong-session-state'; state: Session['state'] };

type CloseSessionRefused = DeedRefused | Refused;

/** Stops selling seats; those who have one keep it. One that is closed already stays as it is. */
export async function closeSession(
  services: Core,
  { by, sessionId }: { by: Viewer; sessionId: string },
): Promise<Result<{ changed: boolean }, CloseSessionRefused>> {
  return changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.closed' },
    decide: ({ state }) => {
      if (state === 'closed') return 'as-it-is';
      return mayBecome(state, 'closed') ? { state: 'closed' } : { reason: 'wrong-session-state', state };
    },
  });
}
