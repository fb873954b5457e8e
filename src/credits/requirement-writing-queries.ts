import type { Trx } from '#src/database.ts';
import type { RequirementDetails } from './write-requirement.ts';

interface LockedGroup {
  feeNote: string;
  /** The units of its body, with the categories that the body tells apart. */
  creditTypes: { id: string; categories: string[] }[];
}

/** Makes everybody else who writes a rule of the group wait until this transaction ends. */
export async function lockCycleGroup(trx: Trx, id: string): Promise<LockedGroup | undefined> {
  const group = await trx
    .selectFrom('cycleGroups')
    .select(['bodyId', 'feeNote'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!group) return undefined;
  const rows = await trx
    .selectFrom('creditTypes')
    .leftJoin('creditCategories', 'creditCategories.creditTypeId', 'creditTypes.id')
    .select(['creditTypes.id', 'creditCategories.code'])
    .where('bodyId', '=', group.bodyId)
    .where('legacyOf', 'is', null)
    .execute();
  const creditTypes = [...new Set(rows.map((row) => row.id))].map((typeId) => ({
    id: typeId,
    categories: rows.flatMap((row) => (row.id === typeId && row.code ? [row.code] : [])),
  }));
  return { feeNote: group.feeNote, creditTypes };
}

export async function setFeeNote(trx: Trx, id: string, feeNote: string): Promise<void> {
  await trx.updateTable('cycleGroups').set({ feeNote }).where('id', '=', id).execute();
}

export async function endRequirement(trx: Trx, id: string, effectiveTo: string): Promise<void> {
  await trx.updateTable('creditRequirements').set({ effectiveTo }).where('id', '=', id).execute();
}

export async function insertRequirement(
  trx: Trx,
  { id, groupId, details }: { id: string; groupId: string; details: RequirementDetails },
): Promise<void> {
  await trx
    .insertInto('creditRequirements')
    .values({ id, cycleGroupId: groupId, ...ownColumns(details) })
    .execute();
  await insertParts(trx, id, details);
}

/** Writes a rule anew in its place. */
export async function putRequirement(trx: Trx, id: string, details: RequirementDetails): Promise<void> {
  await trx.deleteFrom('requirementMinima').where('requirementId', '=', id).execute();
  await trx.deleteFrom('requirementCaps').where('requirementId', '=', id).execute();
  await trx.updateTable('creditRequirements').set(ownColumns(details)).where('id', '=', id).execute();
  await insertParts(trx, id, details);
}

function ownColumns({ minima: _, caps: __, ...columns }: RequirementDetails) {
  return columns;
}

async function insertParts(trx: Trx, requirementId: string, { creditTypeId, minima, caps }: RequirementDetails) {
  if (minima.length > 0) {
    const rows = minima.map((minimum) => ({ requirementId, creditTypeId, ...minimum }));
    await trx.insertInto('requirementMinima').values(rows).execute();
  }
  if (caps.length > 0) {
    const rows = caps.map((cap) => ({ requirementId, ...cap }));
    await trx.insertInto('requirementCaps').values(rows).execute();
  }
}

/** Where the body takes evidence. Gives what was there before; undefined where there is no such body. */
export async function putRenewalsEmail(trx: Trx, bodyId: string, renewalsEmail: string | null) {
  const before = await trx
    .selectFrom('creditBodies')
    .select('renewalsEmail')
    .where('id', '=', bodyId)
    .forUpdate()
    .executeTakeFirst();
  if (before) await trx.updateTable('creditBodies').set({ renewalsEmail }).where('id', '=', bodyId).execute();
  return before;
}
