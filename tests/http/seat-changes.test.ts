import { beforeEach, describe, expect, test } from 'vitest';
import { bookSeats } from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { aCourse, aSession, aTermsVersion } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { aBooking } from '#tests/support/shop.ts';
import { useSite } from '#tests/support/site.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(async () => {
  await aTermsVersion(site().services.db);
});

/** A free seat on 3 February, another date of its course, and the key of its booking's link. */
async function aFreeSeat(attendee: string) {
  const { services } = site();
  const course = await aCourse(services.db, { priceCents: 0 });
  const session = await aSession(services.db, { course, on: '2027-02-03' });
  const other = await aSession(services.db, { course, on: '2027-03-10' });
  const asked = { session, attendees: [attendee], totalCents: 0 };
  const booking = await aBooking(services, asked);
  const order = valueOf(await bookSeats(services, { booking, by: { kind: 'system' } }));
  const { id: seatId } = await services.db
    .selectFrom('seats')
    .select('id')
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  const key = orderLinkKey(services, { id: order.orderId, linkVersion: 1 });
  return { orderId: order.orderId, seatId, other, key, pages: `/orders/${order.orderId}/seats/${seatId}` };
}

const pages = ['cancellation', 'substitution', 'transfer'];

describe('a seat of somebody else', () => {
  test.each(pages)('is not found by its %s page without the key', async (page) => {
    const seat = await aFreeSeat('Ann');
    const other = await aFreeSeat('Bea');
    expect((await visitor().get(`${seat.pages}/${page}?key=${seat.key}`)).status).toBe(200);
    expect((await visitor().get(`${seat.pages}/${page}?key=${other.key}`)).status).toBe(404);
    expect((await visitor().get(`${seat.pages}/${page}`)).response.headers.get('location')).toContain('/sign-in');
    const crossed = `/orders/${other.orderId}/seats/${seat.seatId}/${page}?key=${other.key}`;
    expect((await visitor().get(crossed)).status).toBe(404);
  });

  test('is not changed by a form with another key', async () => {
    const seat = await aFreeSeat('Cid');
    const { key } = await aFreeSeat('Dov');
    const choice = `${seat.other.id}:0`;
    const amounts = { refundCents: '0', backCents: '0', orderId: seat.orderId };
    for (const [name, fields] of [
      ['cancel', amounts],
      ['substitute', { name: 'Eve', email: 'eve@example.com' }],
      ['transfer', { choice }],
    ] as const) {
      const address = `${seat.pages}/transfer?_action=seats.${name}&key=${key}`;
      const { status } = await visitor().post(address, { seatId: seat.seatId, key, ...fields });
      expect(status).toBe(404);
    }
    const { state } = await site()
      .services.db.selectFrom('seats')
      .select('state')
      .where('id', '=', seat.seatId)
      .executeTakeFirstOrThrow();
    expect(state).toBe('confirmed');
  });
});

test('a buyer moves a seat; a page that is read again says that it has moved', async () => {
  const seat = await aFreeSeat('Fay');
  const page = `${seat.pages}/transfer?key=${seat.key}`;
  expect((await visitor().get(page)).text).toContain(`${seat.other.id}:0`);
  const form = { seatId: seat.seatId, key: seat.key, choice: `${seat.other.id}:0` };
  const sent = await visitor().post(`${seat.pages}/transfer?_action=seats.transfer&key=${seat.key}`, form);
  expect(sent.response.headers.get('location')).toContain('done=moved');
  expect((await visitor().get(page)).text).toContain('it was moved to another date');
});

test('what is no date at all is said beside the question', async () => {
  const seat = await aFreeSeat('Gus');
  const form = { seatId: seat.seatId, key: seat.key, choice: 'tomorrow' };
  const { status, text } = await visitor().post(`${seat.pages}/transfer?_action=seats.transfer&key=${seat.key}`, form);
  expect(status).toBe(400);
  expect(text).toContain('Choose a date');
});
