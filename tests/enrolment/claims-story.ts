import { claimLink, namedLater, type NewAttendee } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aDesignation, aPrerequisite, aSession } from '#tests/support/builders.ts';
import { book, linkTo, seatsOf, type useShop } from '#tests/support/shop.ts';

type Shop = ReturnType<typeof useShop>;

/** A free booking of a session with seats to be named later, and what its buyer has in hand. */
export async function seatsToBeNamed(shop: Shop, { seats = 1, on = '2027-02-03', requires = false } = {}) {
  shop.clock.set('2026-12-01T00:00:00Z');
  const course = await aCourse(shop.db, { priceCents: 0 });
  const prerequisiteId = requires
    ? (await aPrerequisite(shop.db, { course, designation: await aDesignation(shop.db) })).id
    : null;
  const session = await aSession(shop.db, { course, on });
  const items = [
    {
      courseId: course.id,
      sessionId: session.id,
      priceTierId: null,
      attendees: Array<typeof namedLater>(seats).fill(namedLater),
    },
  ];
  const buyer = { name: 'Olive Office', email: `office-${newId()}@example.com`, phone: null };
  const order = await book(shop, { session, attendees: [], totalCents: 0, facts: { items, buyer } });
  const [seat] = await seatsOf(shop, order);
  const seatId = seat?.id ?? '';
  const access = await linkTo(shop, order);
  return { ...{ session, order, seatId, buyer, prerequisiteId }, of: { orderId: order.orderId, seatId, access } };
}

/** The key that the seat's claim link holds now. */
export async function keyOf(shop: Shop, seatId: string): Promise<string> {
  const row = { id: seatId, claimVersion: await versionOf(shop, seatId) };
  return new URL(claimLink(shop.services(), row)).searchParams.get('key') ?? '';
}

export async function versionOf(shop: Shop, seatId: string): Promise<number> {
  const seat = shop.db.selectFrom('seats').select('claimVersion').where('id', '=', seatId);
  return (await seat.executeTakeFirstOrThrow()).claimVersion;
}

export const someone = (name: string, facts: Partial<NewAttendee> = {}): NewAttendee => ({
  ...{ name, email: `${name.toLowerCase()}-${newId()}@example.com`, declarations: [], notes: null },
  ...facts,
});

export const rowOf = (shop: Shop, seatId: string) =>
  shop.db.selectFrom('seats').selectAll().where('id', '=', seatId).executeTakeFirstOrThrow();
