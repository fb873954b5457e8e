import { expect, test } from 'vitest';
import type Stripe from 'stripe';
import { attendeeNamed, changeSessions, receiveProviderEvent } from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { noticeRefunds, sendRefunds } from '#src/orders/index.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, bookAndPay, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { signedWebhook } from '#tests/support/stripe.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

async function aPaidOrder(attendees: string[], priceCents = 38_500) {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents }), on: '2027-02-03' });
  const order = await bookAndPay(shop, { session, attendees, totalCents: priceCents * attendees.length });
  return { ...order, session, paymentIntentId: await intentOf(order) };
}

async function intentOf({ orderId }: { orderId: string }): Promise<string> {
  const payment = await shop.db
    .selectFrom('payments')
    .select('providerPaymentIntentId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return payment.providerPaymentIntentId ?? '';
}

async function refundsOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('refunds')
    .select(['amountCents', 'state', 'providerRefundId'])
    .where('orderId', '=', orderId)
    .orderBy('requestedAt')
    .orderBy('state')
    .execute();
}

async function notesOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('taxDocuments')
    .select(['totalCents', 'gstCents'])
    .where('orderId', '=', orderId)
    .where('kind', '=', 'adjustment-note')
    .orderBy('sequence')
    .execute();
}

async function cancelFirst(order: { orderId: string }, refundCents: number | 'all') {
  const [seat] = await seatsOf(shop, order);
  return cancelOneSeat(shop.services(), { seatId: seat?.id ?? '', reason: 'Ill', refundCents }, by);
}

async function cancelSession({ id }: { id: string }) {
  const cancelled = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
  await shop.db.updateTable('sessions').set(cancelled).where('id', '=', id).execute();
}

test('money that staff have sent from the dashboard is not sent again when the session is cancelled', async () => {
  const order = await aPaidOrder(['Ann', 'Ben'], 38_550);
  const other = await bookAndPay(shop, { session: order.session, attendees: ['Cai'], totalCents: 38_550 });
  shop.stripe.control.refundInDashboard(order.paymentIntentId, 50_000);
  await noticeRefunds(shop.services(), { paymentIntentId: order.paymentIntentId, by });
  await cancelSession(order.session);
  await changeSessions(shop.services());
  shop.clock.advance({ days: 15 });
  await changeSessions(shop.services());
  await sendRefunds(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  expect(await paymentStateOfOrder(shop, other)).toBe('refunded');
  const notes = await notesOf(order);
  expect(notes.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(-77_100);
  expect(notes.reduce((sum, { gstCents }) => sum + gstCents, 0)).toBe(-7_009);
});

test('a refund from the dashboard takes the share of GST that its papers still hold', async () => {
  const taxable = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const free = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500, gst: 'gst-free' }) });
  const items = [taxable, free].map(({ id, courseId }, index) => {
    const attendees = [attendeeNamed('Dora', `dora${index}@example.com`)];
    return { courseId, sessionId: id, priceTierId: null, attendees };
  });
  const facts = { items };
  const booked = await bookAndPay(shop, { session: taxable, attendees: ['Dora'], totalCents: 77_000, facts });
  const order = { ...booked, paymentIntentId: await intentOf(booked) };
  await cancelFirst(order, 'all');
  shop.stripe.control.refundInDashboard(order.paymentIntentId, 10_000);
  await noticeRefunds(shop.services(), { paymentIntentId: order.paymentIntentId, by });
  expect(await notesOf(order)).toEqual([
    { totalCents: -38_500, gstCents: -3_500 },
    { totalCents: -10_000, gstCents: 0 },
  ]);
});

test('staff cannot send more back than is left of the money', async () => {
  const order = await aPaidOrder(['Dot']);
  shop.stripe.control.refundInDashboard(order.paymentIntentId, 30_000);
  await noticeRefunds(shop.services(), { paymentIntentId: order.paymentIntentId, by });
  expect(await cancelFirst(order, 38_500)).toMatchObject({ reason: 'refund-too-large', mostCents: 8_500 });
});

