import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { recordSendingConsent, sendingWords } from './sending-consent.ts';
import { addSendingConsent } from './sending-consent-queries.ts';

/** The viewer lets us send their evidence to the bodies, in the words that the page showed. Who agrees already is no news. */
export async function allowSending(services: Core, { by }: { by: Viewer }): Promise<void> {
  const givenAt = services.clock.now();
  const consent = { id: newId(), personId: by.personId, wording: sendingWords(services.site.provider.name), givenAt };
  await inTransaction(services.db, async (trx) => {
    if (await addSendingConsent(trx, consent))
      await recordSendingConsent(trx, { by, at: givenAt }, 'person.sending-allowed');
    return ok();
  });
}
