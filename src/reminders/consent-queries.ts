import type { Db, Trx } from '#src/database.ts';

/** A consent to suggestions, as it was given and, where it was, withdrawn. */
export interface SuggestionConsent {
  id: string;
  wording: string;
  givenAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: 'page' | 'link' | null;
}

/** The latest consents of somebody, the newest first, at most fifty. */
export async function listSuggestionConsents(db: Db, personId: string): Promise<SuggestionConsent[]> {
  return db
    .selectFrom('suggestionConsents')
    .select(['id', 'wording', 'givenAt', 'withdrawnAt'])
    .select((eb) => eb.ref('withdrawnBy').$castTo<'page' | 'link' | null>().as('withdrawnBy'))
    .where('personId', '=', personId)
    .orderBy('givenAt', 'desc')
    .limit(50)
    .execute();
}

/** Adds the consent, unless the person agrees already. Tells whether it was added. */
export async function addSuggestionConsent(
  trx: Trx,
  consent: { id: string; personId: string; wording: string; givenAt: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('suggestionConsents')
    .values(consent)
    .onConflict((conflict) => conflict.column('personId').where('withdrawnAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Notes that nothing could be suggested for a fault of ours: the others come before them. */
export async function markSuggestionFailed(db: Db, personId: string, failedAt: Date): Promise<void> {
  await db
    .updateTable('suggestionConsents')
    .set({ failedAt })
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** Ends the consent, if there is one. Tells whether there was. */
export async function endSuggestionConsent(
  trx: Trx,
  personId: string,
  { withdrawnAt, withdrawnBy }: { withdrawnAt: Date; withdrawnBy: 'page' | 'link' },
): Promise<boolean> {
  const ended = await trx
    .updateTable('suggestionConsents')
    .set({ withdrawnAt, withdrawnBy })
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
