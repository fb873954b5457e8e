import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { CancellationTier, Policy, TransferTier } from './policy.ts';

/** A policy as it is now, and what is sold under it. */
export type PolicySummary = Awaited<ReturnType<typeof listPolicies>>[number];

/** All policies with the version that holds now, by name; a page at a time. */
export async function listPolicies(db: Db, { offset, limit }: { offset: number; limit: number }) {
  return currentPolicies(db).orderBy('cancellationPolicies.name').offset(offset).limit(limit).execute();
}

/** The policies that something on sale is under, by name: a handful, as a provider's public page explains them. */
export async function listSoldPolicies(db: Db, limit: number) {
  return currentPolicies(db)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('courses')
          .select('courses.id')
          .whereRef('courses.cancellationPolicyId', '=', 'cancellationPolicies.id')
          .where('courses.state', '=', 'published'),
      ),
    )
    .orderBy('cancellationPolicies.name')
    .limit(limit)
    .execute();
}

/** One policy with the version that holds now. */
export async function findPolicy(db: Db | Trx, id: string): Promise<PolicySummary | undefined> {
  return currentPolicies(db).where('cancellationPolicies.id', '=', id).executeTakeFirst();
}

export async function countPolicies(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('cancellationPolicies')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function currentPolicies(db: Db | Trx) {
  return db
    .selectFrom('cancellationPolicies')
    .innerJoin('cancellationPolicyVersions as now', (join) =>
      join.onRef('now.policyId', '=', 'cancellationPolicies.id').on((eb) =>
        eb(
          'now.version',
          '=',
          eb
            .selectFrom('cancellationPolicyVersions as all')
            .whereRef('all.policyId', '=', 'cancellationPolicies.id')
            .select((inner) => inner.fn.max('all.version').as('version')),
        ),
      ),
    )
    .select(['cancellationPolicies.id', 'cancellationPolicies.name', 'now.version', 'now.summary', 'now.createdAt'])
    .select('now.substituteUntilHours')
    .select((eb) => [
      'now.id as versionId',
      eb.ref('now.tiers').$castTo<CancellationTier[]>().as('tiers'),
      eb.ref('now.transferTiers').$castTo<TransferTier[]>().as('transferTiers'),
      eb
        .selectFrom('courses')
        .whereRef('courses.cancellationPolicyId', '=', 'cancellationPolicies.id')
        .where('courses.state', '<>', 'retired')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('courses'),
      // Sold for online courses only: then the steps count from the first lesson, not from a start.
      sql<boolean>`coalesce((select bool_and(courses.kind = 'online') from courses
        where courses.cancellation_policy_id = ${eb.ref('cancellationPolicies.id')} and courses.state <> 'retired'), false)`.as(
        'isOnline',
      ),
    ]);
}

/** The rules of one version, as they are frozen onto seats. */
export async function getPolicyVersion(db: Db | Trx, id: string): Promise<Policy> {
  return db
    .selectFrom('cancellationPolicyVersions')
    .select('substituteUntilHours')
    .select((eb) => [
      eb.ref('tiers').$castTo<CancellationTier[]>().as('tiers'),
      eb.ref('transferTiers').$castTo<TransferTier[]>().as('transferTiers'),
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** All versions of a policy, the newest first; old ones are what was sold under them. */
export async function listPolicyVersions(
  db: Db,
  policyId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  return db
    .selectFrom('cancellationPolicyVersions')
    .select(['id', 'version', 'summary', 'createdAt'])
    .where('policyId', '=', policyId)
    .orderBy('version', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function insertPolicy(trx: Trx, policy: { id: string; slug: string; name: string }): Promise<void> {
  await trx.insertInto('cancellationPolicies').values(policy).execute();
}

interface NewPolicyVersion extends Policy {
  id: string;
  policyId: string;
  version: number;
  summary: string;
  createdAt: Date;
}

export async function insertPolicyVersion(trx: Trx, version: NewPolicyVersion): Promise<void> {
  await trx
    .insertInto('cancellationPolicyVersions')
    .values({
      ...version,
      tiers: JSON.stringify(version.tiers),
      transferTiers: JSON.stringify(version.transferTiers),
    })
    .execute();
}

export async function renamePolicy(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('cancellationPolicies').set({ name }).where('id', '=', id).execute();
}

/** Addresses of the public pages that show this policy. */
export async function listCoursesUnderPolicy(db: Db, policyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('courses')
    .select('slug')
    .where('cancellationPolicyId', '=', policyId)
    .where('state', '=', 'published')
    .execute();
  return rows.map(({ slug }) => slug);
}
