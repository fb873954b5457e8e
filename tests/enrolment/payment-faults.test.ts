import { describe, expect, test } from 'vitest';
import { giveUpOrder, reconcilePayments, settlePayment, startPayment } from '#src/enrolment/index.ts';
import { releaseForgottenHolds } from '#src/enrolment/out-of-step-queries.ts';
import { insertBankTransfer, type PaymentGateway } from '#src/payments/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import {
  book,
  bookAndPay,
  linkTo,
  mailTo,
  openPaymentPage,
  paymentStateOfOrder,
  seatsOf,
  useShop,
} from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aSeatToMove, move } from './transfer-story.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

async function aWorkshop(seats = 4) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), on: '2027-02-03', seats });
}

async function attemptsOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('paymentAttempts')
    .select(['id', 'state', 'providerCheckoutId'])
    .where('orderId', '=', orderId)
    .orderBy('createdAt')
    .execute();
}

async function refundsOf({ orderId }: { orderId: string }) {
  return shop.db.selectFrom('refunds').select(['amountCents', 'state']).where('orderId', '=', orderId).execute();
}

/** Money that came, before anything follows from it. */
async function receiveByHand({ orderId }: { orderId: string }, amountCents: number) {
  const transfer = { orderId, amountCents, reference: 'By hand', receivedAt: shop.clock.now() };
  await shop.db.transaction().execute((trx) => insertBankTransfer(trx, transfer));
}

describe('the payment page', () => {
  test('whose time is over is closed, and the buyer gets a new one', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Ann'], totalCents: 38_500 });
    const access = await linkTo(shop, order);
    const first = valueOf(await startPayment(shop.services(), { orderId: order.orderId, access }));
    shop.clock.advance({ minutes: 36 });
    const second = valueOf(await startPayment(shop.services(), { orderId: order.orderId, access }));
    expect(second.url).not.toBe(first.url);
    expect(await attemptsOf(order)).toMatchObject([{ state: 'expired' }, { state: 'open' }]);
  });

  test('whose time is over but which was paid is settled, and no new one is opened', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Abe'], totalCents: 38_500 });
    await shop.stripe.control.pay(await openPaymentPage(shop, order));
    shop.clock.advance({ minutes: 36 });
    const again = await startPayment(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) });
    expect(again).toBeRefused('nothing-to-pay');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  });

  test('that the provider could not make is asked for again ten minutes later, when its time would be too short', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Bea'], totalCents: 38_500 });
    const access = await linkTo(shop, order);
    shop.stripe.control.failNextRequests(10, 500);
    expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toBeRefused('gateway-unavailable');
    shop.stripe.control.failNextRequests(0);
    shop.clock.advance({ minutes: 10 });
    expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toSucceed();
    expect(await attemptsOf(order)).toMatchObject([{ state: 'expired' }, { state: 'open' }]);
  });

  test('that arrives after the booking was given up in another window is closed again', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Ben'], totalCents: 38_500 });
    const access = await linkTo(shop, order);
    const slow: PaymentGateway = {
      ...shop.stripe.gateway,
      createCheckout: async (input) => {
        const made = await shop.stripe.gateway.createCheckout(input);
        valueOf(await giveUpOrder(shop.services(), { orderId: order.orderId, access }));
        return made;
      },
    };
    const started = await startPayment(shop.services(slow), { orderId: order.orderId, access });
    expect(started).toBeRefused('booking-lapsed');
    expect(await attemptsOf(order)).toMatchObject([{ state: 'expired', providerCheckoutId: null }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
  });

  test('is not opened for a lapsed hold in a session that was closed meanwhile', async () => {
    const session = await aWorkshop();
    const order = await book(shop, { session, attendees: ['Cai'], totalCents: 38_500 });
    const access = await linkTo(shop, order);
    await shop.db.updateTable('sessions').set({ state: 'closed' }).where('id', '=', session.id).execute();
    shop.clock.advance({ minutes: 21 });
    const refused = await startPayment(shop.services(), { orderId: order.orderId, access });
    expect(refused).toBeRefused('not-bookable');
  });

  test('is opened for a live hold although the session was closed meanwhile', async () => {
    const session = await aWorkshop();
    const order = await book(shop, { session, attendees: ['Cal'], totalCents: 38_500 });
    await shop.db.updateTable('sessions').set({ state: 'closed' }).where('id', '=', session.id).execute();
    await shop.stripe.control.pay(await openPaymentPage(shop, order));
    await reconcilePayments(shop.services());
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  });
});

