import { describe, expect, test } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { listDisagreements } from '#src/backoffice/index.ts';
import {
  bookSeats,
  cancelSessionWithSeats,
  changeSessions,
  chooseAfterChange,
  findChoicesAfterChange,
  moveSessionWithSeats,
  reconcilePayments,
  type SeatChoice,
  startPayment,
} from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { noticeRefunds, sendRefunds } from '#src/orders/index.ts';
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

const shop = useShop();
type Order = Awaited<ReturnType<typeof book>>;

async function aWorkshop(facts: { seats?: number; priceCents?: number | null; course?: { id: string } } = {}) {
  const course = facts.course ?? (await aCourse(shop.db, { priceCents: 38_500 }));
  return aSession(shop.db, { on: '2027-02-03', ...facts, course });
}

const staff = () => aViewer(shop.db, { role: 'coordinator' });

async function cancel(session: { id: string }, by?: Viewer) {
  const facts = { sessionId: session.id, reason: 'The hall was flooded.', decideOn: '2026-12-20' };
  return cancelSessionWithSeats(shop.services(), { ...facts, by: by ?? (await staff()) });
}

async function move(session: { id: string }, facts: Partial<Parameters<typeof moveSessionWithSeats>[1]> = {}) {
  return moveSessionWithSeats(shop.services(), {
    sessionId: session.id,
    days: [{ date: '2027-02-10', from: '09:00', to: '17:00' }],
    ...{ reason: 'The trainer is ill.', decideOn: '2027-01-15', ifUnanswered: 'refund' as const, by: await staff() },
    ...facts,
  });
}

const work = (services = shop.services()) => changeSessions(services);

/** The rows of a session's changes: state and money of each seat, in the order of the attendees. */
async function rowsOf(session: { id: string }) {
  return shop.db
    .selectFrom('sessionChangeSeats')
    .innerJoin('sessionChanges', 'sessionChanges.id', 'changeId')
    .innerJoin('seats', 'seats.id', 'seatId')
    .select(['sessionChangeSeats.state', 'cents', 'reducedCents', 'lastError'])
    .where('sessionChanges.sessionId', '=', session.id)
    .orderBy('attendeeEmail')
    .execute();
}

async function choose(order: Order, changeId: string, wanted: SeatChoice[]) {
  const seats = await seatsOf(shop, order);
  const choices = wanted.map((choice, index) => ({ seatId: seats[index]?.id ?? '', ...choice }));
  const access = await linkTo(shop, order);
  return chooseAfterChange(shop.services(), { orderId: order.orderId, changeId, access, choices });
}

async function everythingAgrees() {
  await reconcilePayments(shop.services());
  const found = await listDisagreements(shop.db, shop.clock.now());
  expect(
    Object.fromEntries(found.filter(({ count }) => count > 0).map(({ name, examples }) => [name, examples])),
  ).toEqual({});
}

async function sum(table: 'refunds' | 'balanceEntries' | 'taxDocuments', { orderId }: Order) {
  const rows =
    table === 'refunds'
      ? await shop.db.selectFrom('refunds').select('amountCents as cents').where('orderId', '=', orderId).execute()
      : table === 'balanceEntries'
        ? await shop.db.selectFrom('balanceEntries').select('cents').where('orderId', '=', orderId).execute()
        : await shop.db
            .selectFrom('taxDocuments')
            .select('totalCents as cents')
            .where('orderId', '=', orderId)
            .where('kind', '=', 'adjustment-note')
            .execute();
  return rows.reduce((total, { cents }) => total + cents, 0);
}

