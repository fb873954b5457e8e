import { expect, test } from 'vitest';
import { inTransaction } from '#src/database.ts';
import { findMoney, giveBackSurplus, lowerPrice, raisePrice } from '#src/orders/index.ts';
import { sumBalance } from '#src/orders/balance-queries.ts';
import { ok } from '#src/shared/result.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, bookAndPay, paymentStateOfOrder, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const change = { reason: 'Ill', description: 'Cancelled: Drying Timber Floors', detail: null };

async function aWorkshop() {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), on: '2027-02-03' });
}

async function fall({ orderId }: { orderId: string }, cents: number, to: 'origin' | 'balance' = 'origin') {
  return inTransaction(shop.db, async (trx) => {
    await lowerPrice(shop.services(), trx, { orderId, cents, gstCents: Math.round(cents / 11), ...change });
    return ok(await giveBackSurplus(shop.services(), trx, { orderId, reason: 'Ill', to }));
  });
}

async function notesOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('taxDocuments')
    .select(['kind', 'totalCents', 'gstCents'])
    .where('orderId', '=', orderId)
    .orderBy('issuedAt')
    .orderBy('number', 'desc')
    .execute();
}

test('a price that falls after it was paid sends the difference back once', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Ann'], totalCents: 38_500 });
  expect(await fall(order, 10_000)).toMatchObject({ value: 10_000 });
  expect(await findMoney(shop.db, order.orderId)).toMatchObject({
    ...{ owedCents: 28_500, keptCents: 28_500, outstandingCents: 0, surplusCents: 0 },
  });
  const { orderId } = order;
  const again = await inTransaction(shop.db, async (trx) =>
    ok(await giveBackSurplus(shop.services(), trx, { orderId, reason: 'Ill', to: 'origin' })),
  );
  expect(again).toMatchObject({ value: 0 });
  expect(await paymentStateOfOrder(shop, order)).toBe('refunding');
});

test('a price that falls before anything was paid sends nothing back, and without an invoice needs no paper', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Ben'], totalCents: 38_500 });
  expect(await fall(order, 38_500)).toMatchObject({ value: 0 });
  expect(await paymentStateOfOrder(shop, order)).toBe('free');
  expect(await notesOf(order)).toEqual([]);
});

test('a payer who prefers it keeps the money as balance, at once', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Cai'], totalCents: 38_500 });
  await fall(order, 38_500, 'balance');
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  const { buyerPersonId } = await shop.db
    .selectFrom('orders')
    .select('buyerPersonId')
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  expect(await sumBalance(shop.db, { personId: buyerPersonId ?? '' })).toBe(38_500);
});

test('a price that rises is owed, and its note adds up with the invoice', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Dot'], totalCents: 38_500 });
  const { orderId } = order;
  await inTransaction(shop.db, async (trx) => {
    await raisePrice(shop.services(), trx, { orderId, cents: 11_000, gstCents: 1_000, ...change });
    return ok();
  });
  expect(await paymentStateOfOrder(shop, order)).toBe('part-paid');
  expect(await findMoney(shop.db, orderId)).toMatchObject({ owedCents: 49_500, outstandingCents: 11_000 });
  expect(await notesOf(order)).toEqual([
    { kind: 'tax-invoice', totalCents: 38_500, gstCents: 3_500 },
    { kind: 'adjustment-note', totalCents: 11_000, gstCents: 1_000 },
  ]);
});

test('a price cannot fall below nothing', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Eve'], totalCents: 38_500 });
  await expect(fall(order, 38_501)).rejects.toThrow();
  expect(await findMoney(shop.db, order.orderId)).toMatchObject({ owedCents: 38_500 });
});
