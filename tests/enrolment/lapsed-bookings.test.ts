import { describe, expect, test } from 'vitest';
import {
  attendeeNamed,
  cancelSeat,
  cancelSessionWithSeats,
  changeSessions,
  reconcilePayments,
  settlePayment,
  startPayment,
} from '#src/enrolment/index.ts';
import { aCourse, aPriceRule, aSession, aViewer, aVoucher } from '#tests/support/builders.ts';
import { book, linkTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, moneyOf } from './invoice-story.ts';

const shop = useShop();
type Order = Awaited<ReturnType<typeof book>>;

async function pay(order: Order) {
  return startPayment(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) });
}

async function aWorkshop() {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 40_000 }), on: '2027-02-03' });
}

describe('a booking whose hold has lapsed is paid later', () => {
  test('at its price, while it would be sold for that', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const session = await aWorkshop();
    await aPriceRule(shop.db, { kind: 'early-bird', courseId: session.courseId });
    const order = await book(shop, { session, attendees: ['Ann', 'Ben'], totalCents: 72_000 });
    shop.clock.advance({ days: 3 });
    expect(await pay(order)).toSucceed();
  });

  test('not at the price of an early bird that is over', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const session = await aWorkshop();
    await aPriceRule(shop.db, { kind: 'early-bird', courseId: session.courseId });
    const order = await book(shop, { session, attendees: ['Cai'], totalCents: 36_000 });
    shop.clock.set('2027-01-25T00:00:00Z');
    expect(await pay(order)).toBeRefused('booking-lapsed');
    expect(await seatsOf(shop, order)).toMatchObject([
      { state: 'held', holdExpiresAt: new Date('2026-12-01T00:20:00Z') },
    ]);
  });

  test('not with a voucher that has run out, and with one that has not', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const validUntil = new Date('2026-12-10T00:00:00Z');
    const voucher = await aVoucher(shop.db, { percent: 50, validUntil, maxUses: 3 });
    const facts = { voucherCode: voucher.code };
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Dot'], totalCents: 20_000, facts });
    const other = await book(shop, { session: await aWorkshop(), attendees: ['Dee'], totalCents: 20_000, facts });
    shop.clock.set('2026-12-09T00:00:00Z');
    expect(await pay(other)).toSucceed();
    shop.clock.set('2026-12-11T00:00:00Z');
    expect(await pay(order)).toBeRefused('booking-lapsed');
  });

  test('not for a deposit when everything is due by now', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const session = await aWorkshop();
    const deposit = { depositCents: 10_000, balanceDueDays: 14 };
    await shop.db.updateTable('courses').set(deposit).where('id', '=', session.courseId).execute();
    const order = await book(shop, { session, attendees: ['Eve'], totalCents: 40_000 });
    shop.clock.set('2027-01-25T00:00:00Z');
    expect(await pay(order)).toBeRefused('booking-lapsed');
  });

  test('not again and again: a few pages that come to nothing end it', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Fay'], totalCents: 40_000 });
    for (let page = 0; page < 6; page += 1) {
      expect(await pay(order)).toSucceed();
      shop.clock.advance({ minutes: 40 });
      await reconcilePayments(shop.services());
    }
    expect(await pay(order)).toBeRefused('booking-lapsed');
  });
});

test('an invoice of two sessions is paid by card after one of them was cancelled', async () => {
  shop.clock.set('2026-12-01T00:00:00Z');
  const employer = await anEmployer(shop, { terms: 'when-paid' });
  const second = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), on: '2027-02-10' });
  const items = [employer.session, second].map(({ id, courseId }, index) => {
    const attendees = [attendeeNamed('Ana', `ana${index}@example.com`)];
    return { courseId, sessionId: id, priceTierId: null, attendees };
  });
  const order = valueOf(await bookFor(shop, employer, [], { items, expectedTotalCents: 77_000 }));
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const cancelled = { sessionId: second.id, reason: 'Flood', decideOn: '2026-12-20' };
  valueOf(await cancelSessionWithSeats(shop.services(), { ...cancelled, by }));
  await changeSessions(shop.services());
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by: { kind: 'system' } }));
  expect(await moneyOf(shop, order)).toEqual({
    owedCents: 38_500,
    keptCents: 38_500,
    outstandingCents: 0,
    surplusCents: 0,
  });
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
});

describe('an open payment page that asks for another amount than is due by now', () => {
  async function withOpenPage() {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana', 'Bob']));
    return { order, checkoutId: await openPaymentPage(shop, order) };
  }
  const stateOf = async (checkoutId: string) => valueOf(await shop.stripe.gateway.findCheckout(checkoutId))?.state;

  test('is closed when the price falls', async () => {
    const { order, checkoutId } = await withOpenPage();
    const seatId = (await seatsOf(shop, order))[0]?.id ?? '';
    const by = await aViewer(shop.db, { role: 'coordinator' });
    valueOf(await cancelSeat(shop.services(), { seatId, reason: 'Ill', refundCents: 'all', by }));
    expect(await stateOf(checkoutId)).toBe('expired');
  });

  test('is not given again: the new one asks for what is due', async () => {
    const { order, checkoutId } = await withOpenPage();
    await shop.db.updateTable('orders').set({ reducedCents: 7_000 }).where('id', '=', order.orderId).execute();
    const next = await openPaymentPage(shop, order);
    expect(next).not.toBe(checkoutId);
    expect(await stateOf(checkoutId)).toBe('expired');
    expect(valueOf(await shop.stripe.gateway.findCheckout(next))).toMatchObject({ amountCents: 70_000 });
  });
});
