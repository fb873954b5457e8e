import type { StaffRole } from '#src/accounts/index.ts';
import type { Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';

/** Whoever signs in with this e-mail and has shown that it is theirs. */
export async function findProvenPerson(trx: Trx, email: string) {
  return trx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('email', '=', email)
    .where('emailVerifiedAt', 'is not', null)
    .executeTakeFirst();
}

/** Tells whether the right is a new one. */
export async function addGrant(trx: Trx, personId: string, role: StaffRole, createdAt: Date): Promise<boolean> {
  const added = await trx
    .insertInto('staffGrants')
    .values({ id: newId(), personId, role, scope: null, createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Tells whether there was such a right. Those that reach one course only are another matter. */
export async function removeGrant(trx: Trx, personId: string, role: StaffRole): Promise<boolean> {
  const removed = await trx
    .deleteFrom('staffGrants')
    .where('personId', '=', personId)
    .where('role', '=', role)
    .where('scope', 'is', null)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** Sessions name their instructors by this row; what it says of the person is shown on the course's page. */
export async function addInstructor(trx: Trx, { id, name }: { id: string; name: string }): Promise<void> {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['instructor'];
  await trx
    .insertInto('instructors')
    .values({ id: newId(), personId: id, slug: `${words.join('-')}-${id.slice(-6)}`, headline: 'Instructor', bio: '' })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute();
}
