import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';
import type { Session } from './course.ts';

type Refused = { reason: 'session-begun' } | { reason: 'wrong-session-state'; state: Session['state'] };

type ConfirmSessionRefused = DeedRefused | Refused;

/** Says for good that the session runs: people book flights on it. Said twice, it was said the first time. */
export async function confirmSessionToRun(
  services: Core,
  { by, sessionId }: { by: Viewer; sessionId: string },
): Promise<Result<{ changed: boolean }, ConfirmSessionRefused>> {
  return changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.confirmed-to-run' },
    decide: ({ state, startsAt, confirmedToRunAt }, now) => {
      if (state !== 'open' && state !== 'closed') return { reason: 'wrong-session-state', state };
      if (confirmedToRunAt) return 'as-it-is';
      return startsAt <= now ? { reason: 'session-begun' } : { confirmedToRunAt: now };
    },
  });
}
