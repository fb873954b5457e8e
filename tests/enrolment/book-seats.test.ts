import { describe, expect, test } from 'vitest';
import { attendeeNamed, bookSeats, namedLater } from '#src/enrolment/index.ts';
import { aCourse, aPolicy, aSeat, aSession, aPriceTier } from '#tests/support/builders.ts';
import { aBooking, book, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

async function aWorkshop(facts: Parameters<typeof aSession>[1] = {}, priceCents = 38_500) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents }), on: '2027-02-03', ...facts });
}

test('a booking holds a seat for each attendee and writes an order that adds up', async () => {
  const session = await aWorkshop({ seats: 6 }, 28_550);
  const order = await book(shop, { session, attendees: ['Ann', 'Ben', 'Cai'], totalCents: 85_650 });
  const seats = await seatsOf(shop, order);
  expect(seats.map(({ state }) => state)).toEqual(['held', 'held', 'held']);
  const row = await shop.db.selectFrom('orders').selectAll().where('id', '=', order.orderId).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ totalCents: 85_650, gstCents: 7_786, paymentState: 'unpaid' });
  expect(seats.reduce((sum, { gstCents }) => sum + gstCents, 0)).toBe(7_786);
  expect(seats.reduce((sum, { priceCents }) => sum + priceCents, 0)).toBe(85_650);
});

test('a free booking is confirmed at once and everybody is told', async () => {
  const session = await aWorkshop({ seats: 6 }, 0);
  const order = await book(shop, { session, attendees: ['Dot'], totalCents: 0 });
  expect(order.needsPayment).toBe(false);
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  expect(await mailTo(shop, 'dot@example.com')).toEqual(['seat-confirmed']);
});

test('seats to be named later are held without a learner, with a day by which to name them', async () => {
  const session = await aWorkshop({ seats: 6 });
  const items = [
    { courseId: session.courseId, sessionId: session.id, priceTierId: null, attendees: [namedLater, namedLater] },
  ];
  const order = await book(shop, { session, attendees: [], totalCents: 77_000, facts: { items } });
  const seats = await shop.db
    .selectFrom('seats')
    .select(['learnerId', 'attendeeName', 'attendeeEmail', 'claimBy'])
    .where('orderId', '=', order.orderId)
    .execute();
  // 48 hours before Wed 3 Feb 2027, 8:30 am in Sydney.
  const unnamed = {
    learnerId: null,
    attendeeName: null,
    attendeeEmail: null,
    claimBy: new Date('2027-01-31T21:30:00Z'),
  };
  expect(seats).toEqual([unnamed, unnamed]);
});

test('a free seat to be named later is confirmed, and nobody is written to for it but the buyer', async () => {
  const course = await aCourse(shop.db, { kind: 'online', priceCents: 0 });
  const items = [{ courseId: course.id, sessionId: null, priceTierId: null, attendees: [namedLater] }];
  const order = await book(shop, { course, attendees: [], totalCents: 0, facts: { items } });
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', attendeeEmail: null }]);
  const about = await shop.db.selectFrom('messages').select('kind').where('toEmail', '=', '').execute();
  expect(about).toEqual([]);
});

test('the same form sent twice is one order', async () => {
  const session = await aWorkshop({ seats: 6 });
  const booking = await aBooking(shop, { session, attendees: ['Eve'], totalCents: 38_500 });
  const first = await bookSeats(shop.services(), { booking, by });
  const second = await bookSeats(shop.services(), { booking, by });
  expect(second).toEqual(first);
});

test('the same form sent twice at the same moment is one order', async () => {
  const session = await aWorkshop({ seats: 6 });
  const booking = await aBooking(shop, { session, attendees: ['Eva'], totalCents: 38_500 });
  const [one, two] = await Promise.all([1, 2].map(() => bookSeats(shop.services(), { booking, by })));
  const placed = await shop.db.selectFrom('orders').select('id').where('formToken', '=', booking.formToken).execute();
  expect(placed).toHaveLength(1);
  // The loser is either given the winner's order or asked to try again, never a second order.
  for (const result of [one, two])
    expect(result?.ok || result?.reason === 'busy' || result?.reason === 'already-held').toBe(true);
});

