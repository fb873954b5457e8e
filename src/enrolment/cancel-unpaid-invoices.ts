import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { findMoney, isSecured, lockOrder, officeZone } from '#src/orders/index.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { onItsOwn } from './on-its-own.ts';
import { takeBackInvoice } from './take-back-invoice.ts';
import { listLapsedInvoices } from './unpaid-invoice-queries.ts';

const batchSize = 100;

/**
 * Gives up the seats of invoices that were to be paid first and were not by the end of their due day. Their holds have
 * stopped counting by then; this says so to everybody and takes the invoice back. While a card payment is under way nothing
 * is given up. Gives how many.
 */
export async function cancelUnpaidInvoices(services: Core): Promise<number> {
  const today = dateIn(officeZone, services.clock.now());
  let count = 0;
  for (const orderId of await listLapsedInvoices(services.db, today, batchSize)) {
    const tags = await onItsOwn(services, { orderId }, () => cancel(services, orderId, today));
    if (!tags) continue;
    count += 1;
    await services.pages.changed(...tags);
  }
  if (count > 0) await services.worker.wake('deliver-messages');
  return count;
}

async function cancel(services: Core, orderId: string, today: string): Promise<string[] | null> {
  let tags: string[] | null = null;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const isUnpaid = order.paymentState === 'unpaid' || order.paymentState === 'part-paid';
    const isOver = order.dueOn !== null && order.dueOn < today;
    if (!isUnpaid || !isOver || isSecured(order, await findMoney(trx, orderId))) return ok();
    if (await findLiveAttempt(trx, orderId)) return ok();
    tags = await takeBackInvoice(services, trx, order, { why: 'unpaid', by: { kind: 'system' } });
    return ok();
  });
  return tags;
}
