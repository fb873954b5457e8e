import type { Db, Trx } from '#src/database.ts';

export type LinkPurpose = 'sign-up' | 'sign-in' | 'reset-password' | 'change-email' | 'claim-account';

/** What becomes true when a sign-up link is used. The id is the one its person will have. */
export interface PendingSignUp {
  personId: string;
  name: string;
  passwordHash: string;
}

interface EmailToken {
  tokenHash: string;
  purpose: LinkPurpose;
  email: string;
  personId: string | null;
  payload: PendingSignUp | null;
  createdAt: Date;
  expiresAt: Date;
}

export async function addEmailToken(trx: Trx, { payload, ...token }: EmailToken): Promise<void> {
  await trx
    .insertInto('emailTokens')
    .values({ ...token, payload: JSON.stringify(payload ?? {}) })
    .execute();
}

/** Marks a live token as used and gives it. Of many at once, one gets it. */
export async function useEmailToken(trx: Trx, tokenHash: string, purpose: LinkPurpose, now: Date) {
  return trx
    .updateTable('emailTokens')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning((eb) => ['email', 'personId', eb.ref('payload').$castTo<PendingSignUp>().as('payload')])
    .executeTakeFirst();
}

export async function findEmailToken(db: Db, tokenHash: string, purpose: LinkPurpose) {
  return db
    .selectFrom('emailTokens')
    .select((eb) => [
      'email',
      'personId',
      'usedAt',
      'expiresAt',
      eb.ref('payload').$castTo<Partial<PendingSignUp>>().as('payload'),
    ])
    .where('tokenHash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
}

/** Links that are still out for this person let nobody in any more. */
export async function deleteUnusedEmailTokensOf(trx: Trx, personId: string): Promise<void> {
  await trx.deleteFrom('emailTokens').where('personId', '=', personId).where('usedAt', 'is', null).execute();
}

/** Tokens whose time was over by then; those of sign-ups hold a name and a password hash. */
export async function deleteEmailTokensExpiredBefore(db: Db, instant: Date): Promise<void> {
  await db.deleteFrom('emailTokens').where('expiresAt', '<', instant).execute();
}
