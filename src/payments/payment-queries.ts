import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { ProviderEvent } from './payment-gateway.ts';

/** Writes money that came in through the provider. The attempt's unique column makes a second writing impossible. */
export async function insertPayment(
  trx: Trx,
  payment: {
    orderId: string;
    attemptId: string;
    amountCents: number;
    paymentIntentId: string | null;
    receivedAt: Date;
  },
): Promise<void> {
  const { paymentIntentId, ...facts } = payment;
  await trx
    .insertInto('payments')
    .values({ id: newId(), method: 'provider', providerPaymentIntentId: paymentIntentId, ...facts })
    .execute();
}

/** Money received for an order, oldest first. `forPayer`: by the link for somebody else than the buyer. */
export async function listPayments(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('payments')
    .leftJoin('paymentAttempts', 'paymentAttempts.id', 'payments.attemptId')
    .select(['payments.id', 'payments.amountCents', 'payments.method'])
    .select(['payments.providerPaymentIntentId', 'payments.receivedAt', 'paymentAttempts.forPayer'])
    .where('payments.orderId', '=', orderId)
    .orderBy('payments.receivedAt')
    .orderBy('payments.id')
    .execute();
}

export async function findPaymentByIntent(db: Db | Trx, paymentIntentId: string) {
  return db
    .selectFrom('payments')
    .select(['id', 'orderId', 'amountCents'])
    .where('providerPaymentIntentId', '=', paymentIntentId)
    .executeTakeFirst();
}

/**
 * Remembers that the provider told us of this event. Written after its effect, which changes nothing
 * when it comes again: an event that a process died over is sent again, and one that is remembered needs no second look.
 */
export async function rememberProviderEvent(trx: Trx, event: ProviderEvent, receivedAt: Date): Promise<void> {
  const { id, type, objectId, createdAt } = event;
  await trx
    .insertInto('providerEvents')
    .values({ id, type, objectId, createdAt, receivedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether this event has had its effect. */
export async function isEventRemembered(db: Db, eventId: string): Promise<boolean> {
  const known = await db.selectFrom('providerEvents').select('id').where('id', '=', eventId).executeTakeFirst();
  return known !== undefined;
}
