import { expect, test } from 'vitest';
import { settlePayment, startPayment } from '#src/enrolment/index.ts';
import { remindOfPayments } from '#src/orders/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, linkTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { mailAbout, moneyOf, papersOf } from './invoice-story.ts';

const shop = useShop();

/** Three people on a $385 course with a deposit of $100 each, the rest 14 days before the start. */
async function aDepositOrder() {
  const course = await aCourse(shop.db, { priceCents: 38_500 });
  const deposit = { depositCents: 10_000, balanceDueDays: 14 };
  await shop.db.updateTable('courses').set(deposit).where('id', '=', course.id).execute();
  const session = await aSession(shop.db, { course, on: '2027-02-03', seats: 10 });
  const facts = { billingAddress: '8 Dryer Lane, Parramatta' };
  return book(shop, { session, attendees: ['Ana', 'Bob', 'Cy'], totalCents: 115_500, facts });
}

async function payNow(order: Awaited<ReturnType<typeof aDepositOrder>>): Promise<void> {
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by: { kind: 'system' } }));
}

test('the deposit gives the seats, the rest is due by its day, and both add up to the price', async () => {
  const order = await aDepositOrder();
  await payNow(order);
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 30_000, outstandingCents: 85_500 });
  expect(await paymentStateOfOrder(shop, order)).toBe('part-paid');
  const [invoice] = await papersOf(shop, order);
  expect(invoice?.snapshot).toMatchObject({ paidCents: 30_000, totalCents: 115_500, dueOn: '2027-01-20' });
  const confirmed = (await mailAbout(shop, order)).find(({ kind }) => kind === 'order-confirmed');
  expect(confirmed?.bodyText).toContain('Paid so far: $300.00');
  expect(confirmed?.bodyText).toContain('Still to pay: $855.00, by 20 January 2027');
  await payNow(order);
  expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 115_500, outstandingCents: 0, surplusCents: 0 });
  expect(await papersOf(shop, order)).toHaveLength(1);
  const access = await linkTo(shop, order);
  expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toMatchObject({
    reason: 'nothing-to-pay',
  });
});

test('the rest is reminded of, and an unpaid deposit is not', async () => {
  shop.clock.set('2026-12-01T00:00:00Z');
  const paid = await aDepositOrder();
  await payNow(paid);
  shop.clock.set('2027-01-17T00:00:00Z');
  await remindOfPayments(shop.services());
  const mails = (await mailAbout(shop, paid)).filter(({ kind }) => kind === 'payment-reminder');
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('$855.00 is due on 20 January 2027')]);
});

test('a deposit that nobody paid is no debt: whoever gave up is left in peace', async () => {
  shop.clock.set('2026-12-01T00:00:00Z');
  const course = await aCourse(shop.db, { priceCents: 38_500 });
  await shop.db
    .updateTable('courses')
    .set({ depositCents: 10_000, balanceDueDays: 14 })
    .where('id', '=', course.id)
    .execute();
  const session = await aSession(shop.db, { course, on: '2027-02-03', seats: 10 });
  const order = await book(shop, { session, attendees: ['Dee'], totalCents: 38_500 });
  shop.clock.set('2027-01-25T00:00:00Z');
  await remindOfPayments(shop.services());
  expect((await mailAbout(shop, order)).filter(({ kind }) => kind === 'payment-reminder')).toEqual([]);
});