describe('a booking is refused and leaves nothing behind', () => {
  async function refused(wanted: Parameters<typeof aBooking>[1], reason: string) {
    const booking = await aBooking(shop, wanted);
    const result = await bookSeats(shop.services(), { booking, by });
    expect(result).toBeRefused(reason);
    const orders = await shop.db.selectFrom('orders').select('id').where('formToken', '=', booking.formToken).execute();
    expect(orders).toEqual([]);
    return result;
  }

  test('when the session is full, saying how many seats are left', async () => {
    const session = await aWorkshop({ seats: 1 });
    const result = await refused({ session, attendees: ['Fay', 'Gus'], totalCents: 77_000 }, 'session-full');
    expect(result).toMatchObject({ seatsLeft: 1 });
  });

  test.each([
    ['cancelled', { state: 'cancelled' as const }],
    ['closed', { state: 'closed' as const }],
    ['not-published', { state: 'draft' as const }],
    ['past', { on: '2026-11-30' }],
  ])('when the session is %s', async (why, facts) => {
    const session = await aWorkshop(facts);
    const result = await refused({ session, attendees: ['Hal'], totalCents: 38_500 }, 'not-bookable');
    expect(result).toMatchObject({ why });
  });

  test('when a workshop is asked for without a session', async () => {
    const course = await aCourse(shop.db, { priceCents: 100 });
    await refused({ course, attendees: ['Ida'], totalCents: 100 }, 'not-bookable');
  });

  test('when the session belongs to another course', async () => {
    const session = await aWorkshop();
    const other = await aCourse(shop.db, { priceCents: 100 });
    await refused(
      { session: { id: session.id, courseId: other.id }, attendees: ['Ida'], totalCents: 100 },
      'not-on-sale',
    );
  });

  test('when the price has changed since the buyer saw it, saying the new one', async () => {
    const session = await aWorkshop();
    const result = await refused({ session, attendees: ['Jan'], totalCents: 38_400 }, 'price-changed');
    expect(result).toMatchObject({ totalCents: 38_500 });
  });

  test('when two items of one cart together ask for more than is left', async () => {
    const session = await aWorkshop({ seats: 1 });
    const item = (name: string) => ({
      courseId: session.courseId,
      sessionId: session.id,
      priceTierId: null,
      attendees: [attendeeNamed(name, `${name}@example.com`)],
    });
    const facts = { items: [item('uma'), item('una')] };
    await refused({ session, attendees: [], totalCents: 77_000, facts }, 'session-full');
  });

  test('when the rules for cancelling have changed since they were shown', async () => {
    const session = await aWorkshop();
    const { versionId } = await aPolicy(shop.db);
    const wanted = { session, attendees: ['Kim'], totalCents: 38_500 };
    await refused({ ...wanted, facts: { policyVersionIds: [crypto.randomUUID()] } }, 'policy-changed');
    await book(shop, { ...wanted, facts: { policyVersionIds: [versionId] } });
  });

  test('when one attendee is named twice, in any spelling', async () => {
    const session = await aWorkshop();
    await refused({ session, attendees: ['Kim', 'KIM'], totalCents: 77_000 }, 'attendee-twice');
  });

  test('when one attendee is named at two prices of one session', async () => {
    const session = await aWorkshop();
    const tier = await aPriceTier(shop.db, session.id);
    const item = (priceTierId: string | null) => ({
      ...{ courseId: session.courseId, sessionId: session.id, priceTierId },
      attendees: [attendeeNamed('Kim', 'kim@example.com')],
    });
    const facts = { items: [item(null), item(tier.id)] };
    await refused({ session, attendees: [], totalCents: 58_500, facts }, 'attendee-twice');
  });

  test('when an attendee has a seat in the session already', async () => {
    const session = await aWorkshop();
    const seat = await aSeat(shop.db, { session });
    const attendees = [attendeeNamed(seat.learner.name, seat.learner.email)];
    const booking = { items: [{ courseId: session.courseId, sessionId: session.id, priceTierId: null, attendees }] };
    await refused({ session, attendees: ['Lee'], totalCents: 38_500, facts: booking }, 'already-enrolled');
  });

  test('when several have one, naming all of them at once', async () => {
    const session = await aWorkshop();
    await book(shop, { session, attendees: ['Una', 'Vic'], totalCents: 77_000 });
    const again = await aBooking(shop, { session, attendees: ['Una', 'Vic', 'Wyn'], totalCents: 115_500 });
    const result = await bookSeats(shop.services(), { booking: again, by });
    if (result.ok || result.reason !== 'already-held') throw new Error('Two of them are held already');
    expect([result.email, ...(result.others ?? [])].toSorted()).toEqual(['una@example.com', 'vic@example.com']);
  });

  test('when the terms have changed since they were shown', async () => {
    const session = await aWorkshop();
    const facts = { termsVersionId: crypto.randomUUID() };
    await refused({ session, attendees: ['Moe'], totalCents: 38_500, facts }, 'terms-changed');
  });

  test('from $1,000 on, when nobody says who the buyer is', async () => {
    const session = await aWorkshop({}, 100_000);
    await refused(
      { session, attendees: ['Ned'], totalCents: 100_000, facts: { billingAddress: null } },
      'buyer-identity-needed',
    );
  });

  test('when it asks for more seats than one order may have', async () => {
    const session = await aWorkshop({ seats: 100 });
    const attendees = Array.from({ length: 21 }, (_, index) => `Crew${index}`);
    await refused({ session, attendees, totalCents: 21 * 38_500 }, 'too-many-seats');
  });
});

test('a hold that has lapsed stops counting, and its learner may book anew', async () => {
  const session = await aWorkshop({ seats: 1 });
  const first = await book(shop, { session, attendees: ['Oda'], totalCents: 38_500 });
  shop.clock.advance({ minutes: 21 });
  const second = await book(shop, { session, attendees: ['Oda'], totalCents: 38_500 });
  expect(await seatsOf(shop, first)).toMatchObject([{ state: 'cancelled' }]);
  expect(await seatsOf(shop, second)).toMatchObject([{ state: 'held' }]);
});

test('an online course may be booked anew once access is over, and not before', async () => {
  const course = await aCourse(shop.db, { kind: 'online', priceCents: 0, accessDays: 90 });
  await book(shop, { course, attendees: ['Pam'], totalCents: 0 });
  const again = await aBooking(shop, { course, attendees: ['Pam'], totalCents: 0 });
  expect(await bookSeats(shop.services(), { booking: again, by })).toBeRefused('already-enrolled');
  shop.clock.advance({ days: 91 });
  expect(await bookSeats(shop.services(), { booking: again, by })).toSucceed();
});
