import { beforeEach, describe, expect, test } from 'vitest';
import { cancelOwnSeat, type OrderAccess, previewCancellation } from '#src/enrolment/index.ts';
import { findMoney, listTaxDocuments, sendRefunds } from '#src/orders/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { book, bookAndPay, linkTo, mailTo, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';

const shop = useShop();
/** Wed 3 Feb 2027, 8:30 am AEDT; the policy gives all until 7 days before, half until 2. */
const beforeHalf = '2027-01-26T21:30:01Z';
const lastOfHalf = '2027-01-31T21:30:00Z';

beforeEach(() => shop.clock.set('2026-12-01T00:00:00Z'));

async function aPaidSeat(attendees = ['Ann'], priceCents = 38_550) {
  const course = await aCourse(shop.db, { priceCents });
  const session = await aSession(shop.db, { course, on: '2027-02-03' });
  const order = await bookAndPay(shop, { session, attendees, totalCents: priceCents * attendees.length });
  const [seat] = await seatsOf(shop, order);
  return { order, session, seatId: seat?.id ?? '', access: (await linkTo(shop, order)) as OrderAccess };
}

type PaidSeat = Awaited<ReturnType<typeof aPaidSeat>>;

function preview({ order, seatId, access }: PaidSeat) {
  return previewCancellation(shop.services(), { orderId: order.orderId, seatId, access });
}

function cancel({ order, seatId, access }: PaidSeat, backCents: number, to: 'origin' | 'balance' = 'origin') {
  const expected = { refundCents: backCents, backCents };
  return cancelOwnSeat(shop.services(), { orderId: order.orderId, seatId, access, expected, to });
}

describe('a buyer who cancels a seat', () => {
  test('is shown what goes back and why, and gets exactly that, once', async () => {
    const seat = await aPaidSeat(['Ann', 'Ben']);
    shop.clock.set(beforeHalf);
    expect(valueOf(await preview(seat))).toMatchObject({
      refundCents: 19_275,
      backCents: 19_275,
      outstandingCents: 0,
      because: '50 % of the price goes back until Mon 1 Feb 2027, 8:30 am AEDT, 48 hours before the start.',
      next: 'After Mon 1 Feb 2027, 8:30 am AEDT it would be nothing. Your rights under the Australian Consumer Law are not affected.',
    });
    expect(await cancel(seat, 19_275)).toSucceed();
    expect(await cancel(seat, 19_275)).toBeRefused('not-cancellable');
    await sendRefunds(shop.services());
    expect(await findMoney(shop.db, seat.order.orderId)).toMatchObject({
      owedCents: 57_825,
      keptCents: 57_825,
      refundedCents: 19_275,
    });
    expect(await paymentStateOfOrder(shop, seat.order)).toBe('paid');
    expect(await seatsOf(shop, seat.order)).toMatchObject([
      { state: 'cancelled', refundedCents: 19_275 },
      { state: 'confirmed', refundedCents: 0 },
    ]);
  });

  test('has no balance of money that somebody else paid: it goes back to them, whatever is sent', async () => {
    const seat = await aPaidSeat(['Ann'], 38_550);
    const { orderId } = seat.order;
    expect(valueOf(await preview(seat))).toMatchObject({ mayKeepAsBalance: true });
    await shop.db.updateTable('paymentAttempts').set({ forPayer: true }).where('orderId', '=', orderId).execute();
    expect(valueOf(await preview(seat))).toMatchObject({ mayKeepAsBalance: false });
    expect(await cancel(seat, 38_550, 'balance')).toSucceed();
    const refunds = await shop.db.selectFrom('refunds').select('method').where('orderId', '=', orderId).execute();
    expect(refunds).toEqual([{ method: 'provider' }]);
    const kept = await shop.db.selectFrom('balanceEntries').select('id').where('orderId', '=', orderId).execute();
    expect(kept).toEqual([]);
  });

  test('has papers that add up to what is kept', async () => {
    const seat = await aPaidSeat();
    shop.clock.set(beforeHalf);
    await cancel(seat, 19_275);
    const papers = await listTaxDocuments(shop.db, seat.order.orderId);
    expect(papers.map(({ totalCents }) => totalCents)).toEqual([38_550, -19_275]);
    expect(papers.map(({ gstCents }) => gstCents)).toEqual([3_505, -1_753]);
    expect(await mailTo(shop, 'ann@example.com')).toContain('seat-cancelled');
    expect(await mailTo(shop, 'office@example.com')).toContain('seat-refunded');
  });

  test('is asked again when the step has changed since the page was opened', async () => {
    const seat = await aPaidSeat();
    shop.clock.set(lastOfHalf);
    expect(valueOf(await preview(seat)).backCents).toBe(19_275);
    shop.clock.advance({ seconds: 1 });
    expect(await cancel(seat, 19_275)).toMatchObject({ ok: false, reason: 'quote-changed', backCents: 0 });
    expect(await seatsOf(shop, seat.order)).toMatchObject([{ state: 'confirmed' }]);
    expect(await cancel(seat, 0)).toSucceed();
    expect(await paymentStateOfOrder(shop, seat.order)).toBe('paid');
  });

  test('may keep the money as a balance, and then nothing is sent', async () => {
    const seat = await aPaidSeat();
    expect(await cancel(seat, 38_550, 'balance')).toSucceed();
    await sendRefunds(shop.services());
    const entries = await shop.db
      .selectFrom('balanceEntries')
      .select('cents')
      .where('orderId', '=', seat.order.orderId)
      .execute();
    expect(entries).toEqual([{ cents: 38_550 }]);
    expect(await findMoney(shop.db, seat.order.orderId)).toMatchObject({ owedCents: 0, keptCents: 0 });
  });

  test('owes less where nothing was paid yet', async () => {
    const seat = await aPaidSeat();
    // As an organisation whose account is trusted: the seats are here before the money.
    await shop.db.deleteFrom('payments').where('orderId', '=', seat.order.orderId).execute();
    await shop.db
      .updateTable('orders')
      .set({ paymentState: 'unpaid', paysBy: 'invoice', dueOn: '2027-03-01', seatsFromCents: 0 })
      .where('id', '=', seat.order.orderId)
      .execute();
    shop.clock.set(beforeHalf);
    expect(valueOf(await preview(seat))).toMatchObject({
      refundCents: 19_275,
      backCents: 0,
      outstandingCents: 19_275,
    });
    const { orderId } = seat.order;
    const expected = { refundCents: 19_275, backCents: 0 };
    expect(
      await cancelOwnSeat(shop.services(), {
        ...{ orderId, seatId: seat.seatId, access: seat.access, expected, to: 'origin' as const },
      }),
    ).toSucceed();
    expect(await findMoney(shop.db, orderId)).toMatchObject({ owedCents: 19_275, outstandingCents: 19_275 });
  });
});

