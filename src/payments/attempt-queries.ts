import type { Db, Trx } from '#src/database.ts';
import type { ProviderCheckout } from './payment-gateway.ts';

export type PaymentAttempt = NonNullable<Awaited<ReturnType<typeof findLiveAttempt>>>;

const columns = [
  'id',
  'orderId',
  'amountCents',
  'state',
  'idempotencyKey',
  'providerCheckoutId',
  'url',
  'expiresAt',
  'createdAt',
  'forPayer',
] as const;

const live = ['creating', 'open', 'pending'] as const;

/** The one attempt by which the order may be paid right now, if there is one. */
export async function findLiveAttempt(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('paymentAttempts')
    .select(columns)
    .where('orderId', '=', orderId)
    .where('state', 'in', live)
    .executeTakeFirst();
}

export async function findAttempt(db: Db | Trx, id: string): Promise<PaymentAttempt | undefined> {
  return db.selectFrom('paymentAttempts').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The attempt row, held until the transaction ends, so that one of two settlements waits for the other. */
export async function lockAttempt(trx: Trx, id: string): Promise<PaymentAttempt> {
  return trx.selectFrom('paymentAttempts').select(columns).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function findAttemptByCheckout(db: Db, checkoutId: string): Promise<PaymentAttempt | undefined> {
  return db
    .selectFrom('paymentAttempts')
    .select(columns)
    .where('providerCheckoutId', '=', checkoutId)
    .executeTakeFirst();
}

/** How many pages of the order came to nothing. */
export async function countFruitlessAttempts(trx: Trx, orderId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('paymentAttempts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('orderId', '=', orderId)
    .where('state', 'in', ['failed', 'expired'])
    .where('providerCheckoutId', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Attempts whose end we have not heard of, oldest first. All of them: as many as people are paying right now and banks are
 * at work on. With a limit, bank debits that take days would keep the newer ones from ever being asked after.
 */
export async function listUnsettledAttempts(db: Db): Promise<PaymentAttempt[]> {
  return db
    .selectFrom('paymentAttempts')
    .select(columns)
    .where('state', 'in', live)
    .orderBy('expiresAt')
    .orderBy('id')
    .execute();
}

export async function insertAttempt(
  trx: Trx,
  attempt: { id: string; orderId: string; amountCents: number; forPayer: boolean; expiresAt: Date; createdAt: Date },
): Promise<void> {
  await trx
    .insertInto('paymentAttempts')
    .values({ ...attempt, state: 'creating', idempotencyKey: `checkout-${attempt.id}` })
    .execute();
}

/** The provider has a page for this attempt now. False when the attempt was not waiting for one (any more). */
export async function openAttempt(db: Db, id: string, checkout: ProviderCheckout): Promise<boolean> {
  const opened = await db
    .updateTable('paymentAttempts')
    .set({
      state: 'open',
      providerCheckoutId: checkout.id,
      providerPaymentIntentId: checkout.paymentIntentId,
      url: checkout.url,
    })
    .where('id', '=', id)
    .where('state', '=', 'creating')
    .executeTakeFirst();
  return opened.numUpdatedRows > 0n;
}

/** The buyer is done and the bank takes its days. */
export async function markAttemptPending(trx: Trx, id: string, checkout: ProviderCheckout): Promise<void> {
  await trx
    .updateTable('paymentAttempts')
    .set({ state: 'pending', providerPaymentIntentId: checkout.paymentIntentId })
    .where('id', '=', id)
    .execute();
}

export async function endAttempt(
  trx: Trx,
  id: string,
  end: { state: 'succeeded' | 'failed' | 'expired'; at: Date; paymentIntentId?: string | null },
): Promise<void> {
  await trx
    .updateTable('paymentAttempts')
    .set({
      state: end.state,
      endedAt: end.at,
      ...(end.paymentIntentId ? { providerPaymentIntentId: end.paymentIntentId } : {}),
    })
    .where('id', '=', id)
    .execute();
}
