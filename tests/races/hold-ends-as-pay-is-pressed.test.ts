import { expect, test } from 'vitest';
import { bookSeats, paymentGuard, type PaymentGuard, startPayment } from '#src/enrolment/index.ts';
import { findOrder } from '#src/orders/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { aBooking, book, linkTo, useShop } from '#tests/support/shop.ts';

const shop = useShop({ maxConnections: 8 });
const by = { kind: 'system' } as const;
let serial = 0;

/**
 * The buyer of a session's last seat presses Pay in the last second of their hold. That second passes while the site is at
 * work on it, and somebody else books the seat. Gives how many have it then: one, or the session is oversold.
 */
async function pressPayAsHoldEnds(questionsLater: number, guard?: PaymentGuard): Promise<number> {
  serial += 1;
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), seats: 1 });
  const order = await book(shop, { session, attendees: [`Late${serial}`], totalCents: 38_500 });
  const booking = await aBooking(shop, {
    session,
    attendees: [`Quick${serial}`],
    totalCents: 38_500,
    facts: { buyer: { name: 'Quick', email: `quick${serial}@example.com`, phone: null } },
  });
  const access = await linkTo(shop, order);
  shop.clock.advance({ minutes: 19, seconds: 59 });
  const arrive = async () => {
    for (let asked = 0; asked < questionsLater; asked += 1) await findOrder(shop.db, order.orderId);
    shop.clock.advance({ seconds: 2 });
    await bookSeats(shop.services(), { booking, by });
  };
  await Promise.all([startPayment(shop.services(), { orderId: order.orderId, access }, guard), arrive()]);
  const seats = await shop.db
    .selectFrom('seats')
    .select('id')
    .where('sessionId', '=', session.id)
    .where('state', '=', 'held')
    .where((eb) => eb.or([eb('holdExpiresAt', 'is', null), eb('holdExpiresAt', '>', shop.clock.now())]))
    .execute();
  return seats.length;
}

test('a hold that ends while Pay is pressed keeps its seat or loses it, and the seat is sold once', async () => {
  for (let round = 0; round < 16; round += 1) expect(await pressPayAsHoldEnds(round)).toBe(1);
});

test('control: without the lock of the session the seat is sold twice', async () => {
  const noLock = { ...paymentGuard, lockSessions: async () => undefined };
  let most = 0;
  for (let round = 0; round < 64 && most < 2; round += 1)
    most = Math.max(most, await pressPayAsHoldEnds(round % 16, noLock));
  expect(most).toBe(2);
});
