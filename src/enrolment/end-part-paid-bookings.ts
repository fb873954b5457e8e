import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { findMoney, isSecured, lockOrder } from '#src/orders/index.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { onItsOwn } from './on-its-own.ts';
import { hasKeptSeats } from './seat-queries.ts';
import { takeBackInvoice } from './take-back-invoice.ts';
import { listLapsedPartPaid } from './unpaid-invoice-queries.ts';

const batchSize = 100;
/** For so long after their holds have ended the buyer may come back and pay the rest, while the seats are free. */
const graceMinutes = 24 * 60;

/**
 * Ends bookings by card of which a balance has paid a part and whose rest was not paid: the price comes off and the money goes
 * back to the balance, where it can be used again. While a payment is under way nothing is ended. Gives how many.
 */
export async function endPartPaidBookings(services: Core): Promise<number> {
  const lapsedBefore = addMinutes(services.clock.now(), -graceMinutes);
  let count = 0;
  for (const orderId of await listLapsedPartPaid(services.db, lapsedBefore, batchSize)) {
    const tags = await onItsOwn(services, { orderId }, () => end(services, orderId, lapsedBefore));
    if (!tags) continue;
    count += 1;
    await services.pages.changed(...tags);
  }
  if (count > 0) await services.worker.wake('deliver-messages');
  return count;
}

async function end(services: Core, orderId: string, lapsedBefore: Date): Promise<string[] | null> {
  let tags: string[] | null = null;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    if (order.paysBy !== 'card' || order.paymentState !== 'part-paid') return ok();
    if (isSecured(order, await findMoney(trx, orderId)) || (await findLiveAttempt(trx, orderId))) return ok();
    if (await hasKeptSeats(trx, orderId, lapsedBefore)) return ok();
    tags = await takeBackInvoice(services, trx, order, { why: 'rest-unpaid', by: { kind: 'system' } });
    return ok();
  });
  return tags;
}
