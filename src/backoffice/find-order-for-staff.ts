import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listSeatsOfOrder } from '#src/enrolment/index.ts';
import { listMessagesAbout } from '#src/notifications/index.ts';
import { findMoney, findOrder, listOrderLines, listTaxDocuments } from '#src/orders/index.ts';
import { listDisputes, listPayments, listRefunds } from '#src/payments/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { historyOf } from './list-history.ts';
import { mayUseCounter, type NotAllowed, type NotFound } from './sight.ts';

export type OrderStory = Awaited<ReturnType<typeof storyOf>> & {
  order: NonNullable<Awaited<ReturnType<typeof findOrder>>>;
};

/** Everything about one order: what was bought, paid, sent back, printed, mailed and done. */
export async function findOrderForStaff(
  services: Core,
  { viewer, orderId }: { viewer: Viewer; orderId: string },
): Promise<Result<OrderStory, NotAllowed | NotFound>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const order = isId(orderId) && (await findOrder(services.db, orderId));
  if (!order) return refuse('not-found');
  return ok({ order, ...(await storyOf(services, orderId)) });
}

async function storyOf({ db }: Core, orderId: string) {
  const [money, lines, seats, payments, refunds, disputes, papers] = await Promise.all([
    findMoney(db, orderId),
    listOrderLines(db, orderId),
    listSeatsOfOrder(db, orderId),
    listPayments(db, orderId),
    listRefunds(db, orderId),
    listDisputes(db, orderId),
    listTaxDocuments(db, orderId),
  ]);
  const seatIds = seats.map(({ id }) => id);
  const [messages, history] = await Promise.all([
    listMessagesAbout(db, [
      { type: 'order', ids: [orderId] },
      { type: 'seat', ids: seatIds },
    ]),
    historyOf(db, [{ type: 'order', id: orderId }, ...seatIds.map((id) => ({ type: 'seat', id }))]),
  ]);
  return { money, lines, seats, payments, refunds, disputes, papers, messages, history };
}
