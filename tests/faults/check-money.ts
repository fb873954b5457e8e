import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { listBroken } from './list-broken.ts';

/** Each order's sums, worked out from its rows of money alone. */
const sums = sql`
  with sums as (
    select orders.id, orders.payment_state as state, orders.total_cents, seats_from_cents, reduced_cents,
      total_cents + added_cents - reduced_cents as owed,
      (select coalesce(sum(amount_cents), 0) from payments where order_id = orders.id) as paid,
      (select coalesce(sum(amount_cents), 0) from refunds where order_id = orders.id and refunds.state = 'succeeded') as back,
      (select coalesce(sum(amount_cents), 0) from refunds where order_id = orders.id and refunds.state = 'failed' and made_good_at is null) as failed,
      ${takenByBanks(sql`state = 'lost'`)} as lost, ${takenByBanks(sql`state in ('open', 'lost')`)} as taken
    from orders
  )`;

/** What buyers' banks have taken of an order's payments: of each no more than had not gone back already. */
function takenByBanks(which: RawBuilder<unknown>) {
  return sql`(
    select coalesce(sum(least(taken, amount_cents - gone)), 0)
    from (
      select amount_cents,
        (select coalesce(sum(amount_cents), 0) from disputes where payment_id = payments.id and ${which}) as taken,
        least(amount_cents, (select coalesce(sum(refunds.amount_cents), 0) from refunds
          where payment_id = payments.id and refunds.state <> 'failed')) as gone
      from payments where order_id = orders.id
    ) each)`;
}

/**
 * Somebody sent money back in the provider's dashboard that the buyer has as balance already. No software can undo that;
 * staff must be shown it.
 */
export function isTwiceByHand(orderId: RawBuilder<unknown>) {
  return sql`(
    exists (select from refunds where refunds.order_id = ${orderId} and method = 'balance')
    and exists (select from refunds where refunds.order_id = ${orderId} and idempotency_key like 'provider-%'))`;
}

/** Money and its states, once all is at rest. */
export async function findBrokenMoney(db: Db): Promise<string[]> {
  const findings = [
    await listBroken(
      db,
      sql`${sums}
      select 'order ' || id || ' keeps ' || (paid - back - taken) || ' and owes ' || owed || ', failed refunds ' || failed as what
      from sums where paid - back - taken > owed + failed`,
    ),
    await listBroken(
      db,
      sql`${sums}
      select 'order ' || id || ' owes less than nothing: ' || owed as what from sums where owed < 0 or (back > paid and not ${isTwiceByHand(sql.ref('sums.id'))})`,
    ),
    await listBroken(
      db,
      sql`${sums}
      select 'order ' || id || ' is ' || state || ' with ' || paid || ' paid, ' || back || ' back, ' || lost || ' lost, ' || owed || ' owed' as what
      from sums where state <> case
        when paid - back - lost > 0 and paid - back - lost >= owed then 'paid'
        when owed > 0 and paid - back - lost > 0 then 'part-paid'
        when owed > 0 then 'unpaid'
        when paid > 0 then 'refunded'
        else 'free' end`,
    ),
    await listBroken(
      db,
      sql`
      select 'refund ' || id || ' is still ' || state as what from refunds
      where state in ('requested', 'pending')`,
    ),
    await listBroken(
      db,
      sql`
      select 'attempt ' || id || ' is still ' || state as what from payment_attempts
      where state in ('creating', 'open', 'pending')`,
    ),
    await listBroken(
      db,
      sql`
      select 'payment ' || payments.id || ' of ' || payments.amount_cents || ' sent ' || sum(refunds.amount_cents) || ' back' as what
      from payments join refunds on payment_id = payments.id where refunds.state <> 'failed' and not ${isTwiceByHand(sql.ref('payments.order_id'))}
      group by payments.id having sum(refunds.amount_cents) > payments.amount_cents`,
    ),
    await listBroken(
      db,
      sql`
      select 'attempt ' || attempt_id || ' was paid ' || count(*) || ' times' as what from payments
      where attempt_id is not null group by attempt_id having count(*) > 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || count(entries.id) || ' entries of being placed' as what
      from orders left join journal_entries as entries on subject_id = orders.id::text and action = 'order.placed'
      group by orders.id having count(entries.id) <> 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || order_id || ' has ' || count(*) || ' payments and another number of entries of them' as what
      from payments where method <> 'balance' group by order_id
      having count(*) <> (select count(*) from journal_entries where subject_id = order_id::text and action = 'payment.received')`,
    ),
  ];
  return findings.flat();
}
