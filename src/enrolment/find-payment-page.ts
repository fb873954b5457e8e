import type { Core } from '#src/core.ts';
import { findMoney, findOrder, isPaymentLinkKey, listOrderLines } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { dueNowCents } from './due-now.ts';
import { listSeatsOfOrder } from './seat-queries.ts';

interface PaymentPage {
  orderId: string;
  reference: string;
  buyerName: string;
  organisationName: string | null;
  purchaseOrder: string | null;
  lines: { description: string; detail: string | null; quantity: number }[];
  /** What is asked for now; more may be due later. */
  dueCents: number;
  outstandingCents: number;
  paidCents: number;
  paymentState: string;
  /** Whether seats wait for its money: while they do, whoever has paid has it settled by coming back. */
  isWaiting: boolean;
  /** Whether its seats are still kept or given: a booking that was given up is not paid. */
  isAlive: boolean;
}

/** What somebody is shown who pays for another's booking: no people, no papers, no way into it. */
export async function findPaymentPage(
  services: Core,
  { orderId, key }: { orderId: string; key: string },
): Promise<Result<PaymentPage, { reason: 'not-found' }>> {
  const order = await findOrder(services.db, orderId);
  if (!order || !isPaymentLinkKey(services, order, key)) return refuse('not-found');
  const [money, lines, seats] = [
    await findMoney(services.db, orderId),
    await listOrderLines(services.db, orderId),
    await listSeatsOfOrder(services.db, orderId),
  ];
  const held = seats.filter(({ state }) => state === 'held');
  const { reference, buyerName, organisationName, purchaseOrder, paymentState } = order;
  return ok({
    ...{ orderId, reference, buyerName, organisationName, purchaseOrder, paymentState },
    lines: lines.map(({ description, detail, quantity }) => ({ description, detail, quantity })),
    dueCents: dueNowCents(order, money, held),
    outstandingCents: money.outstandingCents,
    paidCents: money.keptCents,
    isWaiting: held.length > 0,
    isAlive: seats.some(({ state }) => state !== 'cancelled' && state !== 'transferred'),
  });
}
