import { expect, test } from 'vitest';
import { bookSeats, giveUpOrder, offerKey, offerSeats } from '#src/enrolment/index.ts';
import { findSession } from '#src/catalogue/index.ts';
import { aSession } from '#tests/support/builders.ts';
import { aBooking, book, bookAndPay, linkTo, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aFullSession, forSession, free, joins, openOffers, waitingOf } from '#tests/support/waiting.ts';

const shop = useShop();
const by = { kind: 'system' } as const;
type Session = Awaited<ReturnType<typeof aSession>>;

/** What somebody sends who books these people, with the offer if they have one. */
async function booking(session: Session, attendees: string[], offerId?: string) {
  const offer = offerId ? { id: offerId, key: offerKey(shop.services(), offerId) } : null;
  const facts = { offer, billingAddress: '8 Dryer Lane, Parramatta' };
  return aBooking(shop, { session, attendees, totalCents: 38_500 * attendees.length, facts });
}

async function tries(session: Session, attendees: string[], offerId?: string) {
  return bookSeats(shop.services(), { booking: await booking(session, attendees, offerId), by });
}

async function theOffer(session: Session) {
  const [offer] = await openOffers(shop, session.id);
  if (!offer) throw new Error('No offer is open');
  return offer;
}

const seatsShown = async (session: Session) =>
  (await findSession(shop.db, session.id, shop.clock.now()))?.session.seatsLeft;

test('three seats that are freed go to the waiting party of three, and a passer-by cannot snatch them', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Ada', 3, forSession(session));
  const snatch = async () => {
    expect(await seatsShown(session)).toBe(0);
    expect(await tries(session, ['Sly'])).toMatchObject({ reason: 'session-full', seatsLeft: 0 });
  };
  // While it gathers the first of three, then two, then when all three are offered.
  await free(shop, had.slice(0, 1));
  await snatch();
  await free(shop, had.slice(1, 2));
  await snatch();
  await free(shop, had.slice(2));
  await snatch();
  const offer = await theOffer(session);
  expect(offer).toMatchObject({ name: 'Ada', seats: 3 });
  const order = valueOf(await tries(session, ['Ada', 'Bo', 'Cy'], offer.id));
  expect(await seatsOf(shop, order)).toHaveLength(3);
  expect(await waitingOf(shop, session.courseId)).toEqual(['Ada: accepted, accepted']);
  expect(await openOffers(shop, session.id)).toEqual([]);
  await snatch();
});

test('a passer-by cannot snatch a seat between its being freed and the worker’s look', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Dan', 1, forSession(session));
  await shop.db
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: shop.clock.now() })
    .where('id', '=', had[0]?.id ?? '')
    .execute();
  expect(await tries(session, ['Sly'])).toMatchObject({ reason: 'session-full', seatsLeft: 0 });
});

test('an unpaid order cannot come back for seats that people wait for', async () => {
  const session = await aSession(shop.db, { seats: 1 });
  const order = await book(shop, { session, attendees: ['Late'], totalCents: 38_500 });
  await joins(shop, 'Eve', 1, forSession(session));
  shop.clock.advance({ minutes: 21 });
  const { startPayment } = await import('#src/enrolment/index.ts');
  const result = await startPayment(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) });
  expect(result).toMatchObject({ reason: 'seats-gone' });
});

test('fewer people than were offered may come; the places that are left go to the next', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Flo', 3, forSession(session));
  await joins(shop, 'Gil', 1, forSession(session));
  await free(shop, had);
  const offer = await theOffer(session);
  valueOf(await tries(session, ['Flo', 'Fran'], offer.id));
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Gil', seats: 1 }]);
});

test('an offer is for no more people than it says, for its own session, and for whoever has its key', async () => {
  const { session, had } = await aFullSession(shop);
  const other = await aSession(shop.db, { seats: 5 });
  await joins(shop, 'Hew', 2, forSession(session));
  await free(shop, had.slice(0, 2));
  const offer = await theOffer(session);
  expect(await tries(session, ['Hew', 'Hal', 'Hans'], offer.id)).toMatchObject({
    reason: 'offer-does-not-fit',
    seats: 2,
  });
  expect(await tries(other, ['Hew'], offer.id)).toMatchObject({ reason: 'offer-does-not-fit' });
  const guessed = { ...(await booking(session, ['Sly'])), offer: { id: offer.id, key: 'guessed' } };
  expect(await bookSeats(shop.services(), { booking: guessed, by })).toMatchObject({ reason: 'offer-over' });
  expect(await openOffers(shop, session.id)).toHaveLength(1);
});

test('an offer is used once; the same form sent again is the same order', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Ian', 1, forSession(session));
  await free(shop, had);
  const offer = await theOffer(session);
  const form = await booking(session, ['Ian'], offer.id);
  const first = valueOf(await bookSeats(shop.services(), { booking: form, by }));
  expect(valueOf(await bookSeats(shop.services(), { booking: form, by })).orderId).toBe(first.orderId);
  expect(await tries(session, ['Igor'], offer.id)).toMatchObject({ reason: 'offer-over', outcome: 'accepted' });
});

test('an offer whose time is over is refused, whether or not the worker has looked', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Jo', 1, forSession(session));
  await free(shop, had);
  const offer = await theOffer(session);
  shop.clock.advance({ hours: 24 });
  expect(await tries(session, ['Jo'], offer.id)).toMatchObject({ reason: 'offer-over', outcome: 'expired' });
  // Between the two the seat is nobody's, but Jo is not jumped: who waits comes first.
  await offerSeats(shop.services());
  expect(await tries(session, ['Jo'], offer.id)).toMatchObject({ reason: 'offer-over', outcome: 'expired' });
});

test('when the order that took an offer lapses unpaid, its seats go to the next in the queue', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Kay', 1, forSession(session));
  await joins(shop, 'Leo', 1, forSession(session));
  await free(shop, had);
  valueOf(await tries(session, ['Kay'], (await theOffer(session)).id));
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toEqual([]);
  shop.clock.advance({ minutes: 21 });
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Leo' }]);
});

test('an order that took an offer and is given up frees its seats at once, and wakes the list', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Max', 1, forSession(session));
  await free(shop, had);
  const order = valueOf(await tries(session, ['Max'], (await theOffer(session)).id));
  const services = shop.services();
  valueOf(await giveUpOrder(services, { orderId: order.orderId, access: await linkTo(shop, order) }));
  expect(services.woken).toContain('offer-seats');
});

test('what is left beside those who wait is sold to everybody', async () => {
  const { session, had } = await aFullSession(shop, { seats: 4 });
  await joins(shop, 'Nia', 1, forSession(session));
  await free(shop, had.slice(0, 3));
  expect(await seatsShown(session)).toBe(2);
  await bookAndPay(shop, { session, attendees: ['Walk', 'In'], totalCents: 77_000 });
  expect(await seatsShown(session)).toBe(0);
});

test('a party that was passed over holds no seats back from the public, until all of it fits', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Oz', 3, forSession(session));
  await free(shop, had.slice(0, 2));
  expect(await seatsShown(session)).toBe(0);
  shop.clock.advance({ hours: 49 });
  await offerSeats(shop.services());
  expect(await seatsShown(session)).toBe(2);
  await free(shop, had.slice(2));
  expect(await seatsShown(session)).toBe(0);
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Oz', seats: 3 }]);
});
