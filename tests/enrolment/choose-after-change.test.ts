import { describe, expect, test } from 'vitest';
import { chooseAfterChange } from '#src/enrolment/index.ts';
import { noticeRefunds, sendRefunds } from '#src/orders/index.ts';
import { aCourse } from '#tests/support/builders.ts';
import { bookAndPay, linkTo, mailTo, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aWorkshop, cancel, work, rowsOf, choose, everythingAgrees } from './session-change-story.ts';

const shop = useShop();

describe('another date', () => {
  test('is refused when it is full, of another course, or has the person already, and the seat stays to be chosen', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, full, had] = [
      await aWorkshop(shop, { course }),
      await aWorkshop(shop, { course, seats: 1 }),
      await aWorkshop(shop, { course }),
    ];
    await bookAndPay(shop, { session: full, attendees: ['Ned'], totalCents: 38_500 });
    await bookAndPay(shop, { session: had, attendees: ['Nia'], totalCents: 38_500 });
    const order = await bookAndPay(shop, { session, attendees: ['Nia'], totalCents: 38_500 });
    const { changeId } = valueOf(await cancel(shop, session));
    await work(shop);
    const to = (sessionId: string) => choose(shop, order, changeId ?? '', [{ choice: 'transfer', sessionId }]);
    expect(await to(full.id)).toBeRefused('session-full');
    expect(await to(had.id)).toBeRefused('already-enrolled');
    expect(await to((await aWorkshop(shop)).id)).toBeRefused('not-on-sale');
    expect(await to(session.id)).toBeRefused('same-session');
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }]);
    await everythingAgrees(shop);
  });

  test('has its last seat for one of two who choose it at once', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, last] = [await aWorkshop(shop, { course }), await aWorkshop(shop, { course, seats: 1 })];
    const orders = [
      await bookAndPay(shop, { session, attendees: ['Oli'], totalCents: 38_500 }),
      await bookAndPay(shop, { session, attendees: ['Ora'], totalCents: 38_500 }),
    ];
    const { changeId } = valueOf(await cancel(shop, session));
    await work(shop);
    const results = await Promise.all(
      orders.map((order) => choose(shop, order, changeId ?? '', [{ choice: 'transfer', sessionId: last.id }])),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await everythingAgrees(shop);
  });

  test('takes no more off the price than is left of it after a refund in the dashboard', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, cheaper] = [
      await aWorkshop(shop, { course }),
      await aWorkshop(shop, { course, priceCents: 10_000 }),
    ];
    const order = await bookAndPay(shop, { session, attendees: ['Pia'], totalCents: 38_500 });
    const { providerPaymentIntentId: paymentIntentId } = await shop.db
      .selectFrom('payments')
      .select('providerPaymentIntentId')
      .where('orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    shop.stripe.control.refundInDashboard(paymentIntentId ?? '', 30_000);
    await noticeRefunds(shop.services(), { paymentIntentId: paymentIntentId ?? '', by: { kind: 'system' } });
    const { changeId } = valueOf(await cancel(shop, session));
    await work(shop);
    expect(await choose(shop, order, changeId ?? '', [{ choice: 'transfer', sessionId: cheaper.id }])).toSucceed();
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'transferred', cents: 8_500, reducedCents: 8_500 }]);
  });

  test('costs nothing when it is dearer', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, dearer] = [
      await aWorkshop(shop, { course }),
      await aWorkshop(shop, { course, priceCents: 50_000 }),
    ];
    const order = await bookAndPay(shop, { session, attendees: ['Pam'], totalCents: 38_500 });
    const { changeId } = valueOf(await cancel(shop, session));
    await work(shop);
    expect(await choose(shop, order, changeId ?? '', [{ choice: 'transfer', sessionId: dearer.id }])).toSucceed();
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'transferred', cents: 0, reducedCents: 0 }]);
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    await everythingAgrees(shop);
  });
});

