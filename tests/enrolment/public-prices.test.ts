import { expect, test } from 'vitest';
import { attendeeNamed, bookSeats, listPublicPrices } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPriceRule, aPriceTier, aSession } from '#tests/support/builders.ts';
import { aBooking, book, useShop } from '#tests/support/shop.ts';

const shop = useShop();

async function pricesOf(session: { id: string }) {
  const prices = await listPublicPrices(shop.services(), { sessionIds: [session.id], courseIds: [] });
  const price = prices.get(session.id);
  if (!price) throw new Error('No price');
  return price;
}

test('the price shown is the price charged, also at the instant at which the early bird ends and after it', async () => {
  const session = await aSession(shop.db, { on: '2027-02-03' });
  await aPriceRule(shop.db, { kind: 'early-bird', sessionId: session.id, percent: 10, daysBefore: 14 });
  const { until } = await pricesOf(session);
  if (!until) throw new Error('It does not end');
  for (const [at, cents] of [
    [until, 34_650],
    [new Date(until.getTime() + 1), 38_500],
  ] as const) {
    shop.clock.advance({ minutes: (at.getTime() - shop.clock.now().getTime()) / 60_000 });
    expect(shop.clock.now()).toEqual(at);
    const { nowCents } = await pricesOf(session);
    expect(nowCents).toBe(cents);
    await book(shop, { session, attendees: [`Ann${cents}`], totalCents: nowCents });
  }
});

test('a tier has its own price, by the same rules, and the seats that are left at it', async () => {
  const session = await aSession(shop.db, { on: '2027-06-03' });
  const tier = await aPriceTier(shop.db, session.id, { seats: 2 });
  await aPriceTier(shop.db, session.id, { label: 'Students', seats: null, priceCents: 10_000 });
  await aPriceRule(shop.db, { kind: 'group', sessionId: session.id, minSeats: 2, percent: 10 });
  expect((await pricesOf(session)).tiers).toMatchObject([
    { id: tier.id, nowCents: 20_000, seatsLeft: 2, groups: [{ minSeats: 2, unitCents: 18_000 }] },
    { label: 'Students', nowCents: 10_000, seatsLeft: null },
  ]);
  const attendees = [attendeeNamed('Ben', `${newId()}@example.com`), attendeeNamed('Cal', `${newId()}@example.com`)];
  const items = [{ courseId: session.courseId, sessionId: session.id, priceTierId: tier.id, attendees }];
  const booking = await aBooking(shop, { session, attendees: [], totalCents: 36_000, facts: { items } });
  expect(await bookSeats(shop.services(), { booking, by: { kind: 'system' } })).toSucceed();
  expect((await pricesOf(session)).tiers[0]).toMatchObject({ seatsLeft: 0 });
});

test('an online course is asked for by itself, and so is one that has no date', async () => {
  const online = await aCourse(shop.db, { kind: 'online', priceCents: 9_900 });
  const dated = await aCourse(shop.db, { priceCents: 12_000 });
  await aPriceRule(shop.db, { kind: 'group', courseId: online.id, minSeats: 5 });
  const courseIds = [online.id, dated.id];
  const prices = await listPublicPrices(shop.services(), { sessionIds: [], courseIds });
  expect(prices.get(online.id)).toMatchObject({ nowCents: 9_900, groups: [{ minSeats: 5, unitCents: 8_910 }] });
  expect(prices.get(dated.id)).toMatchObject({ nowCents: 12_000, until: null });
});
