import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  claimLink,
  claimSeat,
  findClaim,
  moveSessionWithSeats,
  nameAttendee,
  namedLater,
  type NewAttendee,
  remindOfUnclaimedSeats,
  remindOfUnnamedSeats,
  renewClaimLink,
  sendClaimLink,
} from '#src/enrolment/index.ts';
import { setMyPreferences } from '#src/reminders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aDesignation, aPerson, aPrerequisite, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

/** A free booking of a session with seats to be named later, and what its buyer has in hand. */
async function seatsToBeNamed({ seats = 1, on = '2027-02-03', requires = false } = {}) {
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
async function keyOf(seatId: string): Promise<string> {
  const row = { id: seatId, claimVersion: await versionOf(seatId) };
  return new URL(claimLink(shop.services(), row)).searchParams.get('key') ?? '';
}

async function versionOf(seatId: string): Promise<number> {
  const seat = shop.db.selectFrom('seats').select('claimVersion').where('id', '=', seatId);
  return (await seat.executeTakeFirstOrThrow()).claimVersion;
}

const someone = (name: string, facts: Partial<NewAttendee> = {}): NewAttendee => ({
  ...{ name, email: `${name.toLowerCase()}-${newId()}@example.com`, declarations: [], notes: null },
  ...facts,
});

const rowOf = (seatId: string) =>
  shop.db.selectFrom('seats').selectAll().where('id', '=', seatId).executeTakeFirstOrThrow();

describe('a claim link', () => {
  test('stands in the buyer’s mail, and the seat has no mail of its own yet', async () => {
    const { buyer, seatId } = await seatsToBeNamed();
    const mails = await shop.db.selectFrom('messages').selectAll().where('toEmail', '=', buyer.email).execute();
    expect(mails.map(({ kind }) => kind)).toEqual(['order-confirmed']);
    expect(mails[0]?.bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
    const about = shop.db.selectFrom('messages').select('kind').where('aboutId', '=', seatId);
    expect(await about.execute()).toEqual([]);
  });

  test('gives the seat to whoever claims it: their mail with the calendar entry, their notes', async () => {
    const { seatId } = await seatsToBeNamed();
    const key = await keyOf(seatId);
    expect(await findClaim(shop.services(), { seatId, key })).toMatchObject({
      ok: true,
      value: { bookedBy: 'Olive Office' },
    });
    const maria = someone('Maria', { notes: { dietary: 'No nuts', access: '' } });
    expect(await claimSeat(services(), { seatId, key, attendee: maria })).toSucceed();
    expect(await rowOf(seatId)).toMatchObject({
      attendeeName: 'Maria',
      attendeeEmail: maria.email,
      state: 'confirmed',
    });
    const mail = shop.db.selectFrom('messages').select(['kind', 'attachments']).where('toEmail', '=', maria.email);
    const [sent] = await mail.execute();
    expect(sent?.kind).toBe('seat-confirmed');
    expect(JSON.stringify(sent?.attachments)).toContain('BEGIN:VCALENDAR');
    const notes = shop.db.selectFrom('seatNotes').select('dietary').where('seatId', '=', seatId);
    expect(await notes.execute()).toEqual([{ dietary: 'No nuts' }]);
  });

  test('used twice by the same person changes nothing; for somebody else it is used, and says whom to ask', async () => {
    const { seatId } = await seatsToBeNamed();
    const key = await keyOf(seatId);
    const maria = someone('Maria');
    await claimSeat(services(), { seatId, key, attendee: maria });
    const before = await rowOf(seatId);
    expect(
      await claimSeat(services(), { seatId, key, attendee: { ...maria, email: maria.email.toUpperCase() } }),
    ).toSucceed();
    expect(await claimSeat(services(), { seatId, key, attendee: someone('Nadia') })).toEqual({
      ...{ ok: false, reason: 'claim-link-used', ask: 'Olive Office' },
    });
    expect(await rowOf(seatId)).toEqual(before);
    expect(await mailTo(shop, maria.email)).toEqual(['seat-confirmed']);
  });

  test('of another seat, guessed, or without a seat opens nothing', async () => {
    const [mine, other] = [await seatsToBeNamed(), await seatsToBeNamed()];
    const before = await rowOf(mine.seatId);
    for (const key of ['', 'guessed', await keyOf(other.seatId)]) {
      expect(await findClaim(shop.services(), { seatId: mine.seatId, key })).toBeRefused('not-this-seat');
      const claim = { seatId: mine.seatId, key, attendee: someone('Thief') };
      expect(await claimSeat(services(), claim)).toBeRefused('not-this-seat');
    }
    for (const seatId of [newId(), 'no-id']) {
      const claim = { seatId, key: await keyOf(mine.seatId), attendee: someone('Thief') };
      expect(await claimSeat(services(), claim)).toBeRefused('not-this-seat');
    }
    expect(await rowOf(mine.seatId)).toEqual(before);
  });

  test('ends two days before the start, and the seat stays the buyer’s', async () => {
    const { seatId, of } = await seatsToBeNamed({ on: '2027-02-03' });
    const key = await keyOf(seatId);
    shop.clock.set('2027-01-31T21:29:00Z');
    expect(await findClaim(shop.services(), { seatId, key })).toSucceed();
    shop.clock.set('2027-01-31T21:30:00Z');
    expect(await claimSeat(services(), { seatId, key, attendee: someone('Late') })).toBeRefused('claim-link-expired');
    expect(await rowOf(seatId)).toMatchObject({ state: 'confirmed', learnerId: null });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
  });

  test('ends by the new time of a session that is moved, and never lasts into it', async () => {
    const { session, seatId } = await seatsToBeNamed();
    const by = await aViewer(shop.db, { role: 'coordinator' });
    const days = [{ date: '2026-12-10', from: '09:00', to: '17:00' }];
    const moved = {
      sessionId: session.id,
      days,
      reason: 'Ill',
      decideOn: '2026-12-03',
      ifUnanswered: 'keep',
      by,
    } as const;
    expect(await moveSessionWithSeats(shop.services(), moved)).toSucceed();
    shop.clock.set('2026-12-07T21:59:00Z');
    const claim = { seatId, key: await keyOf(seatId) };
    expect(await findClaim(services(), claim)).toSucceed();
    shop.clock.set('2026-12-07T22:00:00Z');
    expect(await findClaim(services(), claim)).toBeRefused('claim-link-expired');
    await shop.db
      .updateTable('seats')
      .set({ claimBy: new Date('2027-01-01') })
      .where('id', '=', seatId)
      .execute();
    shop.clock.set('2026-12-09T21:59:00Z');
    expect(await findClaim(services(), claim)).toSucceed();
    shop.clock.set('2026-12-09T22:00:00Z');
    expect(await findClaim(services(), claim)).toBeRefused('claim-link-expired');
  });

  test('is useless once the seat is cancelled', async () => {
    const { seatId } = await seatsToBeNamed();
    const gone = { state: 'cancelled', cancelledAt: shop.clock.now(), cancelReason: 'Ill' } as const;
    await shop.db.updateTable('seats').set(gone).where('id', '=', seatId).execute();
    const claim = { seatId, key: await keyOf(seatId), attendee: someone('Maria') };
    expect(await claimSeat(services(), claim)).toBeRefused('seat-gone');
  });

  test('waits for the seat to be paid', async () => {
    const { seatId } = await seatsToBeNamed();
    const held = { state: 'held', confirmedAt: null } as const;
    await shop.db.updateTable('seats').set(held).where('id', '=', seatId).execute();
    const claim = { seatId, key: await keyOf(seatId), attendee: someone('Maria') };
    expect(await claimSeat(services(), claim)).toBeRefused('seat-awaits-payment');
  });

  test('gives nobody a second seat in the session', async () => {
    const { seatId, session } = await seatsToBeNamed({ seats: 2 });
    const maria = await aPerson(shop.db, 'Maria');
    await aSeat(shop.db, { session, learner: maria });
    const claim = { seatId, key: await keyOf(seatId), attendee: someone('Maria', { email: maria.email }) };
    expect(await claimSeat(services(), claim)).toBeRefused('already-enrolled');
    expect(await rowOf(seatId)).toMatchObject({ learnerId: null });
  });

  test('of two who claim at once, one gets the seat', async () => {
    const { seatId } = await seatsToBeNamed();
    const key = await keyOf(seatId);
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, n) => claimSeat(services(), { seatId, key, attendee: someone(`Racer${n}`) })),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    for (const claim of claims) if (!claim.ok) expect(claim).toBeRefused('claim-link-used');
  });

  test('asks the attendee for what the course requires, and keeps what they declare', async () => {
    const { seatId, prerequisiteId } = await seatsToBeNamed({ requires: true });
    const key = await keyOf(seatId);
    const maria = someone('Maria');
    expect(await claimSeat(services(), { seatId, key, attendee: maria })).toMatchObject({
      reason: 'prerequisite-missing',
      attendees: [{ name: 'Maria', prerequisiteId, why: 'declaration-needed' }],
    });
    expect(await shop.db.selectFrom('people').select('id').where('email', '=', maria.email).execute()).toEqual([]);
    const declarations = [{ prerequisiteId: prerequisiteId ?? '', evidence: 'WRT 123456, 2024' }];
    expect(await claimSeat(services(), { seatId, key, attendee: { ...maria, declarations } })).toSucceed();
    const kept = shop.db.selectFrom('prerequisiteDeclarations').select('evidence').where('seatId', '=', seatId);
    expect(await kept.execute()).toEqual([{ evidence: 'WRT 123456, 2024' }]);
  });

  test('of an online course begins the learner’s access when it is claimed', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const course = await aCourse(shop.db, { kind: 'online', priceCents: 0, accessDays: 90 });
    const items = [{ courseId: course.id, sessionId: null, priceTierId: null, attendees: [namedLater] }];
    const order = await book(shop, { course, attendees: [], totalCents: 0, facts: { items } });
    const seatId = (await seatsOf(shop, order))[0]?.id ?? '';
    shop.clock.advance({ days: 10 });
    expect(await claimSeat(services(), { seatId, key: await keyOf(seatId), attendee: someone('Maria') })).toSucceed();
    expect((await rowOf(seatId)).accessEndsAt).toEqual(new Date('2027-03-11T00:00:00Z'));
  });
});