describe('a session that is cancelled', () => {
  test('tells every attendee with an entry that leaves the calendar, and asks whoever paid once', async () => {
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Amy', 'Ann'], totalCents: 77_000 });
    expect(await cancel(session)).toSucceed();
    expect(await rowsOf(session)).toMatchObject([{ state: 'to-tell' }, { state: 'to-tell' }]);
    for (let time = 0; time < 2; time += 1) await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }, { state: 'asked' }]);
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
    await everythingAgrees();
  });

  test('gives back, keeps as balance and moves, as whoever paid chooses, and it adds up to the cent', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_555 });
    const session = await aWorkshop({ course });
    const cheaper = await aWorkshop({ course, priceCents: 30_000 });
    const order = await bookAndPay(shop, { session, attendees: ['Bea', 'Ben', 'Bob'], totalCents: 115_665 });
    const { changeId } = valueOf(await cancel(session));
    await work();
    const wanted: SeatChoice[] = [
      { choice: 'refund' },
      { choice: 'balance' },
      { choice: 'transfer', sessionId: cheaper.id },
    ];
    for (let time = 0; time < 2; time += 1) expect(await choose(order, changeId ?? '', wanted)).toSucceed();
    const rows = await rowsOf(session);
    expect(rows).toMatchObject([
      { state: 'refunded', cents: 38_555, reducedCents: 38_555 },
      { state: 'balance', cents: 38_555, reducedCents: 38_555 },
      { state: 'transferred', cents: 8_555, reducedCents: 8_555 },
    ]);
    expect(await sum('refunds', order)).toBe(rows.reduce((total, { cents }) => total + cents, 0));
    expect(await sum('taxDocuments', order)).toBe(-rows.reduce((total, { reducedCents }) => total + reducedCents, 0));
    expect(await sum('balanceEntries', order)).toBe(38_555);
    const states = (await seatsOf(shop, order)).map(({ state }) => state).toSorted();
    expect(states).toEqual(['cancelled', 'cancelled', 'confirmed', 'transferred']);
    expect(await mailTo(shop, 'bob@example.com')).toContain('seat-moved');
    await sendRefunds(shop.services());
    await everythingAgrees();
  });

  test('refunds whoever does not answer, on the day and not before', async () => {
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Cat'], totalCents: 38_500 });
    expect(await cancel(session)).toSucceed();
    await work();
    shop.clock.set('2026-12-20T12:59:00Z');
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }]);
    shop.clock.set('2026-12-20T13:00:00Z');
    for (let time = 0; time < 2; time += 1) await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'refunded', cents: 38_500 }]);
    await sendRefunds(shop.services());
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
    await everythingAgrees();
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('lets a free seat go without asking', async () => {
    const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }) });
    const order = await book(shop, { session, attendees: ['Dee'], totalCents: 0 });
    expect(await cancel(session)).toSucceed();
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'refunded', cents: 0 }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
    expect(await mailTo(shop, 'dee@example.com')).toContain('session-cancelled');
    await everythingAgrees();
  });

  test('ends unpaid holds and closes their payment page', async () => {
    const session = await aWorkshop();
    const order = await book(shop, { session, attendees: ['Eve'], totalCents: 38_500 });
    const checkoutId = await openPaymentPage(shop, order);
    expect(await cancel(session)).toSucceed();
    for (let time = 0; time < 2; time += 1) await work();
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
    expect(valueOf(await shop.stripe.gateway.findCheckout(checkoutId))).toMatchObject({ state: 'expired' });
    expect((await mailTo(shop, 'office@example.com')).filter((kind) => kind === 'hold-ended')).toHaveLength(1);
    await everythingAgrees();
  });

  test('lets the other seats of an order go whose payment page could not be opened', async () => {
    const [off, on] = [await aWorkshop(), await aWorkshop()];
    const other = { courseId: on.courseId, sessionId: on.id, priceTierId: null };
    const booking = await aBooking(shop, { session: off, attendees: ['Kit'], totalCents: 77_000 });
    const items = [...booking.items, { ...other, attendees: booking.items[0]?.attendees ?? [] }];
    const facts = { booking: { ...booking, items }, by: { kind: 'system' as const } };
    const order = valueOf(await bookSeats(shop.services(), facts));
    shop.stripe.control.failNextRequests(10, 500);
    const access = await linkTo(shop, order);
    expect(await startPayment(shop.services(), { orderId: order.orderId, access })).toBeRefused('gateway-unavailable');
    shop.stripe.control.failNextRequests(0);
    expect(await cancel(off)).toSucceed();
    await work();
    const states = (await seatsOf(shop, order)).map(({ state, holdExpiresAt }) => ({ state, holdExpiresAt }));
    expect(states).toContainEqual({ state: 'cancelled', holdExpiresAt: null });
    expect(states).toContainEqual({ state: 'held', holdExpiresAt: shop.clock.now() });
    await everythingAgrees();
  });

  test('gives the money of whoever paid at that very moment back', async () => {
    const session = await aWorkshop();
    const order = await book(shop, { session, attendees: ['Fay'], totalCents: 38_500 });
    shop.stripe.control.pay(await openPaymentPage(shop, order));
    expect(await cancel(session)).toSucceed();
    await work();
    await reconcilePayments(shop.services());
    await sendRefunds(shop.services());
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
    await everythingAgrees();
  });

  test('asks about a seat that was confirmed while it was cancelled', async () => {
    const session = await aWorkshop();
    expect(await cancel(session)).toSucceed();
    const open = { state: 'open' as const, cancelledAt: null };
    await shop.db.updateTable('sessions').set(open).where('id', '=', session.id).execute();
    await bookAndPay(shop, { session, attendees: ['Gus'], totalCents: 38_500 });
    const closed = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await shop.db.updateTable('sessions').set(closed).where('id', '=', session.id).execute();
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }]);
    await everythingAgrees();
  });

  test('leaves alone who was there, and does not ask about a seat that staff gave back meanwhile', async () => {
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Hal', 'Ian'], totalCents: 77_000 });
    const [hal, ian] = await seatsOf(shop, order);
    await shop.db
      .updateTable('seats')
      .set({ state: 'attended' })
      .where('id', '=', hal?.id ?? '')
      .execute();
    const { changeId } = valueOf(await cancel(session));
    await cancelOneSeat(
      shop.services(),
      { seatId: ian?.id ?? '', reason: 'Ill', refundCents: 'all' },
      { kind: 'system' },
    );
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'gone' }]);
    const access = await linkTo(shop, order);
    const late = { orderId: order.orderId, changeId: changeId ?? '', access };
    const choices = [{ seatId: ian?.id ?? '', choice: 'refund' as const }];
    expect(await chooseAfterChange(shop.services(), { ...late, choices })).toBeRefused('already-decided');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'attended' }, { state: 'cancelled' }]);
  });

  test('is refused without a reason, with a day in the past or too far, and by who may not', async () => {
    const session = await aWorkshop();
    const given = { sessionId: session.id, reason: 'Flood', decideOn: '2026-12-20', by: await staff() };
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

describe('a session that is moved', () => {
  test('tells the attendee of a seat that is given back, also when nothing of its price is left', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Zed'], totalCents: 38_500 });
    const moved = valueOf(await move(session));
    await work();
    await shop.db.updateTable('seats').set({ refundedCents: 38_500 }).where('orderId', '=', order.orderId).execute();
    expect(await choose(order, moved.changeId, [{ choice: 'refund' }])).toSucceed();
    expect(await mailTo(shop, 'zed@example.com')).toContain('seat-cancelled');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
  });

  test('keeps the seats of who says so, with the new time in the calendar', async () => {
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Jan'], totalCents: 38_500 });
    const { changeId } = valueOf(await move(session));
    await work();
    const told = await shop.db
      .selectFrom('messages')
      .select(['attachments', 'bodyText'])
      .where('kind', '=', 'session-moved')
      .where('toEmail', '=', 'jan@example.com')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(told.attachments)).toMatch(/METHOD:PUBLISH.*SEQUENCE:1.*20270210T090000/);
    expect(told.bodyText).toContain('Wed 3 Feb 2027');
    expect(told.bodyText).toContain('Wed 10 Feb 2027');
    expect(await choose(order, changeId, [{ choice: 'keep' }])).toSucceed();
    expect(await rowsOf(session)).toMatchObject([{ state: 'kept', cents: 0 }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', revision: 1 }]);
    expect(await choose(order, changeId, [{ choice: 'refund' }])).toBeRefused('already-decided');
    await everythingAgrees();
  });

  test.each(['refund', 'keep'] as const)('without an answer it is as was said: %s', async (ifUnanswered) => {
    const session = await aWorkshop();
    await bookAndPay(shop, { session, attendees: [`Kim${ifUnanswered}`], totalCents: 38_500 });
    expect(await move(session, { ifUnanswered })).toSucceed();
    await work();
    shop.clock.set('2027-01-16T00:00:00Z');
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: ifUnanswered === 'keep' ? 'kept' : 'refunded' }]);
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('asks about a seat that is confirmed after the last day to choose, and refunds it to nobody unasked', async () => {
    const session = await aWorkshop();
    const order = await book(shop, { session, attendees: ['Lax'], totalCents: 38_500 });
    await openPaymentPage(shop, order);
    const { changeId } = valueOf(await move(session));
    await work();
    shop.clock.set('2027-01-16T00:00:00Z');
    const at = shop.clock.now();
    await shop.db
      .updateTable('seats')
      .set({ state: 'confirmed', confirmedAt: at, holdExpiresAt: null })
      .where('orderId', '=', order.orderId)
      .execute();
    await work();
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }]);
    const asked = await shop.db
      .selectFrom('messages')
      .select('bodyText')
      .where('aboutId', '=', order.orderId)
      .where('kind', '=', 'choose-after-change')
      .executeTakeFirstOrThrow();
    expect(asked.bodyText).toContain('by the end of Sat 23 Jan 2027, the seats stay yours at the new time');
    const found = await findChoicesAfterChange(shop.services(), {
      ...{ orderId: order.orderId, changeId, access: await linkTo(shop, order) },
    });
    expect(valueOf(found).change).toMatchObject({ decideBy: new Date('2027-01-23T00:00:00Z'), ifUnanswered: 'keep' });
    shop.clock.set('2027-01-24T00:00:00Z');
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'kept' }]);
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('tells the attendee whose seat is given back, and keeps free seats', async () => {
    const course = await aCourse(shop.db, { priceCents: 0 });
    const session = await aWorkshop({ course });
    await book(shop, { session, attendees: ['Lee'], totalCents: 0 });
    const paid = await aWorkshop();
    const order = await bookAndPay(shop, { session: paid, attendees: ['Liz'], totalCents: 38_500 });
    expect(await move(session)).toSucceed();
    const { changeId } = valueOf(await move(paid));
    await work();
    expect(await rowsOf(session)).toMatchObject([{ state: 'kept' }]);
    expect(await choose(order, changeId, [{ choice: 'refund' }])).toSucceed();
    expect(await mailTo(shop, 'liz@example.com')).toContain('seat-cancelled');
  });

  test('and then cancelled is asked about anew', async () => {
    const session = await aWorkshop();
    const order = await bookAndPay(shop, { session, attendees: ['Moe'], totalCents: 38_500 });
    const moved = valueOf(await move(session));
    await work();
    const cancelled = valueOf(await cancel(session));
    await work();
    expect((await rowsOf(session)).map(({ state }) => state).toSorted()).toEqual(['asked', 'gone']);
    expect(await choose(order, moved.changeId, [{ choice: 'keep' }])).toBeRefused('already-decided');
    expect(await choose(order, cancelled.changeId ?? '', [{ choice: 'keep' }])).toBeRefused('keep-not-possible');
    expect(await choose(order, cancelled.changeId ?? '', [{ choice: 'refund' }])).toSucceed();
  });

  test('is refused to the same days, into the past, and with a day to decide after it begins', async () => {
    const session = await aWorkshop();
    expect(await move(session, { days: [{ date: '2027-02-03', from: '08:30', to: '16:30' }] })).toBeRefused(
      'same-days',
    );
    expect(await move(session, { days: [{ date: '2026-11-03', from: '08:30', to: '16:30' }] })).toBeRefused(
      'days-past',
    );
    expect(await move(session, { days: [{ date: '2026-12-20', from: '08:30', to: '16:30' }] })).toBeRefused(
      'decide-by-late',
    );
    expect(await move(session, { reason: ' ' })).toBeRefused('reason-missing');
    expect(await move(session, { by: await aViewer(shop.db) })).toBeRefused('not-allowed');
    const days = await shop.db
      .selectFrom('sessionDays')
      .select('startsAt')
      .where('sessionId', '=', session.id)
      .execute();
    expect(days).toEqual([{ startsAt: session.startsAt }]);
  });
});

