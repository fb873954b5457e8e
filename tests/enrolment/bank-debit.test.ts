import { expect, test } from 'vitest';
import { listDisagreements } from '#src/backoffice/index.ts';
import { reconcilePayments, startPayment } from '#src/enrolment/index.ts';
import type { NewCheckout, PaymentGateway } from '#src/payments/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

async function aWorkshop(facts: { on?: string; seats?: number } = {}) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), ...facts });
}

async function broken() {
  const found = await listDisagreements(shop.db, shop.clock.now());
  return found.flatMap(({ name, count }) => (count > 0 ? [name] : []));
}

/** An order whose buyer chose to pay from a bank account, and whose bank takes its days. */
async function aPendingOrder(name: string, session?: Awaited<ReturnType<typeof aWorkshop>>) {
  const order = await book(shop, { session: session ?? (await aWorkshop()), attendees: [name], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  shop.stripe.control.payByBank(checkoutId);
  await reconcilePayments(shop.services());
  return { ...order, checkoutId };
}

test('a bank debit that is made confirms the seats, which were kept meanwhile', async () => {
  const order = await aPendingOrder('Amy');
  shop.clock.advance({ days: 3 });
  await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('pending');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'held', holdExpiresAt: null }]);
  shop.stripe.control.resolveBankDebit(order.checkoutId, 'succeeded');
  for (let time = 0; time < 2; time += 1) await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  expect(await broken()).toEqual([]);
});

test('one that fails after days frees the seats for others, and the buyer is told once', async () => {
  const session = await aWorkshop({ seats: 1 });
  const order = await aPendingOrder('Ben', session);
  shop.clock.advance({ days: 3 });
  shop.stripe.control.resolveBankDebit(order.checkoutId, 'failed');
  for (let time = 0; time < 2; time += 1) await reconcilePayments(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('unpaid');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'held', holdExpiresAt: shop.clock.now() }]);
  const told = (await mailTo(shop, 'office@example.com')).filter((kind) => kind === 'payment-failed');
  expect(told).toHaveLength(1);
  expect(await book(shop, { session, attendees: ['Bob'], totalCents: 38_500 })).toMatchObject({});
  expect(await broken()).toEqual([]);
});

test.each([
  ['is offered', '2026-12-12', true],
  ['is not offered', '2026-12-11', false],
])('a bank debit %s for a session on %s, ten days being what a bank may take', async (_, on, offered) => {
  shop.clock.set('2026-12-01T00:00:00Z');
  const order = await book(shop, { session: await aWorkshop({ on }), attendees: ['Cat'], totalCents: 38_500 });
  const asked: NewCheckout[] = [];
  const gateway: PaymentGateway = {
    ...shop.stripe.gateway,
    createCheckout: (input) => {
      asked.push(input);
      return shop.stripe.gateway.createCheckout(input);
    },
  };
  const access = await linkTo(shop, order);
  expect(await startPayment(shop.services(gateway), { orderId: order.orderId, access })).toSucceed();
  expect(asked.map(({ allowDelayedMethods }) => allowDelayedMethods)).toEqual([offered]);
});
