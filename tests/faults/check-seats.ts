import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { listBroken } from './list-broken.ts';

/** Seats, and that they are in step with the money, once all is at rest. */
export async function findBrokenSeats(db: Db, now: Date): Promise<string[]> {
  const findings = [
    await listBroken(
      db,
      sql`
      select 'seat ' || id || ' is held without an end' as what from seats
      where state = 'held' and (hold_expires_at is null or hold_expires_at > ${now})`,
    ),
    // Paid is enrolled: where the price is here, nobody waits for a seat.
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' of the paid order ' || orders.id || ' is held' as what
      from seats join orders on orders.id = order_id
      where seats.state = 'held' and replaces_seat_id is null and payment_state in ('paid', 'refunding', 'refunded')`,
    ),
    // What each seat cost and did not bring back is what its order costs now, but for what the dashboard took off.
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' owes ' || total_cents + added_cents - reduced_cents || ', its seats ' || seated || ', dashboard ' || elsewhere as what
      from orders
      cross join lateral (select coalesce(sum(price_cents - refunded_cents), 0) as seated from seats
        where order_id = orders.id and state <> 'transferred'
          -- A seat that was to take another's place and did not was never part of the price.
          and (replaces_seat_id is null or confirmed_at is not null)) s
      cross join lateral (select coalesce(sum(amount_cents), 0) as elsewhere from refunds where order_id = orders.id and idempotency_key like 'provider-%') d
      where seated > total_cents + added_cents - reduced_cents + elsewhere
        or seated < total_cents + added_cents - reduced_cents`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || id || ' gave back ' || refunded_cents || ' of ' || price_cents as what from seats
      where refunded_cents > price_cents or refunded_cents < 0`,
    ),
    // Nobody pays for nothing: a seat that was never given has cost nothing, once its order was paid.
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' was never given, and kept ' || price_cents - refunded_cents as what
      from seats join orders on orders.id = order_id
      where seats.state = 'cancelled' and replaces_seat_id is null and confirmed_at is null and refunded_cents < price_cents
        and payment_state in ('paid', 'part-paid')
        and not exists (select from refunds where refunds.order_id = orders.id and idempotency_key like 'provider-%')`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' is in the cancelled session ' || sessions.id as what
      from seats join sessions on sessions.id = session_id
      where sessions.state = 'cancelled' and seats.state in ('confirmed')`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' was cancelled ' || count(*) || ' times' as what
      from seats join journal_entries on subject_id = seats.id::text and action = 'seat.cancelled'
      group by seats.id having count(*) > 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || count(*) || ' seats for ' || asked as what
      from seats join orders on orders.id = order_id
      cross join lateral (select sum(quantity) as asked from order_lines where order_id = orders.id and added_at is null) lines
      where replaces_seat_id is null
      group by orders.id, asked having count(*) <> asked`,
    ),
  ];
  return findings.flat();
}
