import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';

interface BankTransfer {
  orderId: string;
  amountCents: number;
  reference: string;
  receivedAt: Date;
}

/** Writes money from the bank's statement. A unique index makes a second writing of the same transfer impossible. */
export async function insertBankTransfer(trx: Trx, transfer: BankTransfer): Promise<void> {
  await trx
    .insertInto('payments')
    .values({ id: newId(), method: 'bank-transfer', ...transfer })
    .execute();
}

/**
 * Whether this transfer is written for this order already: the same reference, amount and day. Part payments come under one
 * reference.
 */
export async function isBankTransferKnown(db: Db | Trx, transfer: BankTransfer): Promise<boolean> {
  const { orderId, reference, amountCents, receivedAt } = transfer;
  const known = await db
    .selectFrom('payments')
    .select('id')
    .where('orderId', '=', orderId)
    .where('reference', '=', reference)
    .where('amountCents', '=', amountCents)
    .where('receivedAt', '=', receivedAt)
    .where('method', '=', 'bank-transfer')
    .executeTakeFirst();
  return known !== undefined;
}

/** Writes money that was kept for the payer and is used for this order now. */
export async function insertBalancePayment(
  trx: Trx,
  payment: { orderId: string; amountCents: number; receivedAt: Date },
): Promise<void> {
  await trx
    .insertInto('payments')
    .values({ id: newId(), method: 'balance', ...payment })
    .execute();
}

/** Money that staff are to send back by bank transfer, the longest waiting first; each row tells how many there are. */
export async function listRefundsByBank(db: Db, { offset, limit }: { offset: number; limit: number }) {
  return db
    .selectFrom('refunds')
    .innerJoin('orders', 'orders.id', 'refunds.orderId')
    .select(['refunds.id', 'refunds.orderId', 'refunds.amountCents', 'refunds.reason', 'refunds.requestedAt'])
    .select(['orders.reference', 'orders.buyerName', 'orders.buyerEmail', 'orders.organisationName'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('refunds.method', '=', 'bank-transfer')
    .where('refunds.state', '=', 'requested')
    .orderBy('refunds.requestedAt')
    .orderBy('refunds.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function findBankRefund(db: Db | Trx, id: string) {
  return db
    .selectFrom('refunds')
    .select(['id', 'orderId', 'amountCents', 'state', 'sentReference'])
    .where('id', '=', id)
    .where('method', '=', 'bank-transfer')
    .executeTakeFirst();
}

/** Staff have sent it; false when it was over before. */
export async function markBankRefundSent(
  trx: Trx,
  id: string,
  { reference, at }: { reference: string; at: Date },
): Promise<boolean> {
  const updated = await trx
    .updateTable('refunds')
    .set({ state: 'succeeded', sentReference: reference, endedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'requested')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