test('what was chosen before a refusal is told and paid back all the same', async () => {
  const session = await aWorkshop(shop);
  const order = await bookAndPay(shop, { session, attendees: ['Ole', 'Pal'], totalCents: 77_000 });
  const { changeId } = valueOf(await cancel(shop, session));
  await work(shop);
  const services = shop.services();
  const seats = await seatsOf(shop, order);
  const choices = (['refund', 'keep'] as const).map((choice, index) => ({ seatId: seats[index]?.id ?? '', choice }));
  const facts = { orderId: order.orderId, changeId: changeId ?? '', access: await linkTo(shop, order), choices };
  expect(await chooseAfterChange(services, facts)).toBeRefused('keep-not-possible');
  expect(services.changedTags).toContain(`session:${session.id}`);
  expect(services.woken).toEqual(expect.arrayContaining(['deliver-messages', 'send-refunds', 'offer-seats']));
});

test('who has not the link can choose nothing', async () => {
  const session = await aWorkshop(shop);
  const order = await bookAndPay(shop, { session, attendees: ['Quy'], totalCents: 38_500 });
  const { changeId } = valueOf(await cancel(shop, session));
  await work(shop);
  const [seat] = await seatsOf(shop, order);
  const choices = [{ seatId: seat?.id ?? '', choice: 'refund' as const }];
  const given = { orderId: order.orderId, changeId: changeId ?? '', choices };
  const refusal = (access: Parameters<typeof chooseAfterChange>[1]['access']) =>
    chooseAfterChange(shop.services(), { ...given, access });
  expect(await refusal({ viewer: null, key: 'guess' })).toBeRefused('not-found');
  const other = await bookAndPay(shop, { session: await aWorkshop(shop), attendees: ['Rae'], totalCents: 38_500 });
  const stranger = { orderId: other.orderId, access: await linkTo(shop, other) };
  expect(await chooseAfterChange(shop.services(), { ...given, ...stranger })).toBeRefused('not-found');
  expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }]);
});

test('a process that dies between two seats has done some of them, and the next does the rest, each once', async () => {
  const session = await aWorkshop(shop);
  const names = ['Sal', 'Sam', 'Sid', 'Sue'];
  for (const name of names) await bookAndPay(shop, { session, attendees: [name], totalCents: 38_500 });
  expect(await cancel(shop, session)).toSucceed();
  const services = shop.services();
  let asked = 0;
  // The letter of the third order cannot be signed: its seat fails, the others do not wait for it.
  const failing = {
    ...services,
    signature: (purpose: string, text: string) => {
      asked += 1;
      if (asked === 3) throw new Error('The key is gone');
      return services.signature(purpose, text);
    },
  };
  await work(shop, failing);
  const states = (await rowsOf(shop, session)).map(({ state, lastError }) => [state, lastError]);
  expect(states.filter(([state]) => state === 'asked')).toHaveLength(3);
  expect(states.filter(([state, error]) => state === 'to-tell' && error === 'The key is gone')).toHaveLength(1);
  await work(shop);
  expect((await rowsOf(shop, session)).every(({ state, lastError }) => state === 'asked' && lastError === null)).toBe(
    true,
  );
  for (const name of names) {
    const kinds = await mailTo(shop, `${name.toLowerCase()}@example.com`);
    expect(kinds.filter((kind) => kind === 'session-cancelled')).toHaveLength(1);
  }
  shop.clock.set('2026-12-21T00:00:00Z');
  // The database goes away in the middle: what was committed stays, and nothing is given back twice.
  let settled = 0;
  const dying = {
    ...services,
    pages: {
      changed: async () => {
        settled += 1;
        if (settled === 2) throw new Error('The process dies');
      },
    },
  };
  await work(shop, dying);
  await work(shop);
  expect((await rowsOf(shop, session)).map(({ state, cents }) => [state, cents])).toEqual(
    names.map(() => ['refunded', 38_500]),
  );
  await sendRefunds(shop.services());
  await everythingAgrees(shop);
  shop.clock.set('2026-12-01T00:00:00Z');
});
