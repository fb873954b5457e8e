import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/** Orders on invoice whose seats wait for their money and that were due before this day, the earliest first. */
export async function listLapsedInvoices(db: Db, dueBefore: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders
    where payment_state in ('unpaid', 'part-paid') and due_on < ${dueBefore}::date and pays_by = 'invoice'
      and seats_from_cents > 0
      and not exists (select from seats where seats.order_id = orders.id and confirmed_at is not null)
      and not exists (
        select from payment_attempts
        where payment_attempts.order_id = orders.id and state in ('creating', 'open', 'pending'))
    order by due_on, id
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Orders by card that were paid in part, have never had a seat confirmed, and whose holds ended before this instant. */
export async function listLapsedPartPaid(db: Db, lapsedBefore: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders
    where payment_state = 'part-paid' and pays_by = 'card' and placed_at < ${lapsedBefore}
      and not exists (
        select from seats where seats.order_id = orders.id and (confirmed_at is not null
          or (state = 'held' and (hold_expires_at is null or hold_expires_at > ${lapsedBefore}))))
      and not exists (
        select from payment_attempts
        where payment_attempts.order_id = orders.id and state in ('creating', 'open', 'pending'))
    order by placed_at, id
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
