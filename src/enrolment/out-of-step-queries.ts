import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { keptCents, keptOfSums, moneySums, owedCents, surplusCents, surplusOfSums } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** Money comes late by days, and is given up late by days, never by so long. */
const lookBackMinutes = 60 * 24 * 60;

/**
 * Orders whose money and seats are out of step, because a process died between the two or money came too late, oldest first:
 * enough was paid for seats that are still held; paid for a seat that had been given up, and not taken off the price; paid
 * for a move that was not made; more here than the order costs. What a failed refund should have brought counts as gone:
 * staff see it, and nobody asks for it again and again.
 */
export async function listOrdersOutOfStep(db: Db, now: Date, limit: number): Promise<string[]> {
  const recently = addMinutes(now, -lookBackMinutes);
  const { rows } = await sql<{ id: string }>`
    with candidates as (
      select order_id from seats where state = 'held'
      union
      select order_id from seats where state = 'cancelled' and confirmed_at is null and cancelled_at > ${recently}
        and exists (select from payments where payments.order_id = seats.order_id)
      union
      select order_id from payments where received_at > ${recently}
    ), standing as (
      select orders.id, placed_at, payment_state, ${surplusOfSums} as surplus, ${keptOfSums} as kept,
        least(seats_from_cents, ${owedCents}) as due
      from orders join candidates on order_id = orders.id cross join ${moneySums}
    )
    select id from standing
    where surplus > 0
    or (kept > 0 and kept >= due and exists (
      select from seats where seats.order_id = standing.id and replaces_seat_id is null
      and (state = 'held' or (state = 'cancelled' and confirmed_at is null and refunded_cents < price_cents))))
    or (payment_state = 'refunded' and exists (
      select from seats where seats.order_id = standing.id and state = 'held'))
    order by placed_at
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Lets seats go that are kept for a payment although none is under way, which only a fault of ours can leave behind; those on
 * an invoice at the end of its due day. A seat, or a move, that is paid for stays: whoever gives it is a moment late. Gives the
 * sessions that they are in.
 */
export async function releaseForgottenHolds(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ sessionId: string | null }>`
    update seats set hold_expires_at = (
      select case when pays_by = 'invoice'
        then greatest(${now}, (due_on + 1)::timestamp at time zone ${officeZone}) else ${now} end
      from orders where orders.id = seats.order_id)
    where state = 'held' and hold_expires_at is null
      and not exists (
        select from payment_attempts
        where payment_attempts.order_id = seats.order_id and state in ('creating', 'open', 'pending'))
      and not exists (
        select from orders where orders.id = seats.order_id and case when replaces_seat_id is null
          then payment_state in ('paid', 'refunding', 'refunded')
            or (${keptCents} > 0 and ${keptCents} >= least(seats_from_cents, ${owedCents}))
          else ${surplusCents} > 0 and ${surplusCents} >= move_cents end)
    returning session_id`.execute(db);
  return [...new Set(rows.flatMap(({ sessionId }) => sessionId ?? []))];
}
