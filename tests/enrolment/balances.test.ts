import { expect, test } from 'vitest';
import { bookSeats, endPartPaidBookings, giveUpOrder, settlePayment } from '#src/enrolment/index.ts';
import {
  findBalance,
  giveBackSurplus,
  insertBalanceEntry,
  lowerPrice,
  refreshPaymentState,
  sumBalance,
} from '#src/orders/index.ts';
import { insertBankTransfer } from '#src/payments/index.ts';
import { aCourse, aPerson, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { aBooking, linkTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, mailAbout, moneyOf, papersOf } from './invoice-story.ts';

const shop = useShop();

/** Somebody for whom so much is kept from an earlier booking, signed in. */
async function somebodyWith(cents: number) {
  const person = await aPerson(shop.db, 'Bea Balance');
  const earlier = await aSeat(shop.db, { session: await aSession(shop.db), learner: person });
  const at = shop.clock.now();
  const entry = { owner: { personId: person.id }, orderId: earlier.orderId, cents, reason: 'Session cancelled', at };
  await shop.db.transaction().execute((trx) => insertBalanceEntry(trx, entry));
  return { person, viewer: await aViewer(shop.db, { person }) };
}

type Somebody = Awaited<ReturnType<typeof somebodyWith>>;

async function bookWithBalance({ person, viewer }: Somebody, { attendees = ['Ana'], email = person.email } = {}) {
  const session = await aSession(shop.db, {
    course: await aCourse(shop.db, { priceCents: 38_500 }),
    on: '2027-02-03',
    seats: 10,
  });
  const facts = { useBalance: true, buyer: { name: person.name, email, phone: null } };
  const booking = await aBooking(shop, { session, attendees, totalCents: attendees.length * 38_500, facts });
  const by = { kind: 'person', personId: viewer.personId } as const;
  return bookSeats(shop.services(), { booking, by, viewer });
}

const left = ({ person }: Somebody) => sumBalance(shop.db, { personId: person.id });

test('a balance that covers the price pays it: seats at once, an invoice that is paid, nothing at the provider', async () => {
  const bea = await somebodyWith(50_000);
  const order = valueOf(await bookWithBalance(bea));
  expect(order.needsPayment).toBe(false);
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['confirmed']);
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 38_500, outstandingCents: 0 });
  expect(await left(bea)).toBe(11_500);
  const [invoice] = await papersOf(shop, order);
  expect(invoice?.snapshot).toMatchObject({ totalCents: 38_500, paidCents: 38_500 });
});

test('a smaller one is used up, and the card is asked for the rest', async () => {
  const bea = await somebodyWith(10_001);
  const order = valueOf(await bookWithBalance(bea));
  expect(order.needsPayment).toBe(true);
  expect(await left(bea)).toBe(0);
  const checkoutId = await openPaymentPage(shop, order);
  const { amountCents } = await shop.db
    .selectFrom('paymentAttempts')
    .select('amountCents')
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  expect(amountCents).toBe(28_499);
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by: { kind: 'system' } }));
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['confirmed']);
});

test('what it paid of a booking goes back to it when the booking is given up, once', async () => {
  const bea = await somebodyWith(10_000);
  const order = valueOf(await bookWithBalance(bea));
  await openPaymentPage(shop, order);
  const asked = { orderId: order.orderId, access: await linkTo(shop, order) };
  for (let time = 0; time < 2; time += 1) valueOf(await giveUpOrder(shop.services(), asked));
  expect(await left(bea)).toBe(10_000);
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['cancelled']);
  const papers = await papersOf(shop, order);
  expect(papers.map(({ totalCents }) => totalCents)).toEqual([38_500, -38_500]);
  expect(await moneyOf(shop, order)).toEqual({ owedCents: 0, keptCents: 0, outstandingCents: 0, surplusCents: 0 });
});

test('what it paid of a booking goes back to it a day after the hold, when the card was never asked or not paid', async () => {
  const bea = await somebodyWith(10_000);
  const order = valueOf(await bookWithBalance(bea));
  shop.clock.advance({ hours: 24 });
  expect(await endPartPaidBookings(shop.services())).toBe(0);
  shop.clock.advance({ minutes: 21 });
  expect(await endPartPaidBookings(shop.services())).toBe(1);
  expect(await endPartPaidBookings(shop.services())).toBe(0);
  expect(await left(bea)).toBe(10_000);
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['cancelled']);
  const mails = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'invoice-taken-back');
  expect(mails.map(({ bodyText }) => bodyText)).toEqual([expect.stringContaining('the rest did not come')]);
});

