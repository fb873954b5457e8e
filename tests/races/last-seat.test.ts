import { expect, test } from 'vitest';
import { bookingGuard, bookSeats, type BookingGuard } from '#src/enrolment/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { aBooking, useShop } from '#tests/support/shop.ts';

const buyers = 50;
const shop = useShop({ maxConnections: buyers });
const by = { kind: 'system' } as const;

/** Fifty buyers press the button for one seat at the same moment; gives how many got it. */
async function sellLastSeat(guard?: BookingGuard): Promise<number> {
  const session = await aSession(shop.db, {
    course: await aCourse(shop.db, { priceCents: 38_500 }),
    on: '2027-02-03',
    seats: 1,
  });
  const bookings = await Promise.all(
    Array.from({ length: buyers }, (_, index) =>
      aBooking(shop, {
        session,
        attendees: [`Racer${index}`],
        totalCents: 38_500,
        facts: { buyer: { name: 'Buyer', email: `buyer${index}@example.com`, phone: null } },
      }),
    ),
  );
  const results = await Promise.all(bookings.map((booking) => bookSeats(shop.services(), { booking, by }, guard)));
  const sold = await shop.db
    .selectFrom('seats')
    .select('id')
    .where('sessionId', '=', session.id)
    .where('state', '=', 'held')
    .execute();
  expect(results.filter(({ ok }) => ok)).toHaveLength(sold.length);
  const refusals = new Set(results.flatMap((result) => (result.ok ? [] : result.reason)));
  expect([...refusals].every((reason) => reason === 'session-full' || reason === 'busy')).toBe(true);
  return sold.length;
}

test('the last seat goes to one of fifty buyers', async () => {
  for (let round = 0; round < 5; round += 1) expect(await sellLastSeat()).toBe(1);
});

test('control: without the lock the last seat is sold more than once', async () => {
  let oversold = 0;
  for (let round = 0; round < 10 && oversold === 0; round += 1) {
    oversold = (await sellLastSeat({ ...bookingGuard, lockSessions: async () => undefined })) - 1;
  }
  expect(oversold).toBeGreaterThan(0);
});

// Under REPEATABLE READ the count sees what was there before the lock was waited for, so that the lock guards nothing.
test('control: with the lock, but under REPEATABLE READ, the last seat is sold more than once', async () => {
  let oversold = 0;
  for (let round = 0; round < 10 && oversold === 0; round += 1) {
    oversold = (await sellLastSeat({ ...bookingGuard, isolation: 'repeatable read' })) - 1;
  }
  expect(oversold).toBeGreaterThan(0);
});
