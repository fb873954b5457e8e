import { describe, expect, test } from 'vitest';
import { type Attendee, attendeeNamed, bookSeats, namedLater } from '#src/enrolment/index.ts';
import { aCourse, aDesignation, aPrerequisite, aSession } from '#tests/support/builders.ts';
import { aBooking, book, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

/** A free WRT class on 3 February, and a free ASD class on 3 March that asks for WRT by declaration. */
async function twoClasses() {
  const free = { kind: 'class' as const, priceCents: 0 };
  const [wrtCourse, asdCourse] = [await aCourse(shop.db, free), await aCourse(shop.db, free)];
  const designation = await aDesignation(shop.db, { givenBy: [wrtCourse] });
  const { id: prerequisiteId } = await aPrerequisite(shop.db, { course: asdCourse, designation });
  const wrt = await aSession(shop.db, { course: wrtCourse, on: '2027-02-03' });
  const asd = await aSession(shop.db, { course: asdCourse, on: '2027-03-03' });
  return { wrt, asd, prerequisiteId };
}

const itemOf = (session: { id: string; courseId: string }, attendees: Attendee[]) => ({
  ...{ courseId: session.courseId, sessionId: session.id, priceTierId: null, attendees },
});

async function tryToBook(items: ReturnType<typeof itemOf>[]) {
  const booking = await aBooking(shop, { attendees: [], totalCents: 0, facts: { items } });
  return bookSeats(shop.services(), { booking, by: { kind: 'system' } });
}

const declares = (
  attendee: Attendee,
  prerequisiteId: string,
  evidence = 'WRT 123456, Dri-Eaz, May 2024',
): Attendee => ({
  ...attendee,
  declarations: [{ prerequisiteId, evidence }],
});

const [ann, ben, cyd] = ['Ann', 'Ben', 'Cyd'].map((name) =>
  attendeeNamed(name, `${name.toLowerCase()}@example.com`),
) as [Attendee, Attendee, Attendee];

describe('prerequisites when booking', () => {
  test('name everybody who lacks one, and why, and take no seat', async () => {
    const { asd, prerequisiteId } = await twoClasses();
    const result = await tryToBook([
      itemOf(asd, [declares(ann, prerequisiteId), ben, declares(cyd, prerequisiteId, ' ')]),
    ]);
    expect(result).toMatchObject({
      reason: 'prerequisite-missing',
      attendees: [
        { name: 'Ben', email: 'ben@example.com', item: 0, attendee: 1, prerequisiteId, why: 'declaration-needed' },
        { name: 'Cyd', item: 0, attendee: 2 },
      ],
    });
    expect(await shop.db.selectFrom('seats').select('id').where('sessionId', '=', asd.id).execute()).toEqual([]);
  });

  test('are kept as declared with the seat', async () => {
    const { asd, prerequisiteId } = await twoClasses();
    expect(await tryToBook([itemOf(asd, [declares(ann, prerequisiteId, '  WRT 123456  ')])])).toSucceed();
    const kept = await shop.db
      .selectFrom('prerequisiteDeclarations')
      .innerJoin('seats', 'seats.id', 'seatId')
      .select(['attendeeEmail', 'evidence', 'accepted'])
      .where('sessionId', '=', asd.id)
      .execute();
    expect(kept).toEqual([{ attendeeEmail: 'ann@example.com', evidence: 'WRT 123456', accepted: null }]);
  });

  test('are satisfied by the class before, for whoever takes both in one booking', async () => {
    const { wrt, asd } = await twoClasses();
    expect(await tryToBook([itemOf(asd, [ann, ben]), itemOf(wrt, [ann])])).toMatchObject({
      reason: 'prerequisite-missing',
      attendees: [{ name: 'Ben' }],
    });
    expect(await tryToBook([itemOf(asd, [ann]), itemOf(wrt, [ann])])).toSucceed();
  });

  test('wait until a seat is named', async () => {
    const { asd } = await twoClasses();
    expect(await tryToBook([itemOf(asd, [namedLater, namedLater])])).toSucceed();
  });

  test('of another course, or of none, cannot be slipped in', async () => {
    const { wrt, asd, prerequisiteId } = await twoClasses();
    const strange = declares(declares(ann, prerequisiteId), crypto.randomUUID());
    expect(await tryToBook([itemOf(wrt, [declares(ben, prerequisiteId), strange])])).toSucceed();
    const declared = shop.db
      .selectFrom('prerequisiteDeclarations')
      .select('id')
      .where('prerequisiteId', '=', prerequisiteId);
    expect(await declared.execute()).toEqual([]);
    expect(await tryToBook([itemOf(asd, [strange])])).toBeRefused('prerequisite-missing');
  });
});

describe('notes when booking', () => {
  test('are kept with the seat of whoever they are about, and stand nowhere else', async () => {
    const { wrt } = await twoClasses();
    const secret = 'coeliac-disease-nobody-else-reads';
    const order = await book(shop, {
      ...{ session: wrt, attendees: [], totalCents: 0 },
      facts: { items: [itemOf(wrt, [{ ...ann, notes: { dietary: secret, access: ' ' } }, ben])] },
    });
    const [annsSeat] = await seatsOf(shop, order);
    const notes = await shop.db.selectFrom('seatNotes').select(['seatId', 'dietary', 'access']).execute();
    expect(notes).toEqual([{ seatId: annsSeat?.id, dietary: secret, access: '' }]);
    for (const table of ['journalEntries', 'messages', 'orders', 'seats'] as const) {
      const rows = await shop.db.selectFrom(table).selectAll().execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  test('are not asked for at an online course, where nobody meets', async () => {
    const course = await aCourse(shop.db, { kind: 'online', priceCents: 0 });
    const attendees = [{ ...cyd, notes: { dietary: 'none', access: 'stairs' } }];
    const items = [{ courseId: course.id, sessionId: null, priceTierId: null, attendees }];
    const { orderId } = await book(shop, { course, attendees: [], totalCents: 0, facts: { items } });
    const notes = shop.db.selectFrom('seatNotes').innerJoin('seats', 'seats.id', 'seatId').select('seatId');
    expect(await notes.where('orderId', '=', orderId).execute()).toEqual([]);
  });
});
