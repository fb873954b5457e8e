import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { addSuggestionConsent } from './consent-queries.ts';
import { recordAboutPerson } from './record-about-person.ts';
import { suggestionWords } from './reminder-kinds.ts';

/** The viewer wants suggestions, in the words that the page showed. Who has them already is no news. */
export async function allowSuggestions(services: Core, { by }: { by: Pick<Viewer, 'personId'> }): Promise<void> {
  const at = services.clock.now();
  const { personId } = by;
  const consent = { id: newId(), personId, wording: suggestionWords(services.site.provider.name), givenAt: at };
  await inTransaction(services.db, async (trx) => {
    if (await addSuggestionConsent(trx, consent))
      await recordAboutPerson(trx, { personId, at, action: 'person.suggestions-allowed' });
    return ok();
  });
}