describe('reconciliation', () => {
  test('one payment that cannot be settled does not keep the others from their seats', async () => {
    const [first, second] = [
      await book(shop, { session: await aWorkshop(), attendees: ['Dot'], totalCents: 38_500 }),
      await book(shop, { session: await aWorkshop(), attendees: ['Dan'], totalCents: 38_500 }),
    ];
    const poisonous = await openPaymentPage(shop, first);
    await shop.stripe.control.pay(await openPaymentPage(shop, second));
    const gateway: PaymentGateway = {
      ...shop.stripe.gateway,
      findCheckout: async (id) => {
        if (id === poisonous) throw new Error('The provider speaks in riddles');
        return shop.stripe.gateway.findCheckout(id);
      },
    };
    await reconcilePayments(shop.services(gateway));
    expect(await seatsOf(shop, second)).toMatchObject([{ state: 'confirmed' }]);
  });

  test('asks an unavailable provider once, not once for every payment', async () => {
    for (const name of ['Eve', 'Eli', 'Ema'])
      await openPaymentPage(
        shop,
        await book(shop, { session: await aWorkshop(), attendees: [name], totalCents: 38_500 }),
      );
    let asked = 0;
    const findCheckout = async () => {
      asked += 1;
      return { ok: false as const, reason: 'gateway-unavailable' as const };
    };
    await reconcilePayments(shop.services({ ...shop.stripe.gateway, findCheckout }));
    expect(asked).toBe(1);
  });

  test('keeps what a deposit or the price of a move has paid for, although it was not given yet', async () => {
    const moving = await aSeatToMove(shop, { attendee: 'Max', otherCents: 48_500 });
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Dee'], totalCents: 38_500 });
    await shop.db.updateTable('orders').set({ seatsFromCents: 10_000 }).where('id', '=', order.orderId).execute();
    await receiveByHand(order, 10_000);
    valueOf(await move(shop, moving, 10_000));
    await receiveByHand(moving.order, 10_000);
    const orderIds = [order.orderId, moving.order.orderId];
    await shop.db.updateTable('seats').set({ holdExpiresAt: null }).where('orderId', 'in', orderIds).execute();
    expect(await releaseForgottenHolds(shop.db, shop.clock.now())).toEqual([]);
    await shop.db.deleteFrom('payments').where('orderId', 'in', orderIds).where('attemptId', 'is', null).execute();
    expect(await releaseForgottenHolds(shop.db, shop.clock.now())).toHaveLength(2);
  });

  test('lets seats go that are kept for no payment', async () => {
    const order = await book(shop, { session: await aWorkshop(1), attendees: ['Fay'], totalCents: 38_500 });
    await shop.db.updateTable('seats').set({ holdExpiresAt: null }).where('orderId', '=', order.orderId).execute();
    await reconcilePayments(shop.services());
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'held', holdExpiresAt: shop.clock.now() }]);
  });

  test('gives a payment page up that the provider has not known for two days', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Gus'], totalCents: 38_500 });
    await openPaymentPage(shop, order);
    const gateway = { ...shop.stripe.gateway, findCheckout: async () => ({ ok: true as const, value: null }) };
    shop.clock.advance({ days: 1 });
    await reconcilePayments(shop.services(gateway));
    expect(await attemptsOf(order)).toMatchObject([{ state: 'open' }]);
    shop.clock.advance({ days: 2 });
    await reconcilePayments(shop.services(gateway));
    expect(await attemptsOf(order)).toMatchObject([{ state: 'expired' }]);
  });

  test('a payment that is not what was asked for is reported once, and fulfils nothing', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Hal'], totalCents: 38_500 });
    const checkoutId = await openPaymentPage(shop, order);
    await shop.stripe.control.pay(checkoutId);
    await shop.db
      .updateTable('paymentAttempts')
      .set({ amountCents: 38_400 })
      .where('orderId', '=', order.orderId)
      .execute();
    for (let time = 0; time < 3; time += 1)
      expect(await settlePayment(shop.services(), { checkoutId, by })).toBeRefused('payment-mismatch');
    const lines = await shop.db
      .selectFrom('journalEntries')
      .select('id')
      .where('subjectId', '=', order.orderId)
      .where('action', '=', 'payment.mismatch')
      .execute();
    expect(lines).toHaveLength(1);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'held', holdExpiresAt: null }]);
  });
});

