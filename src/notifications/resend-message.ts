import type { Actor, Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { requeueMessage } from './message-queries.ts';

/**
 * Sends a message again as it was. Whoever calls has checked that `by` may. Refused for one that carries a way in (a new
 * link is asked for instead), rests on a consent (it may have ended since), is unknown, or is still on its way.
 */
export async function resendMessage(
  services: Core,
  { messageId, by }: { messageId: string; by: Actor },
): Promise<Result<undefined, { reason: 'not-resendable' }>> {
  const now = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    if (!(await requeueMessage(trx, messageId, now))) return refuse('not-resendable');
    await recordInJournal(trx, { at: now, by, action: 'message.resent', subject: { type: 'message', id: messageId } });
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