describe('another date', () => {
  test('is refused when it is full, of another course, or has the person already, and the seat stays to be chosen', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, full, had] = [
      await aWorkshop({ course }),
      await aWorkshop({ course, seats: 1 }),
      await aWorkshop({ course }),
    ];
    await bookAndPay(shop, { session: full, attendees: ['Ned'], totalCents: 38_500 });
    await bookAndPay(shop, { session: had, attendees: ['Nia'], totalCents: 38_500 });
    const order = await bookAndPay(shop, { session, attendees: ['Nia'], totalCents: 38_500 });
    const { changeId } = valueOf(await cancel(session));
    await work();
    const to = (sessionId: string) => choose(order, changeId ?? '', [{ choice: 'transfer', sessionId }]);
    expect(await to(full.id)).toBeRefused('session-full');
    expect(await to(had.id)).toBeRefused('already-enrolled');
    expect(await to((await aWorkshop()).id)).toBeRefused('not-on-sale');
    expect(await to(session.id)).toBeRefused('same-session');
    expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }]);
    await everythingAgrees();
  });

  test('has its last seat for one of two who choose it at once', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, last] = [await aWorkshop({ course }), await aWorkshop({ course, seats: 1 })];
    const orders = [
      await bookAndPay(shop, { session, attendees: ['Oli'], totalCents: 38_500 }),
      await bookAndPay(shop, { session, attendees: ['Ora'], totalCents: 38_500 }),
    ];
    const { changeId } = valueOf(await cancel(session));
    await work();
    const results = await Promise.all(
      orders.map((order) => choose(order, changeId ?? '', [{ choice: 'transfer', sessionId: last.id }])),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await everythingAgrees();
  });

  test('takes no more off the price than is left of it after a refund in the dashboard', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, cheaper] = [await aWorkshop({ course }), await aWorkshop({ course, priceCents: 10_000 })];
    const order = await bookAndPay(shop, { session, attendees: ['Pia'], totalCents: 38_500 });
    const { providerPaymentIntentId: paymentIntentId } = await shop.db
      .selectFrom('payments')
      .select('providerPaymentIntentId')
      .where('orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    shop.stripe.control.refundInDashboard(paymentIntentId ?? '', 30_000);
    await noticeRefunds(shop.services(), { paymentIntentId: paymentIntentId ?? '', by: { kind: 'system' } });
    const { changeId } = valueOf(await cancel(session));
    await work();
    expect(await choose(order, changeId ?? '', [{ choice: 'transfer', sessionId: cheaper.id }])).toSucceed();
    expect(await rowsOf(session)).toMatchObject([{ state: 'transferred', cents: 8_500, reducedCents: 8_500 }]);
  });

  test('costs nothing when it is dearer', async () => {
    const course = await aCourse(shop.db, { priceCents: 38_500 });
    const [session, dearer] = [await aWorkshop({ course }), await aWorkshop({ course, priceCents: 50_000 })];
    const order = await bookAndPay(shop, { session, attendees: ['Pam'], totalCents: 38_500 });
    const { changeId } = valueOf(await cancel(session));
    await work();
    expect(await choose(order, changeId ?? '', [{ choice: 'transfer', sessionId: dearer.id }])).toSucceed();
    expect(await rowsOf(session)).toMatchObject([{ state: 'transferred', cents: 0, reducedCents: 0 }]);
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    await everythingAgrees();
  });
});

