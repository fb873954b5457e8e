import { expect, test } from 'vitest';
import { cancelSeat, compareWithProvider, receiveProviderEvent } from '#src/enrolment/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { findMoney, sumBalance } from '#src/orders/index.ts';
import { listDisputes } from '#src/payments/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { book, bookAndPay, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { signedWebhook } from '#tests/support/stripe.ts';

const shop = useShop();

async function aPaidOrder(name: string) {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const order = await bookAndPay(shop, { session, attendees: [name], totalCents: 38_500 });
  const { providerPaymentIntentId } = await shop.db
    .selectFrom('payments')
    .select('providerPaymentIntentId')
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { ...order, paymentIntentId: providerPaymentIntentId ?? '' };
}

function eventsAbout(disputeId: string) {
  return shop.stripe.control.events().filter((event) => JSON.stringify(event.data).includes(disputeId));
}

async function hear(
  disputeId: string,
  which: (events: ReturnType<typeof eventsAbout>) => ReturnType<typeof eventsAbout>,
) {
  for (const event of which(eventsAbout(disputeId)))
    expect(await receiveProviderEvent(shop.services(), signedWebhook(event, shop.clock.now()))).toSucceed();
}

async function disputeLines({ orderId }: { orderId: string }) {
  const lines = await listJournal(shop.db, { type: 'order', id: orderId });
  return lines.map(({ action }) => action).filter((action) => action.startsWith('payment.dispute'));
}

