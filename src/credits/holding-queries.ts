import { type Db, type Trx, violates } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';

/** A designation that somebody holds. */
export interface HeldDesignation {
  id: string;
  personId: string;
  designationId: string;
  code: string;
  name: string;
  awardedOn: string;
  /** Null where nothing is known of how it is kept up. */
  cycleGroupId: string | null;
}

/** A cycle as its learner entered it, or as it was reckoned for them. */
export interface LearnersCycle {
  id: string;
  personId: string;
  cycleGroupId: string;
  startsOn: string;
  endsOn: string;
  /** By the body's own word; undefined: reckoned from the cycle before. */
  carriedIn?: string;
}

/** What these people hold, each person's by code. */
export async function listHeldDesignations(db: Db | Trx, personIds: readonly string[]): Promise<HeldDesignation[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('heldDesignations')
    .innerJoin('designations', 'designations.id', 'heldDesignations.designationId')
    .select(['heldDesignations.id', 'personId', 'designationId', 'code', 'designations.name', 'awardedOn'])
    .select('cycleGroupId')
    .where('personId', 'in', personIds)
    .orderBy('code')
    .orderBy('heldDesignations.id')
    .execute();
}

/** The cycles of these people, the earliest first. */
export async function listCycles(db: Db | Trx, personIds: readonly string[]): Promise<LearnersCycle[]> {
  if (personIds.length === 0) return [];
  const cycles = await db
    .selectFrom('creditCycles')
    .select(['id', 'personId', 'cycleGroupId', 'startsOn', 'endsOn', 'carriedIn'])
    .where('personId', 'in', personIds)
    .orderBy('startsOn')
    .execute();
  return cycles.map(({ carriedIn, ...cycle }) => ({
    ...cycle,
    ...(carriedIn === null ? {} : { carriedIn: trimDecimal(carriedIn) }),
  }));
}

/** The days on which yearly fees of these people were due, as they entered them. */
export async function listAnnualFees(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('annualFees')
    .select(['personId', 'bodyId', 'dueOn'])
    .where('personId', 'in', personIds)
    .execute();
}

/** The designation with its group; undefined when there is none under this id. */
export async function findDesignation(db: Db | Trx, id: string) {
  return db
    .selectFrom('designations')
    .select(['id', 'code', 'name', 'bodyId', 'cycleGroupId'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** One thing at a time for one person's designations and cycles: the person's row is held until the transaction ends. */
export async function lockHolder(trx: Trx, personId: string): Promise<void> {
  await trx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

export async function insertHeldDesignation(
  trx: Trx,
  held: { id: string; personId: string; designationId: string; awardedOn: string; recordedAt: Date },
): Promise<void> {
  await trx.insertInto('heldDesignations').values(held).execute();
}

export async function updateAward(trx: Trx, id: string, awardedOn: string): Promise<void> {
  await trx.updateTable('heldDesignations').set({ awardedOn }).where('id', '=', id).execute();
}

export async function deleteHeldDesignation(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('heldDesignations').where('id', '=', id).execute();
}

/** Forgets the cycles of a group, of which the person holds nothing any more. */
export async function deleteCyclesOfGroup(trx: Trx, personId: string, cycleGroupId: string): Promise<void> {
  await trx
    .deleteFrom('creditCycles')
    .where('personId', '=', personId)
    .where('cycleGroupId', '=', cycleGroupId)
    .execute();
}

export interface NewCycle {
  id: string;
  personId: string;
  cycleGroupId: string;
  startsOn: string;
  endsOn: string;
  carriedIn: string | null;
  recordedAt: Date;
}

/** Writes the cycle, anew or over the person's own with its id. Tells whether it did: another's is left alone. */
export async function putCycle(trx: Trx, { id, ...cycle }: NewCycle): Promise<boolean> {
  const { personId, startsOn, endsOn, carriedIn } = cycle;
  const written = await trx
    .insertInto('creditCycles')
    .values({ id, ...cycle })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ startsOn, endsOn, carriedIn }).where('creditCycles.personId', '=', personId),
    )
    .returning('id')
    .executeTakeFirst();
  return Boolean(written);
}

export async function deleteCycle(
  trx: Trx,
  { personId, cycleId }: { personId: string; cycleId: string },
): Promise<void> {
  await trx.deleteFrom('creditCycles').where('id', '=', cycleId).where('personId', '=', personId).execute();
}

/** Writes the day on which the body's yearly fee is due, or forgets it. */
export async function putAnnualFee(
  trx: Trx,
  { personId, bodyId, dueOn }: { personId: string; bodyId: string; dueOn: string | null },
): Promise<void> {
  if (dueOn === null) {
    await trx.deleteFrom('annualFees').where('personId', '=', personId).where('bodyId', '=', bodyId).execute();
    return;
  }
  await trx
    .insertInto('annualFees')
    .values({ personId, bodyId, dueOn })
    .onConflict((conflict) => conflict.columns(['personId', 'bodyId']).doUpdateSet({ dueOn }))
    .execute();
}

export function overlapsAnotherCycle(error: unknown): boolean {
  return violates(error, 'cycles_do_not_overlap');
}
