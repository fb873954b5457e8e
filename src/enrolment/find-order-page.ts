import type { Core } from '#src/core.ts';
import { listMessagesAbout } from '#src/notifications/index.ts';
import { findMoney, findOrder, listOrderLines, listTaxDocuments } from '#src/orders/index.ts';
import { findLiveAttempt, listRefunds } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayUseOrder, type OrderAccess } from './order-access.ts';
import { dueNowCents } from './due-now.ts';
import { listSeatsOfOrder } from './seat-queries.ts';

export type OrderPage = Awaited<ReturnType<typeof read>>;

/** Everything a buyer is shown of an order: lines, seats, papers, refunds, mails. `not-found` also for somebody else's. */
export async function findOrderPage(
  services: Core,
  { orderId, access }: { orderId: string; access: OrderAccess },
): Promise<Result<OrderPage, { reason: 'not-found' }>> {
  const page = await read(services, orderId);
  return page.order && mayUseOrder(services, page.order, access) ? ok(page) : refuse('not-found');
}

async function read({ db }: Core, orderId: string) {
  const [order, lines, seats, papers, refunds, attempt] = await Promise.all([
    findOrder(db, orderId),
    listOrderLines(db, orderId),
    listSeatsOfOrder(db, orderId),
    listTaxDocuments(db, orderId),
    listRefunds(db, orderId),
    findLiveAttempt(db, orderId),
  ]);
  const messages = await listMessagesAbout(db, [
    { type: 'order', ids: [orderId] },
    { type: 'seat', ids: seats.map(({ id }) => id) },
  ]);
  const money = order && (await findMoney(db, orderId));
  const held = seats.filter(({ state }) => state === 'held');
  /** What is asked for next: a deposit first, later the rest. */
  const dueCents = order && money ? dueNowCents(order, money, held) : 0;
  return { order, lines, seats, papers, refunds, attempt, messages, money, dueCents };
}
