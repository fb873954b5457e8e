import type { Db } from '#src/database.ts';
import { type Approval, trimUnits } from './approval.ts';

export interface CreditBody {
  id: string;
  code: string;
  name: string;
  website: string | null;
  /** Where it takes evidence for a renewal, if we know. */
  renewalsEmail: string | null;
}

export interface CreditType {
  id: string;
  bodyId: string;
  bodyCode: string;
  unitSingular: string;
  unitPlural: string;
  /** Exact decimals as text. */
  minutesPerUnit: string;
  step: string;
  rounding: 'down' | 'half-up';
  /** For an older unit that only certificates from elsewhere still name: the unit of today. */
  legacyOf: string | null;
}

export interface Designation {
  id: string;
  bodyId: string;
  code: string;
  name: string;
  track: string;
  /** With which others it is kept up; null where its rule is not known here. */
  cycleGroupId: string | null;
  aliases: string[];
  retired: boolean;
}

/** All bodies, in alphabetical order of their codes. */
export async function listCreditBodies(db: Db): Promise<CreditBody[]> {
  return db
    .selectFrom('creditBodies')
    .select(['id', 'code', 'name', 'website', 'renewalsEmail'])
    .orderBy('code')
    .execute();
}

/** All credit types, in alphabetical order of their bodies. */
export async function listCreditTypes(db: Db): Promise<CreditType[]> {
  const types = await db
    .selectFrom('creditTypes')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .select(['creditTypes.id', 'bodyId', 'code as bodyCode', 'unitSingular', 'unitPlural', 'minutesPerUnit', 'step'])
    .select(['rounding', 'legacyOf'])
    .orderBy('code')
    .orderBy('creditTypes.id')
    .execute();
  return types.map((type) => ({
    ...type,
    minutesPerUnit: trimUnits(type.minutesPerUnit),
    step: trimUnits(type.step),
  }));
}

/** All credit types with the categories that their body tells apart: what a form of credit from elsewhere offers. */
export async function listCreditTypesWithCategories(
  db: Db,
): Promise<(CreditType & { categories: { code: string; name: string }[] })[]> {
  const [types, categories] = [
    await listCreditTypes(db),
    await db.selectFrom('creditCategories').select(['creditTypeId', 'code', 'name']).orderBy('name').execute(),
  ];
  return types.map((type) => ({
    ...type,
    categories: categories.filter(({ creditTypeId }) => creditTypeId === type.id),
  }));
}

/** The designations that a learner may hold, by track and code; retired ones only when asked for. */
export async function listDesignations(db: Db, { retired = false } = {}): Promise<Designation[]> {
  return db
    .selectFrom('designations')
    .select(['id', 'bodyId', 'code', 'name', 'track', 'cycleGroupId', 'aliases', 'retired'])
    .$if(!retired, (query) => query.where('retired', '=', false))
    .orderBy('track')
    .orderBy('code')
    .execute();
}

/** Every approval of these courses, whatever its status: IICRC first, then by body, the largest first. */
export async function listApprovals(db: Db, courseIds: readonly string[]): Promise<Approval[]> {
  if (courseIds.length === 0) return [];
  const approvals = await db
    .selectFrom('approvals')
    .innerJoin('creditTypes', 'creditTypes.id', 'approvals.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .select(['approvals.id', 'courseId', 'creditTypeId', 'bodyId', 'code as bodyCode', 'creditBodies.name as bodyName'])
    .select(['unitSingular', 'unitPlural', 'units', 'category', 'partialCredit', 'reference', 'status'])
    .select(['validFrom', 'validTo'])
    .where('courseId', 'in', courseIds)
    .orderBy((eb) => eb('bodyId', '<>', 'iicrc'))
    .orderBy('code')
    .orderBy('units', 'desc')
    .orderBy('approvals.id')
    .execute();
  return approvals.map((approval) => ({ ...approval, units: trimUnits(approval.units) }));
}
