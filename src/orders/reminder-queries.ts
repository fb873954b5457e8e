import type { Db, Trx } from '#src/database.ts';
import { sql } from 'kysely';
import { officeZone } from '#src/shared/office-zone.ts';
import { outstandingCents } from './money-sums-queries.ts';

/**
 * Orders that still owe something due by then, the earliest first, and for which no reminder has been written since that
 * reminder's own day. A deposit that nobody has paid is no debt: its hold ended, and that was that.
 */
export async function listOrdersToRemind(
  db: Db,
  { today, until, limit }: { today: string; until: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select orders.id from orders
    where payment_state in ('unpaid', 'part-paid') and due_on <= ${until}::date
      and (pays_by = 'invoice' or payment_state = 'part-paid')
      and total_cents + added_cents > reduced_cents
      and (due_on < ${today}::date or (placed_at at time zone ${officeZone})::date < due_on - 3)
      and not exists (
        select from reminders
        where subject_id = orders.id and kind = case
          when ${today}::date - due_on >= 14 then 'payment-overdue-14'
          when ${today}::date - due_on >= 7 then 'payment-overdue-7'
          when ${today}::date - due_on >= 1 then 'payment-overdue-1'
          else 'payment-due-soon' end)
    order by due_on, orders.id
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many invoices of this organisation were due before today and are not paid. */
export async function countOverdueInvoices(db: Db | Trx, organisationId: string, today: string): Promise<number> {
  const { count } = await db
    .selectFrom('orders')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('organisationId', '=', organisationId)
    .where('paysBy', '=', 'invoice')
    .where('dueOn', '<', today)
    .where(sql<boolean>`${outstandingCents} > 0`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Remembers that this was said of this subject; false when it had been said before. */
export async function rememberReminder(
  trx: Trx,
  reminder: { kind: string; subjectId: string; sentAt: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('reminders')
    .values(reminder)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
