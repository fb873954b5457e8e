import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { dropUnsentMessages } from '#src/notifications/index.ts';
import { ok } from '#src/shared/result.ts';
import { endSuggestionConsent } from './consent-queries.ts';
import { suggestionKind } from './emails/suggestion.ts';
import { recordAboutPerson } from './record-about-person.ts';

/**
 * No more suggestions: the consent ends now, and one that waits to be sent is dropped. Asked again, nothing changes. `from`
 * is where it was said: on the preferences page, or by the link in a mail, whose holder acts for the person.
 */
export async function stopSuggestions(
  services: Core,
  { by, from }: { by: Pick<Viewer, 'personId'>; from: 'page' | 'link' },
): Promise<void> {
  const at = services.clock.now();
  const { personId } = by;
  await inTransaction(services.db, async (trx) => {
    if (!(await endSuggestionConsent(trx, personId, { withdrawnAt: at, withdrawnBy: from }))) return ok();
    await dropUnsentMessages(trx, { kind: suggestionKind, about: { type: 'person', id: personId } });
    await recordAboutPerson(trx, { personId, at, action: 'person.suggestions-stopped', facts: { from } });
    return ok();
  });
}