describe('a new claim link', () => {
  test('makes the old one useless and begins a deadline that has passed anew; twice renews once', async () => {
    const { seatId, of } = await seatsToBeNamed({ on: '2027-02-03' });
    const old = await keyOf(seatId);
    shop.clock.set('2027-02-01T00:00:00Z');
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toSucceed();
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toSucceed();
    expect(await rowOf(seatId)).toMatchObject({ claimVersion: 2, claimBy: new Date('2027-02-02T21:30:00Z') });
    expect(await claimSeat(services(), { seatId, key: old, attendee: someone('Old') })).toBeRefused(
      'claim-link-replaced',
    );
    expect(await claimSeat(services(), { seatId, key: await keyOf(seatId), attendee: someone('New') })).toSucceed();
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 2 })).toBeRefused('already-named');
  });

  test('is refused to strangers and after the start', async () => {
    const { of } = await seatsToBeNamed();
    const strange = { viewer: await aViewer(shop.db), key: 'guessed' };
    expect(await renewClaimLink(shop.services(), { ...of, access: strange, replaces: 1 })).toBeRefused('not-found');
    shop.clock.set('2027-02-03T00:00:00Z');
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toBeRefused('seat-over');
  });
});

describe('mailing a claim link', () => {
  test('sends it once however often the button is pressed, and journals no address', async () => {
    const { seatId, of } = await seatsToBeNamed();
    const email = `sam-${newId()}@example.com`;
    expect(await sendClaimLink(services(), { ...of, email })).toSucceed();
    expect(await sendClaimLink(services(), { ...of, email: email.toUpperCase() })).toSucceed();
    const mails = await shop.db
      .selectFrom('messages')
      .select(['kind', 'bodyText'])
      .where('toEmail', '=', email)
      .execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
    const journal = await shop.db.selectFrom('journalEntries').selectAll().where('subjectId', '=', seatId).execute();
    expect(journal.map(({ action }) => action)).toEqual(['seat.claim-link-sent']);
    expect(JSON.stringify(journal)).not.toContain(email);
  });

  test('is refused to strangers, for a named seat, and after the deadline', async () => {
    const { of } = await seatsToBeNamed();
    const email = 'sam@example.com';
    const strange = { viewer: await aViewer(shop.db), key: null };
    expect(await sendClaimLink(services(), { ...of, email, access: strange })).toBeRefused('not-found');
    const other = await seatsToBeNamed();
    expect(await sendClaimLink(services(), { ...of, email, seatId: other.seatId })).toBeRefused('not-found');
    shop.clock.set('2027-02-01T12:00:00Z');
    expect(await sendClaimLink(services(), { ...of, email })).toBeRefused('deadline-passed');
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
    expect(await sendClaimLink(services(), { ...of, email })).toBeRefused('already-named');
  });
});

