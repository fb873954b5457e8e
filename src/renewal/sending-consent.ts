import type { Viewer } from '#src/accounts/index.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';

/** What a learner agrees to, word for word; kept with each consent. */
export function sendingWords(providerName: string): string {
  return `${providerName} may send my certificates, my name and my number to the bodies that I collect credit for, as evidence for my renewals. I can withdraw this at any time.`;
}

/** The line of the journal about a consent that was given or withdrawn. */
export async function recordSendingConsent(
  trx: Trx,
  { by, at }: { by: Viewer; at: Date },
  action: string,
): Promise<void> {
  const { personId } = by;
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId },
    action,
    subject: { type: 'person', id: personId },
  });
}
