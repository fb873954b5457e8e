import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/**
 * Orders whose money and seats are out of step, because a process died between the two or money came too late, oldest first:
 * paid with seats still held; paid for a seat that had been given up, and not paid back; paid twice. A refund that failed
 * counts as asked for: staff see it, and nobody asks for it again and again.
 */
export async function listOrdersOutOfStep(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders
    where payment_state in ('paid', 'refunding') and id in (
      select order_id from seats
      where state = 'held' or (state = 'cancelled' and confirmed_at is null and refunded_cents < price_cents))
    or payment_state = 'refunded' and id in (select order_id from seats where state = 'held')
    or id in (
      select order_id from payments join orders on orders.id = order_id
      group by order_id, total_cents
      having count(*) > 1 and sum(amount_cents) > total_cents + greatest(0,
        (select coalesce(sum(amount_cents), 0) from refunds where refunds.order_id = payments.order_id)
        - (select sum(refunded_cents) from seats where seats.order_id = payments.order_id)))
    order by placed_at
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Lets seats go that are kept for a payment although none is under way, which only a fault of ours can leave behind. Gives
 * the sessions that they are in.
 */
export async function releaseForgottenHolds(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ sessionId: string | null }>`
    update seats set hold_expires_at = ${now}
    where state = 'held' and hold_expires_at is null
      and not exists (
        select from payment_attempts
        where payment_attempts.order_id = seats.order_id and state in ('creating', 'open', 'pending'))
      and not exists (
        select from orders where orders.id = seats.order_id and payment_state in ('paid', 'refunding', 'refunded'))
    returning session_id`.execute(db);
  return [...new Set(rows.flatMap(({ sessionId }) => sessionId ?? []))];
}