describe('naming an attendee', () => {
  test('is done by the buyer, tells the attendee, and twice changes nothing', async () => {
    const { seatId, of } = await seatsToBeNamed();
    const nora = someone('Nora');
    expect(await nameAttendee(services(), { ...of, attendee: nora })).toSucceed();
    const before = await rowOf(seatId);
    expect(await nameAttendee(services(), { ...of, attendee: nora })).toSucceed();
    expect(await nameAttendee(services(), { ...of, attendee: someone('Otto') })).toBeRefused('already-named');
    expect(await rowOf(seatId)).toEqual(before);
    expect(await mailTo(shop, nora.email)).toEqual(['seat-confirmed']);
  });

  test('is refused to strangers, to the holder of another order’s link, and for another order’s seat', async () => {
    const [mine, other] = [await seatsToBeNamed(), await seatsToBeNamed()];
    const attendee = someone('Thief');
    for (const access of [other.of.access, { viewer: await aViewer(shop.db), key: null }, { viewer: null, key: 'x' }])
      expect(await nameAttendee(services(), { ...mine.of, access, attendee })).toBeRefused('not-found');
    expect(await nameAttendee(services(), { ...other.of, seatId: mine.seatId, attendee })).toBeRefused('not-found');
    expect(await rowOf(mine.seatId)).toMatchObject({ learnerId: null });
  });

  test('checks what the course requires', async () => {
    const { of } = await seatsToBeNamed({ requires: true });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toBeRefused('prerequisite-missing');
  });

  test('ends for the buyer when the session begins, for staff when it ends', async () => {
    const { of } = await seatsToBeNamed({ on: '2027-02-03' });
    shop.clock.set('2027-02-03T00:00:00Z');
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toBeRefused('seat-over');
    const access = { viewer: await aViewer(shop.db, { role: 'coordinator' }), key: null };
    expect(await nameAttendee(services(), { ...of, access, attendee: someone('Walker') })).toSucceed();
  });
});

