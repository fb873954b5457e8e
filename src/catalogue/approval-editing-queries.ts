import { sql } from 'kysely';
import { trimUnits } from '#src/credits/index.ts';
import { type Db, type Trx, violates } from '#src/database.ts';
import type { ApprovalLine } from './approval-rules.ts';

export interface ApprovalForEditing extends ApprovalLine {
  id: string;
  /** Somebody's credit rests on it: it may be withdrawn, but its type and units stand. */
  inUse: boolean;
}

/** Every approval of a course as staff edit it. */
export async function listApprovalsForEditing(db: Db, courseId: string): Promise<ApprovalForEditing[]> {
  const approvals = await db
    .selectFrom('approvals')
    .select([
      'id',
      'creditTypeId',
      'units',
      'category',
      'partialCredit',
      'reference',
      'status',
      'validFrom',
      'validTo',
      inUse.as('inUse'),
    ])
    .where('courseId', '=', courseId)
    .orderBy('creditTypeId')
    .orderBy('validFrom', (order) => order.nullsFirst())
    .orderBy('id')
    .execute();
  return approvals.map((approval) => ({ ...approval, units: trimUnits(approval.units) }));
}

/** Writes each line over its approval, or adds it. */
export async function putApprovals(
  trx: Trx,
  courseId: string,
  lines: (ApprovalLine & { id: string })[],
): Promise<void> {
  if (lines.length === 0) return;
  await trx
    .insertInto('approvals')
    .values(lines.map((line) => ({ ...line, courseId })))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        creditTypeId: eb.ref('excluded.creditTypeId'),
        units: eb.ref('excluded.units'),
        category: eb.ref('excluded.category'),
        partialCredit: eb.ref('excluded.partialCredit'),
        reference: eb.ref('excluded.reference'),
        status: eb.ref('excluded.status'),
        validFrom: eb.ref('excluded.validFrom'),
        validTo: eb.ref('excluded.validTo'),
      })),
    )
    .execute();
}

/** Takes approvals away that no credit rests on. */
export async function deleteApprovals(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('approvals').where('id', 'in', ids).execute();
}

/** Whether the error says that the credit type, or its kind of credit, is not there (any more). */
export function isUnknownCreditType(error: unknown): boolean {
  return violates(error, 'approvals_credit_type_id_fkey') || violates(error, 'approval_category_of_its_type');
}

const inUse = sql<boolean>`exists (select from credit_entries e where e.approval_id = approvals.id)`;
