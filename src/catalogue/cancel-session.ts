import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import type { Result } from '#src/shared/result.ts';
import { changeSession, type DeedRefused } from './change-session.ts';

type Refused = { reason: 'reason-missing' } | { reason: 'session-over' };

export type CancelSessionRefused = DeedRefused | Refused;

/**
 * Calls a session off, for a reason that everybody who holds a seat will read. One that is cancelled already stays as it is.
 * `together` is done in the same transaction: it is for whoever knows of seats.
 */
export async function cancelSession(
  services: Core,
  { by, sessionId, reason: said }: { by: Viewer; sessionId: string; reason: string },
  together: (trx: Trx, cancelled: { at: Date; reason: string }) => Promise<void> = async () => undefined,
): Promise<Result<{ changed: boolean }, CancelSessionRefused>> {
  const cancelReason = said.trim();
  return changeSession<Refused>(services, {
    ...{ sessionId, by, action: 'session.cancelled' },
    decide: async ({ state, endsAt }, now, trx) => {
      if (state === 'cancelled') return 'as-it-is';
      if (!cancelReason) return { reason: 'reason-missing' };
      if (endsAt <= now) return { reason: 'session-over' };
      await together(trx, { at: now, reason: cancelReason });
      return { state: 'cancelled', cancelledAt: now, cancelReason };
    },
  });
}