test('a refund that fails makes the money ours again; sending it from the dashboard adjusts the price no second time', async () => {
  const order = await aPaidOrder(['Eve', 'Eli']);
  await cancelFirst(order, 38_500);
  await sendRefunds(shop.services());
  const [refund] = await refundsOf(order);
  shop.stripe.control.resolveRefund(refund?.providerRefundId ?? '', 'failed');
  await noticeRefunds(shop.services(), { paymentIntentId: order.paymentIntentId, by });
  expect(await refundsOf(order)).toMatchObject([{ state: 'failed' }]);
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  shop.stripe.control.refundInDashboard(order.paymentIntentId, 38_500);
  await noticeRefunds(shop.services(), { paymentIntentId: order.paymentIntentId, by });
  expect(await refundsOf(order)).toMatchObject([{ state: 'failed' }, { state: 'succeeded' }]);
  expect(await notesOf(order)).toEqual([{ totalCents: -38_500, gstCents: -3_500 }]);
});

test('one refund that cannot be sent does not keep the others back', async () => {
  const [stuck, other] = [await aPaidOrder(['Fay']), await aPaidOrder(['Gus'])];
  await cancelFirst(stuck, 'all');
  await cancelFirst(other, 'all');
  const createRefund: PaymentGateway['createRefund'] = async (input) => {
    if (input.orderId === stuck.orderId) throw new Error('The provider speaks in riddles');
    return shop.stripe.gateway.createRefund(input);
  };
  await sendRefunds(shop.services({ ...shop.stripe.gateway, createRefund }));
  expect(await paymentStateOfOrder(shop, other)).toBe('refunded');
  await sendRefunds(shop.services());
  expect(await paymentStateOfOrder(shop, stuck)).toBe('refunded');
});

test('refunds on their way for days do not keep new ones back', async () => {
  const slow = await book(shop, { ...(await aSlowBooking()), attendees: ['Hal'], totalCents: 38_500 });
  shop.stripe.control.pay(await openPaymentPage(shop, slow), '4000000000007726');
  const paid = await aPaidOrder(['Ida']);
  await cancelFirst(slow, 'all');
  await sendRefunds(shop.services());
  expect(await refundsOf(slow)).toMatchObject([{ state: 'pending' }]);
  await cancelFirst(paid, 'all');
  const asked: string[] = [];
  const gateway: PaymentGateway = {
    ...shop.stripe.gateway,
    createRefund: (input) => (asked.push('send'), shop.stripe.gateway.createRefund(input)),
    findRefund: (id) => (asked.push('ask'), shop.stripe.gateway.findRefund(id)),
  };
  await sendRefunds(shop.services(gateway));
  expect(asked).toEqual(['send', 'ask']);
});

async function aSlowBooking() {
  return { session: await aSession(shop.db, { course: await aCourse(shop.db), on: '2027-02-03' }) };
}

test('a refund whose answer was lost longer ago than the provider remembers its key is found, not made twice', async () => {
  const order = await aPaidOrder(['Jan', 'Jo']);
  await cancelFirst(order, 38_500);
  const lost: PaymentGateway = {
    ...shop.stripe.gateway,
    createRefund: async (input) => {
      await shop.stripe.gateway.createRefund(input);
      return { ok: false, reason: 'gateway-unavailable' };
    },
  };
  await sendRefunds(shop.services(lost));
  shop.clock.advance({ days: 2 });
  const forgetful: PaymentGateway = {
    ...shop.stripe.gateway,
    createRefund: () => Promise.reject(new Error('The key is forgotten: this would be a second refund')),
  };
  await sendRefunds(shop.services(forgetful));
  expect(await refundsOf(order)).toMatchObject([{ amountCents: 38_500, state: 'succeeded' }]);
});

test('news of a refund that overtakes the news of its payment is not lost', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db), on: '2027-02-03' });
  const order = await book(shop, { session, attendees: ['Kim'], totalCents: 38_500 });
  shop.stripe.control.pay(await openPaymentPage(shop, order));
  const paid = eventAbout(order, 'payment_intent.succeeded') ?? eventAbout(order, 'charge.succeeded');
  const intent = (paid?.data.object as { payment_intent?: string; id: string } | undefined) ?? { id: '' };
  shop.stripe.control.refundInDashboard(intent.payment_intent ?? intent.id, 38_500);
  const refunded = eventAbout(order, 'charge.refunded');
  if (!refunded) throw new Error('The stand-in sent no event');
  const webhook = signedWebhook(refunded, shop.clock.now());
  expect(await receiveProviderEvent(shop.services(), webhook)).toSucceed();
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
});

function eventAbout({ orderId }: { orderId: string }, type: Stripe.Event['type']) {
  return shop.stripe.control.events().find((event) => event.type === type && JSON.stringify(event).includes(orderId));
}
