import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';

const columns = [
  'refunds.id',
  'refunds.orderId',
  'refunds.paymentId',
  'refunds.amountCents',
  'refunds.reason',
  'refunds.method',
  'refunds.state',
  'refunds.idempotencyKey',
  'refunds.providerRefundId',
  'refunds.lastError',
  'refunds.requestedAt',
  'refunds.madeGoodAt',
  'payments.providerPaymentIntentId',
] as const;

export type Refund = Awaited<ReturnType<typeof listUnsettledRefunds>>[number];

/**
 * Asks for money to be sent back: the worker sends it through the provider after the commit, staff by bank transfer, and to
 * a balance it has gone at once. The provider's key is fixed here, so it is sent once.
 */
export async function requestRefund(
  trx: Trx,
  refund: { orderId: string; paymentId: string; amountCents: number; reason: string; requestedAt: Date },
  method: 'provider' | 'bank-transfer' | 'balance',
): Promise<void> {
  const id = newId();
  const isOver = method === 'balance';
  const end = isOver ? { state: 'succeeded' as const, endedAt: refund.requestedAt } : { state: 'requested' as const };
  await trx
    .insertInto('refunds')
    .values({ id, ...refund, method, ...end, idempotencyKey: `refund-${id}` })
    .execute();
}

/** A failed refund's money has gone back in another way: nobody needs to look into it any more. */
export async function markRefundMadeGood(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('refunds').set({ madeGoodAt: at }).where('id', '=', id).where('state', '=', 'failed').execute();
}

/** A refund that began in the provider's dashboard; false when we know it already. */
export async function recordForeignRefund(
  trx: Trx,
  refund: {
    orderId: string;
    paymentId: string;
    amountCents: number;
    providerRefundId: string;
    state: 'pending' | 'succeeded';
    at: Date;
  },
): Promise<boolean> {
  const { at, ...facts } = refund;
  const inserted = await trx
    .insertInto('refunds')
    .values({
      id: newId(),
      ...facts,
      reason: 'Made in the payment provider’s dashboard',
      idempotencyKey: `provider-${refund.providerRefundId}`,
      requestedAt: at,
      endedAt: refund.state === 'succeeded' ? at : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Refunds through the provider that are not over yet: first those to be sent, then those on their way, which may take days; oldest first. */
export async function listUnsettledRefunds(db: Db) {
  return db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.paymentId')
    .select(columns)
    .where('refunds.state', 'in', ['requested', 'pending'])
    .where('refunds.method', '=', 'provider')
    .orderBy('refunds.state', 'desc')
    .orderBy('refunds.requestedAt')
    .orderBy('refunds.id')
    .execute();
}

export async function listRefunds(db: Db | Trx, orderId: string): Promise<Refund[]> {
  return db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.paymentId')
    .select(columns)
    .where('refunds.orderId', '=', orderId)
    .orderBy('refunds.requestedAt')
    .execute();
}

/** The order that a refund belongs to. */
export async function findRefundOrder(db: Db, refundId: string): Promise<string | undefined> {
  const refund = await db.selectFrom('refunds').select('orderId').where('id', '=', refundId).executeTakeFirst();
  return refund?.orderId;
}

/**
 * Writes how a refund stands, and tells whether anything changed. A refund that is over does not change again, but for one
 * that the buyer's bank sends back days after it had succeeded (docs.stripe.com/refunds#failed-refunds, read 2026-11).
 */
export async function updateRefund(
  trx: Trx,
  id: string,
  now: { state: 'pending' | 'succeeded' | 'failed'; providerRefundId?: string; error?: string | null; at: Date },
): Promise<boolean> {
  const updated = await trx
    .updateTable('refunds')
    .set({
      state: now.state,
      lastError: now.error ?? null,
      endedAt: now.state === 'pending' ? null : now.at,
      ...(now.providerRefundId ? { providerRefundId: now.providerRefundId } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', now.state === 'failed' ? ['requested', 'pending', 'succeeded'] : ['requested', 'pending'])
    .where('state', '<>', now.state)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