test('a dispute is kept beside its order, once, and touches neither seat nor payment state', async () => {
  const order = await aPaidOrder('Lee');
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  for (let time = 0; time < 2; time += 1) await hear(disputeId, (events) => events);
  expect(await listDisputes(shop.db, order.orderId)).toMatchObject([
    { providerDisputeId: disputeId, state: 'open', amountCents: 38_500, closedAt: null, reason: 'fraudulent' },
  ]);
  expect(await disputeLines(order)).toEqual(['payment.dispute-open']);
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test.each(['won', 'lost'] as const)('a dispute that is %s is closed', async (outcome) => {
  const order = await aPaidOrder(`Lou${outcome}`);
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  await hear(disputeId, (events) => events);
  shop.stripe.control.closeDispute(disputeId, outcome);
  await hear(disputeId, (events) => events);
  expect(await listDisputes(shop.db, order.orderId)).toMatchObject([{ state: outcome, closedAt: shop.clock.now() }]);
  expect(await disputeLines(order)).toContain(`payment.dispute-${outcome}`);
});

test('news of a dispute that comes in the wrong order ends in what the provider says now', async () => {
  const order = await aPaidOrder('Liv');
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  shop.stripe.control.closeDispute(disputeId, 'lost');
  await hear(disputeId, (events) => events.toReversed());
  expect(await listDisputes(shop.db, order.orderId)).toMatchObject([{ state: 'lost' }]);
  expect(await disputeLines(order)).toEqual(['payment.dispute-lost']);
});

test('news of a dispute is asked for again while the provider does not answer', async () => {
  const order = await aPaidOrder('Lil');
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  const [event] = eventsAbout(disputeId);
  if (!event) throw new Error('The stand-in sent no event');
  shop.stripe.control.failNextRequests(10, 500);
  const webhook = signedWebhook(event, shop.clock.now());
  expect(await receiveProviderEvent(shop.services(), webhook)).toBeRefused('gateway-unavailable');
  shop.stripe.control.failNextRequests(0);
  expect(await listDisputes(shop.db, order.orderId)).toEqual([]);
  expect(await receiveProviderEvent(shop.services(), webhook)).toSucceed();
  expect(await listDisputes(shop.db, order.orderId)).toHaveLength(1);
});

test('news of a dispute that overtakes the news of its payment brings the payment too', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const order = await book(shop, { session, attendees: ['Liv'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.pay(checkoutId);
  const disputeId = shop.stripe.control.openDispute(
    String(shop.stripe.control.books().checkouts[checkoutId]?.session.payment_intent),
  );
  await hear(disputeId, (events) => events);
  expect(await listDisputes(shop.db, order.orderId)).toMatchObject([{ providerDisputeId: disputeId, state: 'open' }]);
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('a dispute whose news never comes is noticed when the order is compared with the provider', async () => {
  const order = await aPaidOrder('Lou');
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  for (let time = 0; time < 2; time += 1) {
    shop.clock.advance({ days: 1, minutes: 1 });
    await compareWithProvider(shop.services());
  }
  expect(await listDisputes(shop.db, order.orderId)).toMatchObject([{ providerDisputeId: disputeId, state: 'open' }]);
  expect(await disputeLines(order)).toEqual(['payment.dispute-open']);
});

async function aDispute(order: Awaited<ReturnType<typeof aPaidOrder>>) {
  const disputeId = shop.stripe.control.openDispute(order.paymentIntentId);
  await hear(disputeId, (events) => events);
  return disputeId;
}

async function decide(disputeId: string, outcome: 'won' | 'lost') {
  shop.stripe.control.closeDispute(disputeId, outcome);
  await hear(disputeId, (events) => events);
}

async function cancel(order: { orderId: string }, to: 'origin' | 'balance') {
  const [seat] = await seatsOf(shop, order);
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const cancellation = { seatId: seat?.id ?? '', reason: 'Ill', refundCents: 'all' as const, to };
  expect(await cancelSeat(shop.services(), { ...cancellation, by })).toSucceed();
}

async function balanceOf({ orderId }: { orderId: string }) {
  const { buyerPersonId } = await shop.db
    .selectFrom('orders')
    .select('buyerPersonId')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return sumBalance(shop.db, { personId: buyerPersonId ?? '' });
}

const refundsOf = ({ orderId }: { orderId: string }) =>
  shop.db.selectFrom('refunds').select(['method', 'amountCents']).where('orderId', '=', orderId).execute();

test('what a bank has taken back goes neither to a balance nor to a card, when its seat is cancelled', async () => {
  for (const to of ['balance', 'origin'] as const) {
    const order = await aPaidOrder(`Mia${to}`);
    const before = await balanceOf(order);
    const disputeId = await aDispute(order);
    await cancel(order, to);
    expect(await refundsOf(order)).toEqual([]);
    await decide(disputeId, 'lost');
    expect((await balanceOf(order)) - before).toBe(0);
    expect(await findMoney(shop.db, order.orderId)).toMatchObject({ keptCents: 0, owedCents: 0, surplusCents: 0 });
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  }
});

test('what a bank has taken back for good is owed again, and once it is won it is not', async () => {
  const order = await aPaidOrder('Moe');
  const disputeId = await aDispute(order);
  await decide(disputeId, 'lost');
  expect(await findMoney(shop.db, order.orderId)).toMatchObject({ keptCents: 0, outstandingCents: 38_500 });
  expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('a balance loses what the bank takes back of the payment it came from, once, and has it again when that is won', async () => {
  const order = await aPaidOrder('Mel');
  const before = await balanceOf(order);
  await cancel(order, 'balance');
  expect((await balanceOf(order)) - before).toBe(38_500);
  const disputeId = await aDispute(order);
  expect((await balanceOf(order)) - before).toBe(0);
  await hear(disputeId, (events) => events);
  expect((await balanceOf(order)) - before).toBe(0);
  await decide(disputeId, 'won');
  expect((await balanceOf(order)) - before).toBe(38_500);
});

test('a balance loses only what the bank took, not what staff sent back at the provider as well', async () => {
  const order = await aPaidOrder('Max');
  const before = await balanceOf(order);
  await cancel(order, 'balance');
  shop.stripe.control.refundInDashboard(order.paymentIntentId, 20_000);
  shop.clock.advance({ days: 1, minutes: 1 });
  await compareWithProvider(shop.services());
  expect(await refundsOf(order)).toHaveLength(2);
  const disputeId = await aDispute(order);
  expect((await balanceOf(order)) - before).toBe(0);
  await decide(disputeId, 'won');
  expect((await balanceOf(order)) - before).toBe(38_500);
});