describe('who may not', () => {
  test('somebody else, a learner whose employer paid, or a guessed order', async () => {
    const seat = await aPaidSeat(['Cleo']);
    const learner = await shop.db
      .selectFrom('seats')
      .innerJoin('people', 'people.id', 'seats.learnerId')
      .select(['people.id', 'people.name', 'people.email'])
      .where('seats.id', '=', seat.seatId)
      .executeTakeFirstOrThrow();
    const viewer = await aViewer(shop.db, { person: learner });
    expect(await preview({ ...seat, access: { viewer, key: null } })).toBeRefused('not-found');
    expect(await cancel({ ...seat, access: { viewer, key: null } }, 38_550)).toBeRefused('not-found');
    expect(await cancel({ ...seat, access: { viewer: null, key: 'guessed' } }, 38_550)).toBeRefused('not-found');
    const other = await aPaidSeat(['Dora']);
    expect(await cancel({ ...seat, order: other.order, access: other.access }, 38_550)).toBeRefused('not-found');
  });

  test('nobody once the session has begun', async () => {
    const seat = await aPaidSeat();
    shop.clock.set('2027-02-02T21:30:00Z');
    expect(await preview(seat)).toBeRefused('already-begun');
    expect(await cancel(seat, 0)).toBeRefused('already-begun');
  });

  test('nobody while a hold waits for its payment', async () => {
    const course = await aCourse(shop.db, { priceCents: 10_000 });
    const session = await aSession(shop.db, { course, on: '2027-02-03' });
    const order = await book(shop, { session, attendees: ['Eve'], totalCents: 10_000 });
    const [seat] = await seatsOf(shop, order);
    const access = await linkTo(shop, order);
    expect(await preview({ order, session, seatId: seat?.id ?? '', access })).toBeRefused('not-cancellable');
  });

  test('whoever has a better choice by another link is sent there', async () => {
    const seat = await aPaidSeat();
    await shop.db
      .updateTable('sessions')
      .set({ state: 'cancelled', cancelledAt: shop.clock.now() })
      .where('id', '=', seat.session.id)
      .execute();
    expect(await preview(seat)).toBeRefused('choice-open');
  });
});

test('a seat without a price is cancelled without a paper', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }), on: '2027-02-03' });
  const order = await book(shop, { session, attendees: ['Fay'], totalCents: 0 });
  const [seat] = await seatsOf(shop, order);
  const free = { order, session, seatId: seat?.id ?? '', access: (await linkTo(shop, order)) as OrderAccess };
  expect(valueOf(await preview(free))).toMatchObject({ refundCents: 0, because: 'The seat was free.', next: null });
  expect(await cancel(free, 0)).toSucceed();
  expect(await listTaxDocuments(shop.db, order.orderId)).toEqual([]);
});
