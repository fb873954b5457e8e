import { beforeEach, describe, expect, test } from 'vitest';
import {
  cancelSeat,
  giveUpOrder,
  previewCancellation,
  reconcilePayments,
  transferSeatForStaff,
} from '#src/enrolment/index.ts';
import { sendRefunds } from '#src/orders/index.ts';
import { aCourse, anOrganisation, aPrerequisite, aSession, aViewer } from '#tests/support/builders.ts';
import { book, mailTo, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aSeatToMove, booksOf, choicesOf, datesOf, move } from './transfer-story.ts';

const shop = useShop();
const held = ['2027-02-02 confirmed', '2027-03-09 held'];
const moved = ['2027-02-02 transferred', '2027-03-09 confirmed'];

beforeEach(() => shop.clock.set('2026-12-01T00:00:00Z'));

describe('to a date at the same price or a cheaper one', () => {
  test('moves at once; everybody is told, and twice changes nothing', async () => {
    const seat = await aSeatToMove(shop);
    expect(await move(shop, seat, 0)).toSucceed();
    expect(await datesOf(shop, seat.order)).toEqual(moved);
    expect(await mailTo(shop, 'ann@example.com')).toEqual(['seat-confirmed', 'seat-moved', 'seat-confirmed']);
    expect(await mailTo(shop, 'office@example.com')).toContain('order-seat-moved');
    expect(await move(shop, seat, 0)).toBeRefused('not-movable');
    expect(await datesOf(shop, seat.order)).toEqual(moved);
    expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 38_500, keptCents: 38_500, paperCents: 38_500 });
  });

  test('the difference goes back, with a note, less the fee', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Bob', otherCents: 27_500, feeCents: 2_200 });
    const preview = valueOf(await choicesOf(shop, seat));
    expect(preview).toMatchObject({ feeCents: 2_200, choices: { count: 1 } });
    expect(valueOf(preview.choices.items[0]?.quote ?? { ok: false, reason: 'none' })).toMatchObject({
      ...{ priceCents: 27_500, differenceCents: -11_000, moveCents: -8_800 },
    });
    expect(await move(shop, seat, -8_800)).toSucceed();
    await sendRefunds(shop.services());
    expect(await booksOf(shop, seat.order)).toEqual({
      ...{ owedCents: 29_700, keptCents: 29_700, paperCents: 29_700, gstCents: 2_700 },
    });
  });

  test('the calendar loses the old date by the old entry', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Cal' });
    await move(shop, seat, 0);
    const [out] = await shop.db
      .selectFrom('messages')
      .select('attachments')
      .where('toEmail', '=', 'cal@example.com')
      .where('kind', '=', 'seat-moved')
      .execute();
    expect(JSON.stringify(out?.attachments)).toContain('METHOD:CANCEL');
    expect(JSON.stringify(out?.attachments)).toContain(seat.seatId);
  });
});

describe('close to the start', () => {
  // Half goes back from seven days before the start on, nothing from two.
  const halfway = '2027-01-29T00:00:00Z';
  const back = async ({ order, access }: Awaited<ReturnType<typeof aSeatToMove>>) => {
    const seat = (await seatsOf(shop, order)).find(({ state }) => state === 'confirmed');
    const preview = await previewCancellation(shop.services(), { ...order, seatId: seat?.id ?? '', access });
    return valueOf(preview);
  };

  test('a move does not turn half of the price into all of it, on whatever date it ends', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Zoe' });
    shop.clock.set(halfway);
    expect(await move(shop, seat, 0)).toSucceed();
    expect(await back(seat)).toMatchObject({
      refundCents: 19_250,
      because: 'When this seat was moved, 50 % of its price would have gone back, and that stays so.',
    });
  });

  test('a cheaper date and a cancellation together give no more back than cancelling would', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Yan', otherCents: 18_500 });
    shop.clock.set(halfway);
    expect(valueOf(await choicesOf(shop, seat)).refundCapPercent).toBe(50);
    expect(await move(shop, seat, -10_000)).toSucceed();
    expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 28_500, paperCents: 28_500 });
    expect((await back(seat)).refundCents + 10_000).toBe(19_250);
  });

  test('in good time it costs nobody a right', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Xia' });
    expect(await move(shop, seat, 0)).toSucceed();
    expect((await back(seat)).refundCents).toBe(38_500);
  });
});

