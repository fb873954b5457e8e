import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { MoneyDifference } from './money-differences.ts';

/**
 * Orders that money moved for since `since` and that have not been compared after `checkedBefore`: those never looked at
 * first, then those looked at longest ago.
 */
export async function listOrdersToCompare(
  db: Db,
  { since, checkedBefore, limit }: { since: Date; checkedBefore: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    with moved as (
      select order_id from payments where received_at >= ${since} and method = 'provider'
      union
      select order_id from refunds where requested_at >= ${since} and method = 'provider'
      union
      select order_id from payment_attempts where created_at >= ${since} and state in ('failed', 'expired')
        and provider_checkout_id is not null
    )
    select moved.order_id from moved
    left join provider_comparisons on provider_comparisons.order_id = moved.order_id
    where checked_at is null or checked_at < ${checkedBefore}
    order by checked_at nulls first, moved.order_id
    limit ${limit}`.execute(db);
  return rows.map(({ orderId }) => orderId);
}

/** Attempts of the order that came to nothing here, although they had a page at the provider. */
export async function listFruitlessAttempts(db: Db, orderId: string) {
  return db
    .selectFrom('paymentAttempts')
    .select(['id', 'providerCheckoutId', 'amountCents'])
    .where('orderId', '=', orderId)
    .where('state', 'in', ['failed', 'expired'])
    .where('providerCheckoutId', 'is not', null)
    .orderBy('createdAt')
    .execute();
}

export async function writeComparison(
  trx: Trx,
  { orderId, differences, at }: { orderId: string; differences: MoneyDifference[]; at: Date },
): Promise<void> {
  const found = { checkedAt: at, differences: differences.length > 0 ? JSON.stringify(differences) : null };
  await trx
    .insertInto('providerComparisons')
    .values({ orderId, ...found })
    .onConflict((conflict) => conflict.column('orderId').doUpdateSet(found))
    .execute();
}

/** That comparing failed: its turn comes again with the others'. What was found before stands. */
export async function writeFailedComparison(
  db: Db,
  { orderId, at: checkedAt }: { orderId: string; at: Date },
): Promise<void> {
  await db
    .insertInto('providerComparisons')
    .values({ orderId, checkedAt, differences: null })
    .onConflict((conflict) => conflict.column('orderId').doUpdateSet({ checkedAt }))
    .execute();
}

/** When the order was compared last, and what was found; undefined when it never was. */
export async function findComparison(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('providerComparisons')
    .select('checkedAt')
    .select((eb) => eb.ref('differences').$castTo<MoneyDifference[] | null>().as('differences'))
    .where('orderId', '=', orderId)
    .executeTakeFirst();
}
