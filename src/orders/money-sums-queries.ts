import { sql } from 'kysely';

/*
 * The sums of order-money.ts for queries over many orders, each an expression on a row of `orders`. They are the same sums:
 * change both together.
 */

/** What the order costs now. */
export const owedCents = sql<number>`(orders.total_cents + orders.added_cents - orders.reduced_cents)`;

export const paidCents = sql<number>`(
  select coalesce(sum(amount_cents), 0)::bigint from payments where payments.order_id = orders.id
)`;

/** What went back or is on its way. */
export const sentBackCents = sql<number>`(
  select coalesce(sum(amount_cents), 0)::bigint from refunds
  where refunds.order_id = orders.id and refunds.state <> 'failed'
)`;

/** Asked for, failed, and not made good in another way: staff see each of them. */
export const failedCents = sql<number>`(
  select coalesce(sum(amount_cents), 0)::bigint from refunds
  where refunds.order_id = orders.id and refunds.state = 'failed' and refunds.made_good_at is null
)`;

/** Taken back for good by the buyers' banks. */
export const lostCents = chargedBackCents(['lost']);

/** The same, with what they have taken and not decided about. */
export const disputedCents = chargedBackCents(['open', 'lost']);

/** What is here, and has not been asked to go back. */
export const keptCents = sql<number>`(${paidCents} - ${sentBackCents} - ${lostCents})`;

/** What is here for nothing and is to go back. */
export const surplusCents = sql<number>`greatest(0,
  ${paidCents} - ${sentBackCents} - ${disputedCents} - ${owedCents} - ${failedCents})`;

/** What is still to be paid. */
export const outstandingCents = sql<number>`greatest(0, ${owedCents} - ${keptCents})::bigint`;

/** No more of a payment than has not gone back already. */
function chargedBackCents(states: ('open' | 'lost')[]) {
  return sql<number>`(
    select coalesce(sum(least(disputed.cents, greatest(0, payments.amount_cents - (
      select coalesce(sum(amount_cents), 0) from refunds
      where refunds.payment_id = payments.id and refunds.state <> 'failed'
    )))), 0)::bigint
    from payments
    join lateral (
      select coalesce(sum(amount_cents), 0) as cents from disputes
      where disputes.payment_id = payments.id and disputes.state in (${sql.join(states.map((state) => sql.lit(state)))})
    ) disputed on true
    where payments.order_id = orders.id
  )`;
}
