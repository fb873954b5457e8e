import type { Db, Trx } from '#src/database.ts';

export async function findIssuerKey(db: Db, id: string) {
  return db.selectFrom('issuerKeys').select(['id', 'publicKey']).where('id', '=', id).executeTakeFirst();
}

/** Every key that this issuer ever signed with, the oldest first. One a year: few. */
export async function listIssuerKeys(db: Db, did: string) {
  return db
    .selectFrom('issuerKeys')
    .select(['id', 'publicKey'])
    .where('did', '=', did)
    .orderBy('firstUsedAt')
    .orderBy('id')
    .execute();
}

/** Adds the key, unless there is one with its id. */
export async function addIssuerKey(
  trx: Trx,
  key: { id: string; did: string; publicKey: string; firstUsedAt: Date },
): Promise<void> {
  await trx
    .insertInto('issuerKeys')
    .values(key)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
