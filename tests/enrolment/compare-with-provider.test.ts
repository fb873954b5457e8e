import { expect, test } from 'vitest';
import { listDisagreements } from '#src/backoffice/index.ts';
import { compareOrder, compareWithProvider, reconcilePayments } from '#src/enrolment/index.ts';
import { findComparison } from '#src/enrolment/comparison-queries.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { book, bookAndPay, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';

const shop = useShop();

async function aWorkshop() {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
}

async function aPaidOrder(name: string) {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: [name], totalCents: 38_500 });
  const payment = await shop.db
    .selectFrom('payments')
    .select(['id', 'providerPaymentIntentId'])
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { ...order, paymentId: payment.id, intentId: payment.providerPaymentIntentId ?? '' };
}

async function differences({ orderId }: { orderId: string }) {
  const compared = await findComparison(shop.db, orderId);
  if (!compared) throw new Error('The order was not compared');
  return compared.differences ?? [];
}

async function nothingDiffers() {
  const found = await listDisagreements(shop.db, shop.clock.now());
  return found.find(({ name }) => name === 'provider-differs')?.count === 0;
}

test('an order that agrees is compared once a day', async () => {
  const order = await aPaidOrder('Amy');
  await compareWithProvider(shop.services());
  const first = await findComparison(shop.db, order.orderId);
  expect(first).toEqual({ checkedAt: shop.clock.now(), differences: null });
  shop.clock.advance({ hours: 23 });
  await compareWithProvider(shop.services());
  expect(await findComparison(shop.db, order.orderId)).toEqual(first);
  shop.clock.advance({ hours: 2 });
  await compareWithProvider(shop.services());
  expect((await findComparison(shop.db, order.orderId))?.checkedAt).toEqual(shop.clock.now());
  expect(await nothingDiffers()).toBe(true);
});

test('a refund that was made in the dashboard, and whose news was lost, is written down', async () => {
  const order = await aPaidOrder('Ben');
  shop.stripe.control.refundInDashboard(order.intentId, 38_500);
  await compareWithProvider(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  expect(await differences(order)).toEqual([]);
});

test('money that came for a page we took for closed brings the seats', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Cat'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  // Only a fault could end an attempt whose page is open: it is made here by hand.
  const ended = { state: 'expired' as const, endedAt: shop.clock.now() };
  await shop.db.updateTable('paymentAttempts').set(ended).where('orderId', '=', order.orderId).execute();
  shop.stripe.control.pay(checkoutId);
  await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  await compareWithProvider(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  expect(await differences(order)).toEqual([]);
});

test('a payment of another amount is shown until somebody has put it right and looked again', async () => {
  const order = await aPaidOrder('Dan');
  const write = (amountCents: number) =>
    shop.db.updateTable('payments').set({ amountCents }).where('id', '=', order.paymentId).execute();
  await write(38_400);
  await compareWithProvider(shop.services());
  expect(await differences(order)).toEqual([
    { what: 'payment-amount', object: order.intentId, oursCents: 38_400, theirsCents: 38_500 },
  ]);
  expect(await nothingDiffers()).toBe(false);
  await write(38_500);
  const by = await aViewer(shop.db, { role: 'coordinator' });
  for (let time = 0; time < 2; time += 1)
    expect(valueOf(await compareOrder(shop.services(), { orderId: order.orderId, by }))).toBe(0);
  expect(await nothingDiffers()).toBe(true);
});

test('a payment and a refund that the provider does not know are differences', async () => {
  const order = await aPaidOrder('Eve');
  const gateway: PaymentGateway = { ...shop.stripe.gateway, findPayment: async () => ({ ok: true, value: null }) };
  const refund = { id: order.paymentId, orderId: order.orderId, paymentId: order.paymentId, amountCents: 100 };
  await shop.db
    .insertInto('refunds')
    .values({
      ...refund,
      reason: 'x',
      state: 'pending',
      idempotencyKey: 'x',
      providerRefundId: 're_x',
      requestedAt: shop.clock.now(),
    })
    .execute();
  const by = await aViewer(shop.db, { role: 'admin' });
  await compareOrder(shop.services(gateway), { orderId: order.orderId, by });
  expect((await differences(order)).map(({ what }) => what)).toEqual(['payment-unknown-there', 'refund-unknown-there']);
  await shop.db.deleteFrom('refunds').where('id', '=', refund.id).execute();
  await compareOrder(shop.services(), { orderId: order.orderId, by });
});

test('an outage leaves the comparison for the next time', async () => {
  const order = await aPaidOrder('Fay');
  shop.stripe.control.failNextRequests(100, 500);
  await compareWithProvider(shop.services());
  shop.stripe.control.failNextRequests(0);
  expect(await findComparison(shop.db, order.orderId)).toBeUndefined();
  await compareWithProvider(shop.services());
  expect(await findComparison(shop.db, order.orderId)).toBeDefined();
});

test('only the counter may have an order compared', async () => {
  const order = await aPaidOrder('Gil');
  const by = await aViewer(shop.db);
  expect(await compareOrder(shop.services(), { orderId: order.orderId, by })).toBeRefused('not-allowed');
});

test('an order that cannot be compared waits its day, and does not keep the others from their turn', async () => {
  shop.clock.advance({ days: 31 });
  const order = await aPaidOrder('Zoe');
  const gateway: PaymentGateway = {
    ...shop.stripe.gateway,
    listRefunds: () => Promise.reject(new Error('The provider speaks in riddles')),
  };
  await compareWithProvider(shop.services(gateway));
  expect(await findComparison(shop.db, order.orderId)).toEqual({ checkedAt: shop.clock.now(), differences: null });
});
