import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { findMoney, isSecured, lockOrder } from '#src/orders/index.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { bankingDaysBefore, dateIn } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { onItsOwn } from './on-its-own.ts';
import { takeBackInvoice } from './take-back-invoice.ts';
import { listLapsedInvoices } from './unpaid-invoice-queries.ts';

const batchSize = 100;
/** What a bank had on the due day may stand on the statement a day later, and be written down the day after that. */
const graceDays = 2;

/**
 * Gives up the seats of invoices that were to be paid first and were not by the end of their due day, two banking days
 * later. Their holds have stopped counting by then; this says so to everybody and takes the invoice back. While a card
 * payment is under way nothing is given up. Gives how many.
 */
export async function cancelUnpaidInvoices(services: Core): Promise<number> {
  const dueBefore = bankingDaysBefore(dateIn(officeZone, services.clock.now()), graceDays);
  let count = 0;
  for (const orderId of await listLapsedInvoices(services.db, dueBefore, batchSize)) {
    const tags = await onItsOwn(services, { orderId }, () => cancel(services, orderId, dueBefore));
    if (!tags) continue;
    count += 1;
    await services.pages.changed(...tags);
  }
  if (count > 0) await services.worker.wake('deliver-messages');
  return count;
}

async function cancel(services: Core, orderId: string, dueBefore: string): Promise<string[] | null> {
  let tags: string[] | null = null;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const isUnpaid = order.paymentState === 'unpaid' || order.paymentState === 'part-paid';
    const isOver = order.dueOn !== null && order.dueOn < dueBefore;
    if (!isUnpaid || !isOver || isSecured(order, await findMoney(trx, orderId))) return ok();
    if (await findLiveAttempt(trx, orderId)) return ok();
    tags = await takeBackInvoice(services, trx, order, { why: 'unpaid', by: { kind: 'system' } });
    return ok();
  });
  return tags;
}
