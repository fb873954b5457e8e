import { describe, expect, test } from 'vitest';
import {
  bookSeats,
  cancelSessionWithSeats,
  chooseAfterChange,
  reconcilePayments,
  type SeatChoice,
  startPayment,
} from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { sendRefunds } from '#src/orders/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import {
  aBooking,
  book,
  bookAndPay,
  linkTo,
  mailTo,
  openPaymentPage,
  paymentStateOfOrder,
  seatsOf,
  useShop,
} from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aWorkshop, staff, cancel, work, rowsOf, choose, everythingAgrees, sum } from './session-change-story.ts';

const shop = useShop();

describe('a session that is cancelled', () => {
  test('tells every attendee with an entry that leaves the calendar, and asks whoever paid once', async () => {
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Amy', 'Ann'], totalCents: 77_000 });
    expect(await cancel(shop, session)).toSucceed();
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'to-tell' }, { state: 'to-tell' }]);
    for (let time = 0; time < 2; time += 1) await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }, { state: 'asked' }]);
    expect((await mailTo(shop, 'amy@example.com')).filter((kind) => kind === 'session-cancelled')).toHaveLength(1);
    const asked = await shop.db
      .selectFrom('messages')
      .select('bodyText')
      .where('kind', '=', 'choose-after-change')
      .where('aboutId', '=', order.orderId)
      .execute();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.bodyText).toContain(`/orders/${order.orderId}/changes/`);
    const told = await shop.db
      .selectFrom('messages')
      .select('attachments')
      .where('kind', '=', 'session-cancelled')
      .where('toEmail', '=', 'amy@example.com')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(told.attachments)).toMatch(/METHOD:CANCEL.*SEQUENCE:1.*STATUS:CANCELLED/);
    await everythingAgrees(shop);
  });

  test('gives back, keeps as balance and moves, as whoever paid chooses, and it adds up to the cent', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_555 });
    const session = await aWorkshop(shop, { course });
    const cheaper = await aWorkshop(shop, { course, priceCents: 30_000 });
    const order = await bookAndPay(shop, { session, attendees: ['Bea', 'Ben', 'Bob'], totalCents: 115_665 });
    const { changeId } = valueOf(await cancel(shop, session));
    await work(shop);
    const wanted: SeatChoice[] = [
      { choice: 'refund' },
      { choice: 'balance' },
      { choice: 'transfer', sessionId: cheaper.id },
    ];
    for (let time = 0; time < 2; time += 1) expect(await choose(shop, order, changeId ?? '', wanted)).toSucceed();
    const rows = await rowsOf(shop, session);
    expect(rows).toMatchObject([
      { state: 'refunded', cents: 38_555, reducedCents: 38_555 },
      { state: 'balance', cents: 38_555, reducedCents: 38_555 },
      { state: 'transferred', cents: 8_555, reducedCents: 8_555 },
    ]);
    expect(await sum(shop, 'refunds', order)).toBe(rows.reduce((total, { cents }) => total + cents, 0));
    expect(await sum(shop, 'taxDocuments', order)).toBe(
      -rows.reduce((total, { reducedCents }) => total + reducedCents, 0),
    );
    expect(await sum(shop, 'balanceEntries', order)).toBe(38_555);
    const states = (await seatsOf(shop, order)).map(({ state }) => state).toSorted();
    expect(states).toEqual(['cancelled', 'cancelled', 'confirmed', 'transferred']);
    expect(await mailTo(shop, 'bob@example.com')).toContain('seat-moved');
    await sendRefunds(shop.services());
    await everythingAgrees(shop);
  });

  test('refunds whoever does not answer, on the day and not before', async () => {
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Cat'], totalCents: 38_500 });
    expect(await cancel(shop, session)).toSucceed();
    await work(shop);
    shop.clock.set('2026-12-20T12:59:00Z');
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }]);
    shop.clock.set('2026-12-20T13:00:00Z');
    for (let time = 0; time < 2; time += 1) await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'refunded', cents: 38_500 }]);
    await sendRefunds(shop.services());
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
    await everythingAgrees(shop);
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('lets a free seat go without asking', async () => {
    const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }) });
    const order = await book(shop, { session, attendees: ['Dee'], totalCents: 0 });
    expect(await cancel(shop, session)).toSucceed();
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'refunded', cents: 0 }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
    expect(await mailTo(shop, 'dee@example.com')).toContain('session-cancelled');
    await everythingAgrees(shop);
  });

  test('ends unpaid holds and closes their payment page', async () => {
    const session = await aWorkshop(shop);
    const order = await book(shop, { session, attendees: ['Eve'], totalCents: 38_500 });
    const checkoutId = await openPaymentPage(shop, order);
    expect(await cancel(shop, session)).toSucceed();
    for (let time = 0; time < 2; time += 1) await work(shop);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
    expect(valueOf(await shop.stripe.gateway.findCheckout(checkoutId))).toMatchObject({ state: 'expired' });
    expect((await mailTo(shop, 'office@example.com')).filter((kind) => kind === 'hold-ended')).toHaveLength(1);
    await everythingAgrees(shop);
  });

  test('lets the other seats of an order go whose payment page could not be opened', async () => {
    const [off, on] = [await aWorkshop(shop), await aWorkshop(shop)];
    const other = { courseId: on.courseId, sessionId: on.id, priceTierId: null };
    const booking = await aBooking(shop, { session: off, attendees: ['Kit'], totalCents: 77_000 });
    const items = [...booking.items, { ...other, attendees: booking.items[0]?.attendees ?? [] }];
    const facts = { booking: { ...booking, items }, by: { kind: 'system' as const } };
    const order = valueOf(await bookSeats(shop.services(), facts));
    shop.stripe.control.failNextRequests(10, 500);
    const access = await linkTo(shop, order);
    expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toBeRefused('gateway-unavailable');
    shop.stripe.control.failNextRequests(0);
    expect(await cancel(shop, off)).toSucceed();
    await work(shop);
    const states = (await seatsOf(shop, order)).map(({ state, holdExpiresAt }) => ({ state, holdExpiresAt }));
    expect(states).toContainEqual({ state: 'cancelled', holdExpiresAt: null });
    expect(states).toContainEqual({ state: 'held', holdExpiresAt: shop.clock.now() });
    await everythingAgrees(shop);
  });

  test('gives the money of whoever paid at that very moment back', async () => {
    const session = await aWorkshop(shop);
    const order = await book(shop, { session, attendees: ['Fay'], totalCents: 38_500 });
    shop.stripe.control.pay(await openPaymentPage(shop, order));
    expect(await cancel(shop, session)).toSucceed();
    await work(shop);
    await reconcilePayments(shop.services());
    await sendRefunds(shop.services());
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
    await everythingAgrees(shop);
  });

  test('asks about a seat that was confirmed while it was cancelled', async () => {
    const session = await aWorkshop(shop);
    expect(await cancel(shop, session)).toSucceed();
    const open = { state: 'open' as const, cancelledAt: null };
    await shop.db.updateTable('sessions').set(open).where('id', '=', session.id).execute();
    await bookAndPay(shop, { session, attendees: ['Gus'], totalCents: 38_500 });
    const closed = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await shop.db.updateTable('sessions').set(closed).where('id', '=', session.id).execute();
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }]);
    await everythingAgrees(shop);
  });

  test('leaves alone who was there, and does not ask about a seat that staff gave back meanwhile', async () => {
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Hal', 'Ian'], totalCents: 77_000 });
    const [hal, ian] = await seatsOf(shop, order);
    await shop.db
      .updateTable('seats')
      .set({ state: 'attended' })
      .where('id', '=', hal?.id ?? '')
      .execute();
    const { changeId } = valueOf(await cancel(shop, session));
    await cancelOneSeat(
      shop.services(),
      { seatId: ian?.id ?? '', reason: 'Ill', refundCents: 'all' },
      { kind: 'system' },
    );
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'gone' }]);
    const access = await linkTo(shop, order);
    const late = { orderId: order.orderId, changeId: changeId ?? '', access };
    const choices = [{ seatId: ian?.id ?? '', choice: 'refund' as const }];
    expect(await chooseAfterChange(shop.services(), { ...late, choices })).toBeRefused('already-decided');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'attended' }, { state: 'cancelled' }]);
  });

  test('is refused without a reason, with a day in the past or too far, and by who may not', async () => {
    const session = await aWorkshop(shop);
    const given = { sessionId: session.id, reason: 'Flood', decideOn: '2026-12-20', by: await staff(shop) };
    const refusal = async (facts: object) => cancelSessionWithSeats(shop.services(), { ...given, ...facts });
    expect(await refusal({ reason: ' ' })).toBeRefused('reason-missing');
    expect(await refusal({ decideOn: '2026-11-30' })).toBeRefused('decide-by-past');
    expect(await refusal({ decideOn: '2027-03-01' })).toBeRefused('decide-by-late');
    expect(await refusal({ by: await aViewer(shop.db) })).toBeRefused('not-allowed');
    expect(await refusal({})).toSucceed();
    expect(await refusal({})).toMatchObject({ value: { changeId: null } });
    expect(
      await shop.db.selectFrom('sessionChanges').select('id').where('sessionId', '=', session.id).execute(),
    ).toHaveLength(1);
  });
});
