import { expect, test } from 'vitest';
import {
  bookSeats,
  paymentGuard,
  type PaymentGuard,
  reconcilePayments,
  settlePayment,
  startPayment,
} from '#src/enrolment/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { aBooking, book, linkTo, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';

const others = 8;
const shop = useShop({ maxConnections: 24 });
const by = { kind: 'system' } as const;

/**
 * The hold on a session's last seat comes to its end while its buyer is on the payment page; they pay while eight others book
 * the seat and the worker looks. Gives whether the buyer who paid has the seat, and how many others got one.
 */
async function payWhileHoldEnds(round: number, guard?: PaymentGuard) {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), seats: 1 });
  const order = await book(shop, { session, attendees: [`Payer${round}`], totalCents: 38_500 });
  const asked = { orderId: order.orderId, access: await linkTo(shop, order) };
  valueOf(await startPayment(shop.services(), asked, guard));
  const { providerCheckoutId } = await shop.db
    .selectFrom('paymentAttempts')
    .select('providerCheckoutId')
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  const checkoutId = providerCheckoutId ?? '';
  const bookings = await Promise.all(
    Array.from({ length: others }, (_, index) =>
      aBooking(shop, {
        session,
        attendees: [`Other${round}x${index}`],
        totalCents: 38_500,
        facts: { buyer: { name: 'Other', email: `other${round}x${index}@example.com`, phone: null } },
      }),
    ),
  );
  shop.clock.advance({ minutes: 21 });
  const [taken] = await Promise.all([
    Promise.all(bookings.map((booking) => bookSeats(shop.services(), { booking, by }))),
    reconcilePayments(shop.services()),
    Promise.resolve(shop.stripe.control.pay(checkoutId)).then(() => settlePayment(shop.services(), { checkoutId, by })),
  ]);
  await reconcilePayments(shop.services());
  const [seat] = await seatsOf(shop, order);
  return { hasSeat: seat?.state === 'confirmed', others: taken.filter(({ ok }) => ok).length };
}

test('whoever is paying keeps the seat, although the hold on it has come to its end', async () => {
  for (let round = 0; round < 3; round += 1)
    expect(await payWhileHoldEnds(round)).toEqual({ hasSeat: true, others: 0 });
});

test('control: without keeping the seats while the page is open, somebody pays for a seat that was given away', async () => {
  let lost = 0;
  for (let round = 10; round < 20 && lost === 0; round += 1) {
    const { hasSeat, others: taken } = await payWhileHoldEnds(round, {
      ...paymentGuard,
      keepSeats: async () => undefined,
    });
    lost = hasSeat ? 0 : taken;
  }
  expect(lost).toBe(1);
});
