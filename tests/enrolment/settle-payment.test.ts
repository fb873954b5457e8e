import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import {
  bookSeats,
  giveUpOrder,
  reconcilePayments,
  receiveProviderEvent,
  settlePayment,
  startPayment,
} from '#src/enrolment/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import {
  aBooking,
  book,
  bookAndPay,
  linkTo,
  mailTo,
  openPaymentPage,
  paymentStateOfOrder,
  seatsOf,
  useShop,
} from '#tests/support/shop.ts';
import { signedWebhook, valueOf } from '#tests/support/stripe.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

async function aWorkshop(seats = 4) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), on: '2027-02-03', seats });
}

async function papersOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('taxDocuments')
    .select(['kind', 'totalCents', 'gstCents'])
    .where('orderId', '=', orderId)
    .execute();
}

test('paid is enrolled: the money, the invoice, the seats and the mails', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Ann', 'Ben'], totalCents: 77_000 });
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }, { state: 'confirmed' }]);
  expect(await papersOf(order)).toEqual([{ kind: 'tax-invoice', totalCents: 77_000, gstCents: 7_000 }]);
  expect(await mailTo(shop, 'ann@example.com')).toEqual(['seat-confirmed']);
});

test('settling ten times at once is settling once', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Cai'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.pay(checkoutId);
  await Promise.all(Array.from({ length: 10 }, () => settlePayment(shop.services(), { checkoutId, by })));
  const payments = await shop.db
    .selectFrom('payments')
    .select('amountCents')
    .where('orderId', '=', order.orderId)
    .execute();
  expect(payments).toEqual([{ amountCents: 38_500 }]);
  expect(await papersOf(order)).toHaveLength(1);
  expect(await mailTo(shop, 'cai@example.com')).toEqual(['seat-confirmed']);
});

test('starting to pay twice leads to the same page', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Dot'], totalCents: 38_500 });
  const access = await linkTo(shop, order);
  const first = await startPayment(shop.services(), { orderId: order.orderId, access });
  const second = await startPayment(shop.services(), { orderId: order.orderId, access });
  expect(second).toEqual(first);
});

test('nobody starts a payment by guessing an order', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Dan'], totalCents: 38_500 });
  const refused = await startPayment(shop.services(), {
    orderId: order.orderId,
    access: { viewer: null, key: 'guessed' },
  });
  expect(refused).toBeRefused('not-found');
});

test('whoever guesses at an order uses up none of its buyer’s tries to pay', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Deb'], totalCents: 38_500 });
  const { orderId } = order;
  for (let time = 0; time < 20; time += 1)
    await startPayment(shop.services(), { orderId, access: { viewer: null, key: 'guessed' } });
  expect(await startPayment(shop.services(), { orderId, access: await linkTo(shop, order) })).toSucceed();
});

test('while the payment page is open the seat is kept, however long that takes', async () => {
  const session = await aWorkshop(1);
  const order = await book(shop, { session, attendees: ['Eve'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  shop.clock.advance({ minutes: 34 });
  const rival = await bookSeats(shop.services(), {
    booking: await aBooking(shop, { session, attendees: ['Rival'], totalCents: 38_500 }),
    by,
  });
  expect(rival).toBeRefused('session-full');
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('a page that ends unpaid frees the seat once the provider has said so', async () => {
  const session = await aWorkshop(1);
  const order = await book(shop, { session, attendees: ['Fay'], totalCents: 38_500 });
  await openPaymentPage(shop, order);
  shop.clock.advance({ minutes: 40 });
  await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  const next = await book(shop, { session, attendees: ['Gus'], totalCents: 38_500 });
  expect(await seatsOf(shop, next)).toMatchObject([{ state: 'held' }]);
  const tooLate = await startPayment(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) });
  expect(tooLate).toBeRefused('seats-gone');
});

test('when the provider is down the seat is kept and the same page is made later, once', async () => {
  const order = await book(shop, { session: await aWorkshop(1), attendees: ['Hal'], totalCents: 38_500 });
  const access = await linkTo(shop, order);
  shop.stripe.control.failNextRequests(10, 500);
  expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toBeRefused('gateway-unavailable');
  shop.stripe.control.failNextRequests(0, 500);
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'held', holdExpiresAt: null }]);
  valueOf(await startPayment(shop.services(), { orderId: order.orderId, access }));
  const attempts = await shop.db
    .selectFrom('paymentAttempts')
    .select('state')
    .where('orderId', '=', order.orderId)
    .execute();
  expect(attempts).toEqual([{ state: 'open' }]);
});

test('an answer of the provider that was lost leads to the same page, not to a second one', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Hil'], totalCents: 38_500 });
  const access = await linkTo(shop, order);
  shop.stripe.control.loseNextAnswers(10);
  expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toBeRefused('gateway-unavailable');
  shop.stripe.control.loseNextAnswers(0);
  valueOf(await startPayment(shop.services(), { orderId: order.orderId, access }));
  const attempts = await shop.db
    .selectFrom('paymentAttempts')
    .select('state')
    .where('orderId', '=', order.orderId)
    .execute();
  expect(attempts).toEqual([{ state: 'open' }]);
});

