import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { DesignationDetails, Marked } from './body-details.ts';

const columns = ['code', 'name', 'track', 'aliases', 'retired', 'cycleGroupId'] as const;

/** The designations of a body, those in use first, by code, each with its group and how many people hold it. */
export async function listDesignationsOfBody(
  db: Db,
  { bodyId, offset, limit }: { bodyId: string; offset: number; limit: number },
) {
  return db
    .selectFrom('designations')
    .leftJoin('cycleGroups', 'cycleGroups.id', 'cycleGroupId')
    .select(['designations.id', 'code', 'designations.name', 'track', 'retired', 'cycleGroupId'])
    .select('cycleGroups.name as groupName')
    .select([
      sql<number>`(select count(*)::int from held_designations where designation_id = designations.id)`.as('holders'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .where('designations.bodyId', '=', bodyId)
    .orderBy('retired')
    .orderBy('code')
    .orderBy('designations.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function findDesignation(db: Db | Trx, id: string): Promise<Marked<DesignationDetails> | undefined> {
  const found = await db
    .selectFrom('designations')
    .select(['bodyId', 'updatedAt', ...columns])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { bodyId, updatedAt, ...details } = found;
  return { id, bodyId, updatedAt, details };
}

/** Takes the designation's row: nobody can come to hold it meanwhile. */
export async function lockDesignation(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('designations').select('id').where('id', '=', id).forUpdate().execute();
}

/** How many people hold it. Asked after it was locked. */
export async function countHolders(trx: Trx, id: string): Promise<number> {
  const { count } = await trx
    .selectFrom('heldDesignations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('designationId', '=', id)
    .executeTakeFirstOrThrow();
  return count;
}

type Row = DesignationDetails & { updatedAt: Date };

export async function insertDesignation(trx: Trx, designation: Row & { id: string; bodyId: string }): Promise<void> {
  await trx.insertInto('designations').values(designation).execute();
}

export async function updateDesignation(trx: Trx, id: string, designation: Row): Promise<void> {
  await trx.updateTable('designations').set(designation).where('id', '=', id).execute();
}

/** The groups of a body's designations, by name. */
export async function listGroupsOfBody(db: Db | Trx, bodyId: string): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('cycleGroups').select(['id', 'name']).where('bodyId', '=', bodyId).orderBy('name').execute();
}

export async function insertGroup(trx: Trx, group: { id: string; bodyId: string; name: string }): Promise<void> {
  await trx.insertInto('cycleGroups').values(group).execute();
}
