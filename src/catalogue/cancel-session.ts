import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';

type Refused = { reason: 'reason-missing' } | { reason: 'session-over' };

export type CancelSessionRefused = DeedRefused | Refused;

/**
 * Calls a session off, for a reason that everybody who holds a seat will read. Its seats are given back and refunded one
 * by one by the worker, so that an interruption loses none. One that is cancelled already stays as it is.
 */
export async function cancelSession(
  services: Core,
  { by, sessionId, reason: said }: { by: Viewer; sessionId: string; reason: string },
): Promise<Result<{ changed: boolean }, CancelSessionRefused>> {
  const cancelReason = said.trim();
  const result = await changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.cancelled' },
    decide: ({ state, endsAt }, now) => {
      if (state === 'cancelled') return 'as-it-is';
      if (!cancelReason) return { reason: 'reason-missing' };
      if (endsAt <= now) return { reason: 'session-over' };
      return { state: 'cancelled', cancelledAt: now, cancelReason };
    },
  });
  if (result.ok) await services.worker.wake('reconcile-payments');
  return result;
}
