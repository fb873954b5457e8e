import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok } from '#src/shared/result.ts';
import { recordSendingConsent } from './sending-consent.ts';
import { endSendingConsent } from './sending-consent-queries.ts';

/** The viewer does not let us any more. What was sent stays sent; who does not agree is no news. */
export async function withdrawSending(services: Core, { by }: { by: Viewer }): Promise<void> {
  const at = services.clock.now();
  await inTransaction(services.db, async (trx) => {
    if (await endSendingConsent(trx, by.personId, at))
      await recordSendingConsent(trx, { by, at }, 'person.sending-withdrawn');
    return ok();
  });
}
