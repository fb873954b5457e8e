import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { whatIsNeeded } from './prerequisite-queries.ts';

interface NewDeclaration {
  seatId: string;
  prerequisiteId: string;
  evidence: string;
}

/**
 * Writes what attendees declare of what their own seat's course asks for; anything else is let fall. What was declared for
 * the same seat before gives way, and waits to be checked again; the same words again change nothing. Gives how many changed.
 */
export async function putDeclarations(trx: Trx, declarations: NewDeclaration[], declaredAt: Date): Promise<number> {
  if (declarations.length === 0) return 0;
  const given = JSON.stringify(declarations.map((each) => ({ id: newId(), ...each })));
  const { numAffectedRows = 0n } = await sql`
    insert into prerequisite_declarations (id, seat_id, prerequisite_id, evidence, declared_at)
    select distinct on (seats.id, asked.id) given.id, seats.id, asked.id, given.evidence, ${declaredAt}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as given (id uuid, "seatId" uuid, "prerequisiteId" uuid, evidence text)
    join seats on seats.id = given."seatId"
    join course_prerequisites asked on asked.id = given."prerequisiteId" and asked.course_id = seats.course_id
    on conflict (seat_id, prerequisite_id) do update set evidence = excluded.evidence,
      declared_at = excluded.declared_at, checked_at = null, checked_by = null, accepted = null
      where prerequisite_declarations.evidence <> excluded.evidence`.execute(trx);
  return Number(numAffectedRows);
}

export type Declaration = Awaited<ReturnType<typeof listDeclarations>>[number];

/** What was declared for these seats, and what staff said of it. */
export async function listDeclarations(db: Db | Trx, seatIds: string[]) {
  if (seatIds.length === 0) return [];
  return declarations(db)
    .where('prerequisiteDeclarations.seatId', 'in', seatIds)
    .orderBy('prerequisiteDeclarations.declaredAt')
    .orderBy('prerequisiteDeclarations.id')
    .execute();
}

/** One declaration, held until the transaction ends. */
export async function lockDeclaration(trx: Trx, id: string) {
  return declarations(trx)
    .where('prerequisiteDeclarations.id', '=', id)
    .forUpdate('prerequisiteDeclarations')
    .executeTakeFirst();
}

export async function setChecked(
  trx: Trx,
  id: string,
  checked: { checkedAt: Date; checkedBy: string; accepted: boolean },
): Promise<void> {
  await trx.updateTable('prerequisiteDeclarations').set(checked).where('id', '=', id).execute();
}

/** What was declared for one seat is declared for another: the same person goes on in it. */
export async function copyDeclarations(trx: Trx, from: string, to: string): Promise<void> {
  const rows = await trx.selectFrom('prerequisiteDeclarations').selectAll().where('seatId', '=', from).execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('prerequisiteDeclarations')
    .values(rows.map((row) => ({ ...row, id: newId(), seatId: to })))
    .onConflict((conflict) => conflict.columns(['seatId', 'prerequisiteId']).doNothing())
    .execute();
}

/** Another person has the seat: what the one before declared is not theirs. */
export async function dropDeclarations(trx: Trx, seatId: string): Promise<void> {
  await trx.deleteFrom('prerequisiteDeclarations').where('seatId', '=', seatId).execute();
}

function declarations(db: Db | Trx) {
  return db
    .selectFrom('prerequisiteDeclarations')
    .innerJoin('coursePrerequisites', 'coursePrerequisites.id', 'prerequisiteDeclarations.prerequisiteId')
    .leftJoin('designations', 'designations.id', 'coursePrerequisites.designationId')
    .leftJoin('courses as required', 'required.id', 'coursePrerequisites.requiredCourseId')
    .select(whatIsNeeded.as('needs'))
    .select(['prerequisiteDeclarations.id', 'prerequisiteDeclarations.seatId', 'prerequisiteDeclarations.evidence'])
    .select(['prerequisiteDeclarations.prerequisiteId', 'declaredAt', 'checkedAt', 'accepted'])
    .select(['coursePrerequisites.courseId', 'coursePrerequisites.note']);
}