test('what was chosen before a refusal is told and paid back all the same', async () => {
  const session = await aWorkshop();
  const order = await bookAndPay(shop, { session, attendees: ['Ole', 'Pal'], totalCents: 77_000 });
  const { changeId } = valueOf(await cancel(session));
  await work();
  const services = shop.services();
  const seats = await seatsOf(shop, order);
  const choices = (['refund', 'keep'] as const).map((choice, index) => ({ seatId: seats[index]?.id ?? '', choice }));
  const facts = { orderId: order.orderId, changeId: changeId ?? '', access: await linkTo(shop, order), choices };
  expect(await chooseAfterChange(services, facts)).toBeRefused('keep-not-possible');
  expect(services.changedTags).toContain(`session:${session.id}`);
  expect(services.woken).toEqual(expect.arrayContaining(['deliver-messages', 'send-refunds', 'offer-seats']));
});

test('who has not the link can choose nothing', async () => {
  const session = await aWorkshop();
  const order = await bookAndPay(shop, { session, attendees: ['Quy'], totalCents: 38_500 });
  const { changeId } = valueOf(await cancel(session));
  await work();
  const [seat] = await seatsOf(shop, order);
  const choices = [{ seatId: seat?.id ?? '', choice: 'refund' as const }];
  const given = { orderId: order.orderId, changeId: changeId ?? '', choices };
  const refusal = (access: Parameters<typeof chooseAfterChange>[1]['access']) =>
    chooseAfterChange(shop.services(), { ...given, access });
  expect(await refusal({ viewer: null, key: 'guess' })).toBeRefused('not-found');
  const other = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Rae'], totalCents: 38_500 });
  const stranger = { orderId: other.orderId, access: await linkTo(shop, other) };
  expect(await chooseAfterChange(shop.services(), { ...given, ...stranger })).toBeRefused('not-found');
  expect(await rowsOf(session)).toMatchObject([{ state: 'asked' }]);
});

test('a process that dies between two seats has done some of them, and the next does the rest, each once', async () => {
  const session = await aWorkshop();
  const names = ['Sal', 'Sam', 'Sid', 'Sue'];
  for (const name of names) await bookAndPay(shop, { session, attendees: [name], totalCents: 38_500 });
  expect(await cancel(session)).toSucceed();
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
  await work(failing);
  const states = (await rowsOf(session)).map(({ state, lastError }) => [state, lastError]);
  expect(states.filter(([state]) => state === 'asked')).toHaveLength(3);
  expect(states.filter(([state, error]) => state === 'to-tell' && error === 'The key is gone')).toHaveLength(1);
  await work();
  expect((await rowsOf(session)).every(({ state, lastError }) => state === 'asked' && lastError === null)).toBe(true);
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
  await work(dying);
  await work();
  expect((await rowsOf(session)).map(({ state, cents }) => [state, cents])).toEqual(
    names.map(() => ['refunded', 38_500]),
  );
  await sendRefunds(shop.services());
  await everythingAgrees();
  shop.clock.set('2026-12-01T00:00:00Z');
});
