import type { Db, Trx } from '#src/database.ts';

/** What the person agreed to and has not withdrawn; undefined when nothing. */
export async function findSendingConsent(db: Db | Trx, personId: string) {
  return db
    .selectFrom('sendingConsents')
    .select(['id', 'givenAt', 'wording'])
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
}

/** Those of these people who agree. */
export async function listWhoAgree(db: Db | Trx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const agreed = await db
    .selectFrom('sendingConsents')
    .select('personId')
    .where('personId', 'in', personIds)
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Set(agreed.map(({ personId }) => personId));
}

/** Adds the consent, unless the person agrees already. Tells whether it was added. */
export async function addSendingConsent(
  trx: Trx,
  consent: { id: string; personId: string; wording: string; givenAt: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('sendingConsents')
    .values(consent)
    .onConflict((conflict) => conflict.column('personId').where('withdrawnAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Ends the consent, if there is one. Tells whether there was. */
export async function endSendingConsent(trx: Trx, personId: string, withdrawnAt: Date): Promise<boolean> {
  const ended = await trx
    .updateTable('sendingConsents')
    .set({ withdrawnAt })
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
