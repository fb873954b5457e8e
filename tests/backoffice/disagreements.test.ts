import { describe, expect, test } from 'vitest';
import { disagreementNames, type DisagreementName, listDisagreements } from '#src/backoffice/index.ts';
import { reconcilePayments } from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { sendRefunds } from '#src/orders/index.ts';
import { aCourse } from '#tests/support/builders.ts';
import { book, openPaymentPage, useShop } from '#tests/support/shop.ts';
import { aPaidOrder, aWorkshop, breaches } from './breaches.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

/** The rules that are broken now, and how often. */
async function broken(options = {}) {
  const found = await listDisagreements(shop.db, shop.clock.now(), options);
  return Object.fromEntries(found.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
}

/** Runs the deed in a transaction that never ends well, so that no other test meets the broken rows. */
async function brokenAfter(name: DisagreementName, breakIt: (typeof breaches)[DisagreementName]) {
  class Undo extends Error {}
  let found: Awaited<ReturnType<typeof listDisagreements>> = [];
  await shop.db
    .transaction()
    .execute(async (trx) => {
      await breakIt(trx, shop);
      found = await listDisagreements(trx, shop.clock.now());
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found.find((each) => each.name === name);
}

describe('no rule is broken', () => {
  test('before anything was sold', async () => {
    expect(await broken()).toEqual({});
  });

  test('while a buyer pays, whose hold has no end', async () => {
    await openPaymentPage(
      shop,
      await book(shop, { session: await aWorkshop(shop), attendees: ['Amy'], totalCents: 38_500 }),
    );
    expect(await broken()).toEqual({});
  });

  test('while a bank takes its days', async () => {
    const order = await book(shop, { session: await aWorkshop(shop), attendees: ['Ben'], totalCents: 38_500 });
    shop.stripe.control.payByBank(await openPaymentPage(shop, order));
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });

  test('by a free seat, a paid one, one cancelled in part and one refunded whole', async () => {
    await book(shop, {
      course: await aCourse(shop.db, { kind: 'online', priceCents: 0 }),
      attendees: ['Cat'],
      totalCents: 0,
    });
    const { seats } = await aPaidOrder(shop, ['Dan', 'Dee', 'Dot']);
    const back = [10_000, 'all' as const, 0];
    for (const [index, refundCents] of back.entries()) {
      await cancelOneSeat(shop.services(), { seatId: seats[index]?.id ?? '', reason: 'Ill', refundCents }, by);
      expect(await broken()).toEqual({});
    }
    await sendRefunds(shop.services());
    expect(await broken()).toEqual({});
  });

  test('by a hold that lapsed and a booking that was never paid', async () => {
    await book(shop, { session: await aWorkshop(shop, { seats: 1 }), attendees: ['Eve'], totalCents: 38_500 });
    shop.clock.advance({ minutes: 40 });
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });
});

describe('what is mended within minutes', () => {
  test('is no breach until the worker has had the time', async () => {
    const order = await book(shop, { session: await aWorkshop(shop), attendees: ['Fay'], totalCents: 38_500 });
    shop.stripe.control.pay(await openPaymentPage(shop, order));
    await reconcilePayments(shop.services());
    await shop.db.updateTable('seats').set({ state: 'held' }).where('orderId', '=', order.orderId).execute();
    expect(await broken({ graceMinutes: 5 })).toEqual({});
    expect(await broken()).toEqual({ 'paid-without-seats': 1 });
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });
});

describe('a broken rule is counted and shown:', () => {
  test.each(disagreementNames)('%s', async (name) => {
    const found = await brokenAfter(name, breaches[name]);
    expect(found?.count).toBe(1);
    expect(found?.examples).toHaveLength(1);
    expect(found?.examples[0]?.label).toBeTruthy();
  });
});
