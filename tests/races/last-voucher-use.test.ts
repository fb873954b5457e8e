import { expect, test } from 'vitest';
import { bookingGuard, bookSeats, type BookingGuard } from '#src/enrolment/index.ts';
import { findVoucher } from '#src/orders/index.ts';
import { aCourse, aSession, aVoucher } from '#tests/support/builders.ts';
import { aBooking, useShop } from '#tests/support/shop.ts';

const buyers = 20;
const shop = useShop({ maxConnections: buyers });
const by = { kind: 'system' } as const;

/**
 * Twenty buyers, each in a session of their own so that no lock of a session stands between them, send the last use of one
 * voucher at the same moment; gives how many used it.
 */
async function useLastOne(guard?: BookingGuard): Promise<number> {
  const course = await aCourse(shop.db, { priceCents: 38_500 });
  const voucher = await aVoucher(shop.db, { percent: 50, maxUses: 1 });
  const bookings = [];
  for (let index = 0; index < buyers; index += 1) {
    const session = await aSession(shop.db, { course });
    const buyer = { name: 'Buyer', email: `buyer${index}@example.com`, phone: null };
    const facts = { buyer, voucherCode: voucher.code };
    bookings.push(await aBooking(shop, { session, attendees: [`Racer${index}`], totalCents: 19_250, facts }));
  }
  const results = await Promise.all(bookings.map((booking) => bookSeats(shop.services(), { booking, by }, guard)));
  const used = await shop.db.selectFrom('seats').select('id').where('voucherId', '=', voucher.id).execute();
  expect(results.filter(({ ok }) => ok)).toHaveLength(used.length);
  const refusals = new Set(results.flatMap((result) => (result.ok ? [] : result.reason)));
  expect([...refusals].every((reason) => reason === 'voucher-refused' || reason === 'busy')).toBe(true);
  return used.length;
}

test('the last use of a voucher goes to one of twenty buyers', async () => {
  for (let round = 0; round < 3; round += 1) expect(await useLastOne()).toBe(1);
});

test('control: without its lock the last use is had more than once', async () => {
  let overused = 0;
  for (let round = 0; round < 10 && overused === 0; round += 1) {
    overused = (await useLastOne({ ...bookingGuard, lockVoucher: findVoucher })) - 1;
  }
  expect(overused).toBeGreaterThan(0);
});
