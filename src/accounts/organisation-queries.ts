import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { OrganisationDetails } from './organisation.ts';
import type { TeamRole } from './viewer.ts';

const columns = [
  'id',
  'name',
  'abn',
  'billingEmail',
  'billingAddress',
  'invoiceTerms',
  'invoiceDays',
  'mayOweMore',
  'createdAt',
] as const;

export type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

export async function findOrganisation(db: Db | Trx, id: string) {
  return db.selectFrom('organisations').select(columns).where('id', '=', id).executeTakeFirst();
}

/**
 * The organisation, held until the transaction ends, so that two owners cannot both leave at once. NO KEY UPDATE, because
 * an order's foreign key to it must not wait.
 */
export async function lockOrganisation(trx: Trx, id: string): Promise<Organisation | undefined> {
  return trx.selectFrom('organisations').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** Writes a new organisation. The database refuses an ABN that another has: `organisations_abn`. */
export async function insertOrganisation(trx: Trx, details: OrganisationDetails, createdAt: Date): Promise<string> {
  const id = newId();
  await trx
    .insertInto('organisations')
    .values({ id, ...details, createdAt })
    .execute();
  return id;
}

export async function setOrganisationDetails(trx: Trx, id: string, details: OrganisationDetails): Promise<void> {
  await trx.updateTable('organisations').set(details).where('id', '=', id).execute();
}

export async function setInvoiceTermsOf(
  trx: Trx,
  id: string,
  { terms, days, mayOweMore }: { terms: 'none' | 'when-paid' | 'trusted'; days: number; mayOweMore: boolean },
): Promise<void> {
  await trx
    .updateTable('organisations')
    .set({ invoiceTerms: terms, invoiceDays: days, mayOweMore })
    .where('id', '=', id)
    .execute();
}

/** What this person is in the organisation, as it stands now. */
export async function findRole(db: Db | Trx, organisationId: string, personId: string): Promise<TeamRole | undefined> {
  const member = await db
    .selectFrom('organisationMemberships')
    .select('role')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return member?.role;
}

/** Makes somebody a member; who is one already stays what they are, and false is given. */
export async function addMember(
  trx: Trx,
  member: { organisationId: string; personId: string; role: TeamRole; createdAt: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('organisationMemberships')
    .values(member)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function setRole(trx: Trx, organisationId: string, personId: string, role: TeamRole): Promise<void> {
  await trx
    .updateTable('organisationMemberships')
    .set({ role })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}

export async function deleteMember(trx: Trx, organisationId: string, personId: string): Promise<void> {
  await trx
    .deleteFrom('organisationMemberships')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}

/** From now on this person may not book for the organisation: what they were mailed as its booker opens no more. */
export async function endMembership(
  trx: Trx,
  end: { organisationId: string; personId: string; endedAt: Date },
): Promise<void> {
  await trx
    .insertInto('membershipEnds')
    .values(end)
    .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doUpdateSet({ endedAt: end.endedAt }))
    .execute();
}

/** How many owners there are besides this person. Asked after the organisation was locked. */
export async function countOtherOwners(trx: Trx, organisationId: string, personId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('organisationMemberships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('role', '=', 'owner')
    .where('personId', '!=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether somebody with this e-mail is a member. */
export async function isMemberByEmail(trx: Trx, organisationId: string, email: string): Promise<boolean> {
  const member = await trx
    .selectFrom('organisationMemberships')
    .innerJoin('people', 'people.id', 'organisationMemberships.personId')
    .select('people.id')
    .where('organisationId', '=', organisationId)
    .where('people.email', '=', email)
    .executeTakeFirst();
  return member !== undefined;
}

/** Members, owners first, then by name; a page at a time, each row telling how many there are. */
export async function listMembers(
  db: Db,
  organisationId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  return db
    .selectFrom('organisationMemberships')
    .innerJoin('people', 'people.id', 'organisationMemberships.personId')
    .select(['people.id as personId', 'people.name', 'people.email', 'role', 'organisationMemberships.createdAt'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('organisationId', '=', organisationId)
    .orderBy(sql`array_position(array['owner', 'booker', 'viewer', 'learner'], role)`)
    .orderBy(sql`people.name collate "und-x-icu"`)
    .orderBy('people.id')
    .offset(offset)
    .limit(limit)
    .execute();
}
