import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { ProviderDispute } from './payment-gateway.ts';

export type Dispute = Awaited<ReturnType<typeof listDisputes>>[number];

/** Disputes about the order's payments, oldest first. */
export async function listDisputes(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('disputes')
    .select(['id', 'paymentId', 'providerDisputeId', 'amountCents', 'reason', 'state', 'openedAt', 'closedAt'])
    .where('orderId', '=', orderId)
    .orderBy('openedAt')
    .orderBy('id')
    .execute();
}

/**
 * Writes how a dispute stands and tells whether that is news. The order's row is locked by the caller, so that two who have
 * heard of it write one after the other.
 */
export async function writeDispute(
  trx: Trx,
  payment: { id: string; orderId: string },
  { id: providerDisputeId, state, amountCents, reason, openedAt }: ProviderDispute,
  at: Date,
): Promise<boolean> {
  const closedAt = state === 'open' ? null : at;
  const known = await trx
    .selectFrom('disputes')
    .select(['id', 'state', 'amountCents'])
    .where('providerDisputeId', '=', providerDisputeId)
    .executeTakeFirst();
  if (known?.state === state && known.amountCents === amountCents) return false;
  const now = { state, amountCents, reason, closedAt };
  if (known) await trx.updateTable('disputes').set(now).where('id', '=', known.id).execute();
  else {
    const { id: paymentId, orderId } = payment;
    await trx
      .insertInto('disputes')
      .values({ id: newId(), providerDisputeId, paymentId, orderId, openedAt, ...now })
      .execute();
  }
  return true;
}
