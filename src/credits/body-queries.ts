import { sql } from 'kysely';
import { type Db, type Trx, violates } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';
import type { BodyDetails, Marked, UnitDetails } from './body-details.ts';

interface Window {
  offset: number;
  limit: number;
}

/** Bodies by code, each with how many units and designations are known of it. */
export async function listBodyRows(db: Db, { offset, limit }: Window) {
  return db
    .selectFrom('creditBodies')
    .select(['id', 'code', 'name', 'website'])
    .select([
      sql<number>`(select count(*)::int from credit_types where body_id = credit_bodies.id)`.as('units'),
      sql<number>`(select count(*)::int from designations where body_id = credit_bodies.id and not retired)`.as(
        'designations',
      ),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .orderBy(sql`code collate "und-x-icu"`)
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function findBody(db: Db | Trx, id: string): Promise<Marked<BodyDetails> | undefined> {
  const found = await db
    .selectFrom('creditBodies')
    .select(['updatedAt', 'code', 'name', 'website'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { updatedAt, ...details } = found;
  return { id, bodyId: id, updatedAt, details };
}

/** Takes the body's row: whoever changes it, its units or designations waits for each other. Tells whether there is one. */
export async function lockBody(trx: Trx, id: string): Promise<boolean> {
  return Boolean(
    await trx.selectFrom('creditBodies').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
  );
}

/** Adds a body, unless there is one under this id already. Tells whether it did. */
export async function insertBody(trx: Trx, body: BodyDetails & { id: string; updatedAt: Date }): Promise<boolean> {
  const added = await trx
    .insertInto('creditBodies')
    .values(body)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

export async function updateBody(trx: Trx, id: string, body: BodyDetails & { updatedAt: Date }): Promise<void> {
  await trx.updateTable('creditBodies').set(body).where('id', '=', id).execute();
}

/** Whether the error says that another body has this code. */
export function isCodeTaken(error: unknown): boolean {
  return violates(error, 'credit_bodies_code');
}

const unitColumns = ['unitSingular', 'unitPlural', 'minutesPerUnit', 'step', 'rounding', 'legacyOf'] as const;

/** The units of a body, those of today first. */
export async function listUnitsOfBody(db: Db, bodyId: string): Promise<Marked<UnitDetails>[]> {
  const rows = await units(db)
    .where('bodyId', '=', bodyId)
    .orderBy(sql`legacy_of is not null`)
    .orderBy('unitPlural')
    .execute();
  return rows.map(asUnit);
}

export async function findUnit(db: Db | Trx, id: string): Promise<Marked<UnitDetails> | undefined> {
  const found = await units(db).where('id', '=', id).executeTakeFirst();
  return found && asUnit(found);
}

function units(db: Db | Trx) {
  return db.selectFrom('creditTypes').select(['id', 'bodyId', 'updatedAt', 'legacyFactor', ...unitColumns]);
}

function asUnit({ id, bodyId, updatedAt, ...row }: Awaited<ReturnType<ReturnType<typeof units>['execute']>>[number]) {
  const { minutesPerUnit, step, legacyFactor, ...rest } = row;
  const details: UnitDetails = {
    ...rest,
    minutesPerUnit: trimDecimal(minutesPerUnit),
    step: trimDecimal(step),
    legacyFactor: legacyFactor === null ? null : trimDecimal(legacyFactor),
  };
  return { id, bodyId, updatedAt, details };
}

/** Takes the unit's row: nothing new can rest on it meanwhile. */
export async function lockUnit(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('creditTypes').select('id').where('id', '=', id).forUpdate().execute();
}

/** Whether an approval, an entry, a rule or an older unit rests on this unit. Asked after it was locked. */
export async function isUnitInUse(trx: Trx, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from approvals where credit_type_id = ${id})
      or exists (select from credit_entries where credit_type_id = ${id})
      or exists (select from credit_requirements where credit_type_id = ${id})
      or exists (select from credit_types where legacy_of = ${id}) as used`.execute(trx);
  return rows[0]?.used ?? false;
}

type UnitRow = UnitDetails & { updatedAt: Date };

export async function insertUnit(trx: Trx, unit: UnitRow & { id: string; bodyId: string }): Promise<void> {
  await trx.insertInto('creditTypes').values(unit).execute();
}

export async function updateUnit(trx: Trx, id: string, unit: UnitRow): Promise<void> {
  await trx.updateTable('creditTypes').set(unit).where('id', '=', id).execute();
}