describe('the reminder of seats to be named', () => {
  test('goes to the buyer once, in one mail for the order, three days before the deadline', async () => {
    const { buyer, seatId, of } = await seatsToBeNamed({ seats: 3, on: '2027-02-03' });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
    shop.clock.set('2027-01-28T21:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
    shop.clock.set('2027-01-28T22:00:00Z');
    await Promise.all([remindOfUnnamedSeats(shop.services()), remindOfUnnamedSeats(shop.services())]);
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed', 'seats-to-be-named']);
    const mail = shop.db.selectFrom('messages').select('bodyText').where('kind', '=', 'seats-to-be-named');
    const { bodyText } = await mail.where('toEmail', '=', buyer.email).executeTakeFirstOrThrow();
    expect(bodyText).toContain('2 SEATS TO BE NAMED');
    expect(bodyText).not.toContain(seatId);
  });

  test('does not go to a buyer who can do without', async () => {
    const { buyer, of } = await seatsToBeNamed({ on: '2027-02-03' });
    const person = await aPerson(shop.db);
    await shop.db.updateTable('orders').set({ buyerPersonId: person.id }).where('id', '=', of.orderId).execute();
    const said = { wanted: ['sessions', 'cycles', 'unfinished-courses'] as const, timeZone: null };
    await setMyPreferences(shop.services(), { by: { personId: person.id }, said });
    shop.clock.set('2027-01-28T22:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
  });

  test('says nothing of a session that was called off, nor does the one of a claim link', async () => {
    const { buyer, of, session } = await seatsToBeNamed({ seats: 2, on: '2027-02-03' });
    const email = `nadia-${newId()}@example.com`;
    await sendClaimLink(services(), { ...of, email });
    const calledOff = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await shop.db.updateTable('sessions').set(calledOff).where('id', '=', session.id).execute();
    shop.clock.set('2027-01-28T22:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
    expect(await mailTo(shop, email)).toEqual(['claim-link']);
  });

  test('does not follow a booking that was made a moment ago', async () => {
    const { buyer } = await seatsToBeNamed({ on: '2026-12-05' });
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
  });
});

describe('who was sent a claim link', () => {
  test('is reminded once, three days before it ends, of the link that they hold', async () => {
    const { seatId, of } = await seatsToBeNamed({ on: '2027-02-03' });
    const email = `nadia-${newId()}@example.com`;
    await sendClaimLink(services(), { ...of, email });
    // Links end two days before the start, on 31 January at 21:30 UTC.
    shop.clock.set('2027-01-28T21:29:00Z');
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, email)).toEqual(['claim-link']);
    shop.clock.set('2027-01-28T21:30:00Z');
    await Promise.all([remindOfUnclaimedSeats(services()), remindOfUnclaimedSeats(services())]);
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, email)).toEqual(['claim-link', 'seat-still-to-claim']);
    const mail = shop.db.selectFrom('messages').select('bodyText').where('kind', '=', 'seat-still-to-claim');
    const { bodyText } = await mail.where('toEmail', '=', email).executeTakeFirstOrThrow();
    expect(bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
  });

  test('is not reminded of a link that was replaced, a seat that was claimed, or one sent hours ago', async () => {
    const [replaced, claimed, fresh] = [await seatsToBeNamed(), await seatsToBeNamed(), await seatsToBeNamed()];
    const emailOf = ({ seatId }: { seatId: string }) => `${seatId}@example.com`;
    for (const each of [replaced, claimed]) await sendClaimLink(services(), { ...each.of, email: emailOf(each) });
    await renewClaimLink(services(), { ...replaced.of, replaces: 1 });
    const key = await keyOf(claimed.seatId);
    await claimSeat(services(), { seatId: claimed.seatId, key, attendee: someone('Nora') });
    shop.clock.set('2027-01-30T00:00:00Z');
    await sendClaimLink(services(), { ...fresh.of, email: emailOf(fresh) });
    await remindOfUnclaimedSeats(services());
    for (const each of [replaced, claimed, fresh]) expect(await mailTo(shop, emailOf(each))).toEqual(['claim-link']);
  });
});