describe('to a dearer date', () => {
  test('keeps the new seat while it is paid for, and then takes the old one’s place', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Dee', otherCents: 49_500, feeCents: 1_100 });
    expect(valueOf(await move(shop, seat, 12_100)).toPayCents).toBe(12_100);
    expect(await datesOf(shop, seat.order)).toEqual(held);
    expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 38_500, paperCents: 38_500 });
    await shop.stripe.control.pay(await openPaymentPage(shop, seat.order));
    await reconcilePayments(shop.services());
    await reconcilePayments(shop.services());
    expect(await datesOf(shop, seat.order)).toEqual(moved);
    expect(await booksOf(shop, seat.order)).toEqual({
      ...{ owedCents: 50_600, keptCents: 50_600, paperCents: 50_600, gstCents: 4_600 },
    });
  });

  test('that is never paid changes nothing, and may be begun anew', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Eve', otherCents: 49_500 });
    await move(shop, seat, 11_000);
    shop.clock.advance({ minutes: 21 });
    await reconcilePayments(shop.services());
    expect(await datesOf(shop, seat.order)).toEqual(['2027-02-02 confirmed', '2027-03-09 cancelled']);
    expect(await move(shop, seat, 11_000)).toSucceed();
    expect(await datesOf(shop, seat.order)).toEqual([
      '2027-02-02 confirmed',
      '2027-03-09 cancelled',
      '2027-03-09 held',
    ]);
    expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 38_500, keptCents: 38_500 });
  });

  test('given up on the way to the payment leaves everything as it was', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Fay', otherCents: 49_500 });
    await move(shop, seat, 11_000);
    await openPaymentPage(shop, seat.order);
    expect(await move(shop, seat, 11_000)).toBeRefused('payment-underway');
    const given = { orderId: seat.order.orderId, access: seat.access };
    expect(await giveUpOrder(shop.services(), given)).toSucceed();
    expect(await datesOf(shop, seat.order)).toEqual(['2027-02-02 confirmed', '2027-03-09 cancelled']);
    expect(await giveUpOrder(shop.services(), given)).toBeRefused('already-paid');
  });

  test('paid after the old seat was given back: the move is off, and all of the money goes back', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Gil', otherCents: 49_500 });
    await move(shop, seat, 11_000);
    const checkout = await openPaymentPage(shop, seat.order);
    const by = await aViewer(shop.db, { role: 'coordinator' });
    const cancelled = { seatId: seat.seatId, reason: 'Ill', refundCents: 38_500, by };
    expect(await cancelSeat(shop.services(), cancelled)).toSucceed();
    await shop.stripe.control.pay(checkout);
    await reconcilePayments(shop.services());
    await sendRefunds(shop.services());
    expect(await datesOf(shop, seat.order)).toEqual(['2027-02-02 cancelled', '2027-03-09 cancelled']);
    expect(await booksOf(shop, seat.order)).toEqual({ owedCents: 0, keptCents: 0, paperCents: 0, gstCents: 0 });
  });

  test.each([
    ['trusted then and now is owed, and moves at once', 'trusted', 0, 0],
    ['trusted no more is paid first', 'none', 0, 11_000],
    ['that was never trusted is paid first', 'trusted', 38_500, 11_000],
  ] as const)('on the invoice of an account %s', async (_, terms, seatsFromCents, toPayCents) => {
    const seat = await aSeatToMove(shop, { attendee: 'Hal', otherCents: 49_500 });
    const { id: organisationId } = await anOrganisation(shop.db, { terms });
    await shop.db
      .updateTable('orders')
      .set({ paysBy: 'invoice', dueOn: '2027-01-31', organisationId, seatsFromCents })
      .where('id', '=', seat.order.orderId)
      .execute();
    expect(valueOf(await choicesOf(shop, seat)).isOwed).toBe(toPayCents === 0);
    expect(valueOf(await move(shop, seat, 11_000)).toPayCents).toBe(toPayCents);
    if (toPayCents > 0) return;
    expect(await datesOf(shop, seat.order)).toEqual(moved);
    expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 49_500, keptCents: 38_500, paperCents: 49_500 });
  });
});

