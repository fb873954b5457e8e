import { type RawBuilder, sql } from 'kysely';

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

type Sums = Record<'paid' | 'sentBack' | 'lost' | 'disputed' | 'failed', RawBuilder<number>>;

const kept = ({ paid, sentBack, lost }: Sums) => sql<number>`(${paid} - ${sentBack} - ${lost})`;
const surplus = ({ paid, sentBack, disputed, failed }: Sums) => sql<number>`greatest(0,
  ${paid} - ${sentBack} - ${disputed} - ${owedCents} - ${failed})`;

const sums: Sums = {
  ...{ paid: paidCents, sentBack: sentBackCents, lost: lostCents, disputed: disputedCents, failed: failedCents },
};

/** What is here, and has not been asked to go back. */
export const keptCents = kept(sums);

/** What is here for nothing and is to go back. */
export const surplusCents = surplus(sums);

/** For a query that asks for several: the sums of an order, each made once, and what follows from them. */
export const moneySums = sql`lateral (
  select ${paidCents} as paid, ${sentBackCents} as sent_back, ${lostCents} as lost, ${disputedCents} as disputed,
    ${failedCents} as failed
  offset 0) as sums`;
const made: Sums = {
  ...{ paid: sql.ref('sums.paid'), sentBack: sql.ref('sums.sent_back'), lost: sql.ref('sums.lost') },
  ...{ disputed: sql.ref('sums.disputed'), failed: sql.ref('sums.failed') },
};
export const keptOfSums = kept(made);
export const surplusOfSums = surplus(made);

/** What is still to be paid. */
export const outstandingCents = sql<number>`greatest(0, ${owedCents} - ${keptCents})::bigint`;

/** No more of a payment than has not gone back already; that is looked up only for the few that are disputed. */
function chargedBackCents(states: ('open' | 'lost')[]) {
  return sql<number>`(
    select coalesce(sum(case when disputed.cents > 0 then least(disputed.cents, greatest(0, payments.amount_cents - (
      select coalesce(sum(amount_cents), 0) from refunds
      where refunds.payment_id = payments.id and refunds.state <> 'failed'
    ))) end), 0)::bigint
    from payments
    join lateral (
      select coalesce(sum(amount_cents), 0) as cents from disputes
      where disputes.payment_id = payments.id and disputes.state in (${sql.join(states.map((state) => sql.lit(state)))})
    ) disputed on true
    where payments.order_id = orders.id
  )`;
}