test('it is nobody else’s to use: not with another buyer’s e-mail, and not without signing in', async () => {
  const [bea, eve] = [await somebodyWith(50_000), await somebodyWith(0 + 1)];
  expect(await bookWithBalance(eve, { email: bea.person.email })).toMatchObject({
    ok: false,
    reason: 'balance-not-yours',
  });
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), seats: 5 });
  const buyer = { name: 'Bea', email: bea.person.email, phone: null };
  const facts = { useBalance: true, buyer };
  const booking = await aBooking(shop, { session, attendees: ['Ana'], totalCents: 38_500, facts });
  expect(await bookSeats(shop.services(), { booking, by: { kind: 'system' } })).toMatchObject({
    reason: 'balance-not-yours',
  });
  expect(await left(bea)).toBe(50_000);
});

test('what was paid from a balance goes back to the balance, and what came by card to the card', async () => {
  const bea = await somebodyWith(10_000);
  const order = valueOf(await bookWithBalance(bea));
  const checkoutId = await openPaymentPage(shop, order);
  await shop.stripe.control.pay(checkoutId);
  valueOf(await settlePayment(shop.services(), { checkoutId, by: { kind: 'system' } }));
  const { orderId } = order;
  await shop.db.transaction().execute(async (trx) => {
    const change = { orderId, cents: 38_500, gstCents: 3_500, reason: 'Test', description: 'Seat', detail: null };
    await lowerPrice(shop.services(), trx, change);
    expect(await giveBackSurplus(shop.services(), trx, { orderId, reason: 'Test', to: 'origin' })).toBe(38_500);
  });
  const refunds = await shop.db
    .selectFrom('refunds')
    .select(['method', 'amountCents', 'state'])
    .where('orderId', '=', orderId)
    .orderBy('amountCents')
    .execute();
  expect(refunds).toEqual([
    { method: 'balance', amountCents: 10_000, state: 'succeeded' },
    { method: 'provider', amountCents: 28_500, state: 'requested' },
  ]);
  expect(await left(bea)).toBe(10_000);
});

test('of two who paid for one order, whoever paid last has their money back first', async () => {
  const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
  const { orderId } = order;
  const transfers = [
    { amountCents: 10_000, reference: 'first', receivedAt: new Date('2026-11-01T00:00:00Z') },
    { amountCents: 28_500, reference: 'last', receivedAt: new Date('2026-11-20T00:00:00Z') },
  ];
  await shop.db.transaction().execute(async (trx) => {
    for (const transfer of transfers) await insertBankTransfer(trx, { orderId, ...transfer });
    await refreshPaymentState(trx, orderId);
    const change = { orderId, cents: 30_000, gstCents: 2_727, reason: 'Test', description: 'Seat', detail: null };
    await lowerPrice(shop.services(), trx, change);
    await giveBackSurplus(shop.services(), trx, { orderId, reason: 'Test', to: 'origin' });
  });
  const refunds = await shop.db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.paymentId')
    .select(['reference', 'refunds.amountCents'])
    .where('refunds.orderId', '=', orderId)
    .orderBy('reference')
    .execute();
  expect(refunds).toEqual([
    { reference: 'first', amountCents: 1_500 },
    { reference: 'last', amountCents: 28_500 },
  ]);
});

test('an organisation’s balance pays its invoice first, and its bookers see the history', async () => {
  const employer = await anEmployer(shop, { terms: 'when-paid' });
  const owner = { organisationId: employer.organisation.id };
  const earlier = await aSeat(shop.db, { session: await aSession(shop.db) });
  const at = shop.clock.now();
  const entry = { owner, orderId: earlier.orderId, cents: 40_000, reason: 'Session cancelled', at };
  await shop.db.transaction().execute((trx) => insertBalanceEntry(trx, entry));
  const order = valueOf(await bookFor(shop, employer, ['Ana'], { useBalance: true }));
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect((await seatsOf(shop, order)).map(({ state }) => state)).toEqual(['confirmed']);
  const seen = valueOf(await findBalance(shop.services(), { viewer: employer.viewer, owner, page: 1 }));
  expect(seen.cents).toBe(1_500);
  expect(seen.entries.items.map(({ cents }) => cents).toSorted((one, other) => one - other)).toEqual([-38_500, 40_000]);
  const stranger = await aViewer(shop.db);
  expect(await findBalance(shop.services(), { viewer: stranger, owner, page: 1 })).toMatchObject({
    reason: 'not-found',
  });
});