describe('is refused', () => {
  test('when it is full, too late, or costs something else than was shown', async () => {
    const full = await aSeatToMove(shop, { attendee: 'Ida', otherSeats: 0 });
    expect(await move(shop, full, 0)).toBeRefused('session-full');
    const seat = await aSeatToMove(shop, { attendee: 'Jim', otherCents: 49_500 });
    expect(await move(shop, seat, 0)).toMatchObject({ reason: 'move-price-changed', moveCents: 11_000 });
    shop.clock.set('2027-01-31T21:30:01Z');
    expect(await move(shop, seat, 11_000)).toBeRefused('too-late-to-move');
    expect(await choicesOf(shop, seat)).toBeRefused('too-late-to-move');
    expect(await datesOf(shop, seat.order)).toEqual(['2027-02-02 confirmed']);
  });

  test('for strangers, another course, the same date, and where they have a seat already', async () => {
    const seat = await aSeatToMove(shop, { attendee: 'Kay' });
    expect(await move(shop, { ...seat, access: { viewer: null, key: 'guessed' } }, 0)).toBeRefused('not-found');
    const elsewhere = await aSession(shop.db, { on: '2027-03-10' });
    expect(await move(shop, { ...seat, other: elsewhere }, 0)).toBeRefused('not-on-sale');
    expect(await move(shop, { ...seat, other: seat.session }, 0)).toBeRefused('same-session');
    await book(shop, { session: seat.other, attendees: ['Kay'], totalCents: 38_500 });
    expect(await move(shop, seat, 0)).toBeRefused('already-enrolled');
  });
});

test('a learner whose employer paid moves to a date at the same price, and asks the employer for a dearer one', async () => {
  const seat = await aSeatToMove(shop, { attendee: 'Lou', otherCents: 49_500 });
  const person = await shop.db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('email', '=', 'lou@example.com')
    .executeTakeFirstOrThrow();
  const own = { ...seat, access: { viewer: await aViewer(shop.db, { person }), key: null } };
  expect(await move(shop, own, 11_000)).toBeRefused('ask-the-payer');
  await shop.db.updateTable('sessions').set({ priceCents: 27_500 }).where('id', '=', seat.other.id).execute();
  expect(await move(shop, own, -11_000)).toSucceed();
  await sendRefunds(shop.services());
  // What is left over went to whoever paid.
  expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 27_500, keptCents: 27_500 });
});

test('what has gone back before is neither given twice nor asked for again', async () => {
  const seat = await aSeatToMove(shop, { attendee: 'Mel', otherCents: 30_000 });
  await shop.db.updateTable('seats').set({ refundedCents: 5_000 }).where('id', '=', seat.seatId).execute();
  const quote = valueOf(await choicesOf(shop, seat)).choices.items[0]?.quote;
  expect(quote).toMatchObject({ value: { refundedCents: 5_000, moveCents: -8_500 } });
  expect(await move(shop, seat, -8_500)).toSucceed();
  expect(await seatsOf(shop, seat.order)).toMatchObject([{ refundedCents: 5_000 }, { refundedCents: 5_000 }]);
});

test('staff move a seat to another course, whose prerequisites are asked, at a fee of their own', async () => {
  const seat = await aSeatToMove(shop, { attendee: 'Ned' });
  const course = await aCourse(shop.db, { priceCents: 60_500 });
  const other = await aSession(shop.db, { course, on: '2027-04-14' });
  const prerequisite = await aPrerequisite(shop.db, { course, requires: await aCourse(shop.db) });
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const asked = { seatId: seat.seatId, toSessionId: other.id, by, reason: 'Wrong level', fee: 0 };
  const freely = { ...asked, isRiseFree: true, expectedCents: 0 };
  expect(await transferSeatForStaff(shop.services(), freely)).toBeRefused('prerequisite-missing');
  await shop.db.deleteFrom('coursePrerequisites').where('id', '=', prerequisite.id).execute();
  expect(await transferSeatForStaff(shop.services(), freely)).toSucceed();
  expect(await datesOf(shop, seat.order)).toEqual(['2027-02-02 transferred', '2027-04-13 confirmed']);
  expect(await booksOf(shop, seat.order)).toMatchObject({ owedCents: 38_500, paperCents: 38_500 });
  const trainer = await aViewer(shop.db, { role: 'trainer' });
  expect(await transferSeatForStaff(shop.services(), { ...freely, by: trainer })).toBeRefused('not-allowed');
});
