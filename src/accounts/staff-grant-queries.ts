import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { StaffRole } from './viewer.ts';

/** Holds the right of every administrator until the transaction ends, in one order for everybody. */
export async function lockAdmins(trx: Trx): Promise<void> {
  await trx
    .selectFrom('staffGrants')
    .select('id')
    .where('role', '=', 'admin')
    .where('scope', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Whether this person is an administrator, as it stands now. */
export async function isAdminNow(trx: Trx, personId: string): Promise<boolean> {
  const grant = await admins(trx).where('personId', '=', personId).select('id').executeTakeFirst();
  return grant !== undefined;
}

/** How many administrators there are besides this person. Asked after they were locked. */
export async function countOtherAdmins(trx: Trx, personId: string): Promise<number> {
  const { count } = await admins(trx)
    .where('personId', '!=', personId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function admins(trx: Trx) {
  return trx.selectFrom('staffGrants').where('role', '=', 'admin').where('scope', 'is', null);
}

/** Whoever signs in with this e-mail and has shown that it is theirs. */
export async function findProvenPerson(trx: Trx, email: string) {
  return trx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('email', '=', email)
    .where('emailVerifiedAt', 'is not', null)
    .executeTakeFirst();
}

export interface StaffGrant {
  id: string;
  personId: string;
  personName: string;
  email: string;
  role: StaffRole;
  /** The one course that it reaches; null for everything. */
  scope: string | null;
}

export async function findGrant(trx: Trx, id: string): Promise<StaffGrant | undefined> {
  return grants(trx).where('staffGrants.id', '=', id).executeTakeFirst();
}

/** The right of this role that whoever signs in with this e-mail has for everything. */
export async function findGrantByEmail(
  db: Db,
  { email, role }: { email: string; role: StaffRole },
): Promise<StaffGrant | undefined> {
  return grants(db)
    .where('people.email', '=', email)
    .where('role', '=', role)
    .where('scope', 'is', null)
    .executeTakeFirst();
}

function grants(db: Db | Trx) {
  return db
    .selectFrom('staffGrants')
    .innerJoin('people', 'people.id', 'staffGrants.personId')
    .select(['staffGrants.id', 'personId', 'people.name as personName', 'email', 'role', 'scope']);
}

/** Tells whether the right is a new one. */
export async function addGrant(
  trx: Trx,
  grant: { personId: string; role: StaffRole; scope: string | null; createdAt: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('staffGrants')
    .values({ id: newId(), ...grant })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteGrant(trx: Trx, id: string): Promise<boolean> {
  const gone = await trx.deleteFrom('staffGrants').where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Sessions name their instructors by this row; what it says of the person is shown on the course's page. */
export async function addInstructor(trx: Trx, { id, name, at }: { id: string; name: string; at: Date }): Promise<void> {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['instructor'];
  await trx
    .insertInto('instructors')
    .values({
      ...{ id: newId(), personId: id, slug: `${words.join('-')}-${id.slice(-6)}`, name },
      ...{ headline: 'Instructor', bio: '', updatedAt: at },
    })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute();
}