describe('money that comes when it should not', () => {
  test('for seats that were given up goes back, also when the process dies after the money', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Ida'], totalCents: 38_500 });
    await shop.stripe.control.pay(await openPaymentPage(shop, order));
    await shop.db
      .updateTable('seats')
      .set({ state: 'cancelled', cancelledAt: shop.clock.now(), cancelReason: 'given-up', holdExpiresAt: null })
      .where('orderId', '=', order.orderId)
      .execute();
    await reconcilePayments(shop.services());
    await shop.db.deleteFrom('refunds').where('orderId', '=', order.orderId).execute();
    await shop.db.updateTable('seats').set({ refundedCents: 0 }).where('orderId', '=', order.orderId).execute();
    await shop.db.updateTable('orders').set({ paymentState: 'paid' }).where('id', '=', order.orderId).execute();
    for (let time = 0; time < 2; time += 1) await reconcilePayments(shop.services());
    expect(await refundsOf(order)).toEqual([{ amountCents: 38_500, state: 'requested' }]);
  });

  test('twice for one booking goes back once, and the seats stay', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Jan'], totalCents: 38_500 });
    const first = await openPaymentPage(shop, order);
    // Only a fault could end an attempt whose page is open: it is made here by hand.
    await shop.db
      .updateTable('paymentAttempts')
      .set({ state: 'expired', endedAt: shop.clock.now() })
      .where('orderId', '=', order.orderId)
      .execute();
    shop.clock.advance({ minutes: 1 });
    const second = await openPaymentPage(shop, order);
    await shop.stripe.control.pay(second);
    await shop.stripe.control.pay(first);
    for (const checkoutId of [second, first, first]) valueOf(await settlePayment(shop.services(), { checkoutId, by }));
    await reconcilePayments(shop.services());
    expect(await refundsOf(order)).toEqual([{ amountCents: 38_500, state: 'requested' }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', refundedCents: 0 }]);
    expect(await mailTo(shop, 'jan@example.com')).toEqual(['seat-confirmed']);
    expect(await mailTo(shop, 'office@example.com')).toContain('paid-twice');
  });

  test('while others take the last seats of the session leaves the seats to the worker, and no fault', async () => {
    const session = await aWorkshop(1);
    const order = await book(shop, { session, attendees: ['Kim'], totalCents: 38_500 });
    const checkoutId = await openPaymentPage(shop, order);
    await shop.db
      .updateTable('seats')
      .set({ holdExpiresAt: shop.clock.now() })
      .where('orderId', '=', order.orderId)
      .execute();
    await shop.stripe.control.pay(checkoutId);
    const services = shop.services();
    await shop.db.transaction().execute(async (trx) => {
      await trx.selectFrom('sessions').select('id').where('id', '=', session.id).forUpdate().execute();
      expect(await settlePayment(services, { checkoutId, by })).toSucceed();
    });
    expect(services.woken).toContain('reconcile-payments');
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    await reconcilePayments(services);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  });
});

test('a session cancelled while a buyer pays gives the whole price back', async () => {
  const session = await aWorkshop();
  const order = await book(shop, { session, attendees: ['Lee'], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  await shop.db
    .updateTable('sessions')
    .set({ state: 'cancelled', cancelledAt: shop.clock.now() })
    .where('id', '=', session.id)
    .execute();
  await shop.stripe.control.pay(checkoutId);
  await reconcilePayments(shop.services());
  expect(await refundsOf(order)).toEqual([{ amountCents: 38_500, state: 'requested' }]);
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled', refundedCents: 38_500 }]);
});

test('a paid booking that is in step is left alone', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Moe'], totalCents: 38_500 });
  await reconcilePayments(shop.services());
  expect(await refundsOf(order)).toEqual([]);
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
});
