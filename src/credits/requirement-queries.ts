import type { Db, Trx } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';
import type { Activity, Requirement } from './requirement.ts';

/** Designations that are kept up together, and what their body counts. */
export interface CycleGroup {
  id: string;
  name: string;
  bodyId: string;
  bodyCode: string;
  bodyName: string;
  /** What is known of the body's yearly fee, the other clock. */
  feeNote: string;
}

/** A requirement with the words of its unit and where it was read. */
export interface WrittenRequirement extends Requirement {
  unitSingular: string;
  unitPlural: string;
  note: string;
}

/** The groups of designations, by body and name: all, or those asked for. */
export async function listCycleGroups(db: Db | Trx, ids?: readonly string[]): Promise<CycleGroup[]> {
  return db
    .selectFrom('cycleGroups')
    .innerJoin('creditBodies', 'creditBodies.id', 'cycleGroups.bodyId')
    .select(['cycleGroups.id', 'cycleGroups.name', 'bodyId', 'creditBodies.code as bodyCode'])
    .select(['creditBodies.name as bodyName', 'feeNote'])
    .$if(ids !== undefined, (query) => query.where('cycleGroups.id', '=', (eb) => eb.fn.any(eb.val([...(ids ?? [])]))))
    .orderBy((eb) => eb('bodyId', '<>', 'iicrc'))
    .orderBy('creditBodies.code')
    .orderBy('cycleGroups.name')
    .orderBy('cycleGroups.id')
    .execute();
}

/** Every version of the requirements of these groups, the latest first. Four statements, however many. */
export async function listRequirements(db: Db | Trx, groupIds: readonly string[]): Promise<WrittenRequirement[]> {
  if (groupIds.length === 0) return [];
  const rows = await db
    .selectFrom('creditRequirements')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditRequirements.creditTypeId')
    .selectAll('creditRequirements')
    .select(['unitSingular', 'unitPlural'])
    .where('cycleGroupId', 'in', groupIds)
    .orderBy('cycleGroupId')
    .orderBy('effectiveFrom', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [minima, caps, conversions] = [
    await listMinima(db, ids),
    await listCaps(db, ids),
    await listConversions(db, [...new Set(rows.map(({ creditTypeId }) => creditTypeId))]),
  ];
  return rows.map((row) => ({
    ...row,
    units: trimDecimal(row.units),
    maxCarry: trimDecimal(row.maxCarry),
    minima: minima.filter(({ requirementId }) => requirementId === row.id).map(({ requirementId: _, ...rest }) => rest),
    caps: caps.filter(({ requirementId }) => requirementId === row.id).map(({ requirementId: _, ...rest }) => rest),
    conversions: conversions
      .filter(({ legacyOf }) => legacyOf === row.creditTypeId)
      .map(({ legacyOf: _, ...rest }) => rest),
  }));
}

async function listMinima(db: Db | Trx, ids: string[]) {
  const minima = await db
    .selectFrom('requirementMinima')
    .innerJoin('creditCategories', (join) =>
      join
        .onRef('creditCategories.creditTypeId', '=', 'requirementMinima.creditTypeId')
        .onRef('creditCategories.code', '=', 'requirementMinima.category'),
    )
    .select(['requirementId', 'category', 'name', 'units'])
    .where('requirementId', 'in', ids)
    .orderBy('units', 'desc')
    .orderBy('name')
    .execute();
  return minima.map((minimum) => ({ ...minimum, units: trimDecimal(minimum.units) }));
}

async function listCaps(db: Db | Trx, ids: string[]) {
  const caps = await db
    .selectFrom('requirementCaps')
    .select((eb) => ['requirementId', eb.ref('activity').$castTo<Activity>().as('activity'), 'units'])
    .where('requirementId', 'in', ids)
    .orderBy('activity')
    .execute();
  return caps.map((cap) => ({ ...cap, units: trimDecimal(cap.units) }));
}

async function listConversions(db: Db | Trx, creditTypeIds: string[]) {
  const types = await db
    .selectFrom('creditTypes')
    .select(['id', 'legacyOf', 'legacyFactor'])
    .where('legacyOf', 'in', creditTypeIds)
    .execute();
  return types.map(({ id, legacyOf, legacyFactor }) => ({
    creditTypeId: id,
    legacyOf,
    factor: trimDecimal(legacyFactor ?? '1'),
  }));
}