test('a bank debit keeps the seat while it is pending and confirms it when the money comes', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Ida'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.payByBank(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  expect(await paymentStateOfOrder(shop, order)).toBe('pending');
  await shop.stripe.control.resolveBankDebit(checkoutId, 'succeeded');
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('a bank debit that fails frees the seat, says so, and leaves another way to pay', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Jan'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.payByBank(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  await shop.stripe.control.resolveBankDebit(checkoutId, 'failed');
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  expect(await mailTo(shop, 'office@example.com')).toContain('payment-failed');
  await shop.stripe.control.pay(await openPaymentPage(shop, order));
  await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
});

test('a process that died between the money and the seats is made good', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Kim'], totalCents: 38_500 });
  await shop.db
    .updateTable('seats')
    .set({ state: 'held', confirmedAt: null })
    .where('orderId', '=', order.orderId)
    .execute();
  await reconcilePayments(shop.services());
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('money that comes after the seat went to somebody else goes straight back', async () => {
  const session = await aWorkshop(1);
  const order = await book(shop, { session, attendees: ['Lee'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  // Only a fault could free a seat whose page is open: it is made here by hand.
  await shop.db
    .updateTable('seats')
    .set({ holdExpiresAt: shop.clock.now() })
    .where('orderId', '=', order.orderId)
    .execute();
  await book(shop, { session, attendees: ['Moe'], totalCents: 38_500 });
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by }));
  expect(await paymentStateOfOrder(shop, order)).toBe('refunding');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled', refundedCents: 38_500 }]);
  expect(await papersOf(order)).toMatchObject([
    { kind: 'tax-invoice' },
    { kind: 'adjustment-note', totalCents: -38_500, gstCents: -3_500 },
  ]);
  expect(await mailTo(shop, 'office@example.com')).toContain('paid-too-late');
});

test('a buyer gives unpaid seats up, and twice changes nothing', async () => {
  const session = await aWorkshop(1);
  const order = await book(shop, { session, attendees: ['Ned'], totalCents: 38_500 });
  const access = await linkTo(shop, order);
  await openPaymentPage(shop, order);
  expect(await giveUpOrder(shop.services(), { orderId: order.orderId, access })).toSucceed();
  expect(await giveUpOrder(shop.services(), { orderId: order.orderId, access })).toSucceed();
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
});

test('giving up an order that has just been paid leaves it paid', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Oda'], totalCents: 38_500 });
  await shop.stripe.control.pay(await openPaymentPage(shop, order));
  const refused = await giveUpOrder(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) });
  expect(refused).toBeRefused('already-paid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

describe('webhooks', () => {
  const signed = (event: Stripe.Event) => signedWebhook(event, shop.clock.now());

  async function paidOrderAndItsEvents(name: string) {
    const order = await book(shop, { session: await aWorkshop(), attendees: [name], totalCents: 38_500 });
    const checkoutId = await openPaymentPage(shop, order);
    await shop.stripe.control.pay(checkoutId);
    const about = shop.stripe.control.events().filter((event) => JSON.stringify(event).includes(order.orderId));
    return { order, events: about };
  }

  test('in any order, doubled and three days late end in the same state', async () => {
    const { order, events } = await paidOrderAndItsEvents('Pia');
    shop.clock.advance({ days: 3 });
    for (const event of [...events.toReversed(), ...events]) {
      expect(await receiveProviderEvent(shop.services(), signed(event))).toSucceed();
    }
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
    expect(await mailTo(shop, 'pia@example.com')).toEqual(['seat-confirmed']);
  });

  test('are asked for again while the provider itself does not answer', async () => {
    const { order, events } = await paidOrderAndItsEvents('Quy');
    const completed = events.find(({ type }) => type === 'checkout.session.completed');
    if (!completed) throw new Error('The stand-in sent no event');
    shop.stripe.control.failNextRequests(10, 500);
    expect(await receiveProviderEvent(shop.services(), signed(completed))).toBeRefused('gateway-unavailable');
    shop.stripe.control.failNextRequests(0, 500);
    expect(await receiveProviderEvent(shop.services(), signed(completed))).toSucceed();
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  });

  test('with a bad signature are refused and change nothing', async () => {
    const { order, events } = await paidOrderAndItsEvents('Rex');
    const [event] = events;
    if (!event) throw new Error('The stand-in sent no event');
    const refused = await receiveProviderEvent(shop.services(), { ...signed(event), signature: 't=1,v1=00' });
    expect(refused).toBeRefused('bad-signature');
    expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  });

  test('about a checkout that is not ours are taken and change nothing', async () => {
    const settled = await settlePayment(shop.services(), { checkoutId: 'cs_test_unknown', by });
    expect(settled).toBeRefused('unknown-checkout');
  });
});
