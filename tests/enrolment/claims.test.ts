import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  claimLink,
  claimSeat,
  findClaim,
  moveSessionWithSeats,
  nameAttendee,
  namedLater,
} from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aViewer } from '#tests/support/builders.ts';
import { book, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';
import { seatsToBeNamed, keyOf, rowOf, someone } from './claims-story.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

describe('a claim link', () => {
  test('stands in the buyer’s mail, and the seat has no mail of its own yet', async () => {
    const { buyer, seatId } = await seatsToBeNamed(shop);
    const mails = await shop.db.selectFrom('messages').selectAll().where('toEmail', '=', buyer.email).execute();
    expect(mails.map(({ kind }) => kind)).toEqual(['order-confirmed']);
    expect(mails[0]?.bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
    const about = shop.db.selectFrom('messages').select('kind').where('aboutId', '=', seatId);
    expect(await about.execute()).toEqual([]);
  });

  test('gives the seat to whoever claims it: their mail with the calendar entry, their notes', async () => {
    const { seatId } = await seatsToBeNamed(shop);
    const key = await keyOf(shop, seatId);
    expect(await findClaim(shop.services(), { seatId, key })).toMatchObject({
      ok: true,
      value: { bookedBy: 'Olive Office' },
    });
    const maria = someone('Maria', { notes: { dietary: 'No nuts', access: '' } });
    expect(await claimSeat(services(), { seatId, key, attendee: maria })).toSucceed();
    expect(await rowOf(shop, seatId)).toMatchObject({
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
    const { seatId } = await seatsToBeNamed(shop);
    const key = await keyOf(shop, seatId);
    const maria = someone('Maria');
    await claimSeat(services(), { seatId, key, attendee: maria });
    const before = await rowOf(shop, seatId);
    expect(
      await claimSeat(services(), { seatId, key, attendee: { ...maria, email: maria.email.toUpperCase() } }),
    ).toSucceed();
    expect(await claimSeat(services(), { seatId, key, attendee: someone('Nadia') })).toEqual({
      ...{ ok: false, reason: 'claim-link-used', ask: 'Olive Office' },
    });
    expect(await rowOf(shop, seatId)).toEqual(before);
    expect(await mailTo(shop, maria.email)).toEqual(['seat-confirmed']);
  });

  test('of another seat, guessed, or without a seat opens nothing', async () => {
    const [mine, other] = [await seatsToBeNamed(shop), await seatsToBeNamed(shop)];
    const before = await rowOf(shop, mine.seatId);
    for (const key of ['', 'guessed', await keyOf(shop, other.seatId)]) {
      expect(await findClaim(shop.services(), { seatId: mine.seatId, key })).toBeRefused('not-this-seat');
      const claim = { seatId: mine.seatId, key, attendee: someone('Thief') };
      expect(await claimSeat(services(), claim)).toBeRefused('not-this-seat');
    }
    for (const seatId of [newId(), 'no-id']) {
      const claim = { seatId, key: await keyOf(shop, mine.seatId), attendee: someone('Thief') };
      expect(await claimSeat(services(), claim)).toBeRefused('not-this-seat');
    }
    expect(await rowOf(shop, mine.seatId)).toEqual(before);
  });

  test('ends two days before the start, and the seat stays the buyer’s', async () => {
    const { seatId, of } = await seatsToBeNamed(shop, { on: '2027-02-03' });
    const key = await keyOf(shop, seatId);
    shop.clock.set('2027-01-31T21:29:00Z');
    expect(await findClaim(shop.services(), { seatId, key })).toSucceed();
    shop.clock.set('2027-01-31T21:30:00Z');
    expect(await claimSeat(services(), { seatId, key, attendee: someone('Late') })).toBeRefused('claim-link-expired');
    expect(await rowOf(shop, seatId)).toMatchObject({ state: 'confirmed', learnerId: null });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
  });

  test('ends by the new time of a session that is moved, and never lasts into it', async () => {
    const { session, seatId } = await seatsToBeNamed(shop);
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
    const claim = { seatId, key: await keyOf(shop, seatId) };
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
    const { seatId } = await seatsToBeNamed(shop);
    const gone = { state: 'cancelled', cancelledAt: shop.clock.now(), cancelReason: 'Ill' } as const;
    await shop.db.updateTable('seats').set(gone).where('id', '=', seatId).execute();
    const claim = { seatId, key: await keyOf(shop, seatId), attendee: someone('Maria') };
    expect(await claimSeat(services(), claim)).toBeRefused('seat-gone');
  });

  test('waits for the seat to be paid', async () => {
    const { seatId } = await seatsToBeNamed(shop);
    const held = { state: 'held', confirmedAt: null } as const;
    await shop.db.updateTable('seats').set(held).where('id', '=', seatId).execute();
    const claim = { seatId, key: await keyOf(shop, seatId), attendee: someone('Maria') };
    expect(await claimSeat(services(), claim)).toBeRefused('seat-awaits-payment');
  });

  test('gives nobody a second seat in the session', async () => {
    const { seatId, session } = await seatsToBeNamed(shop, { seats: 2 });
    const maria = await aPerson(shop.db, 'Maria');
    await aSeat(shop.db, { session, learner: maria });
    const claim = { seatId, key: await keyOf(shop, seatId), attendee: someone('Maria', { email: maria.email }) };
    expect(await claimSeat(services(), claim)).toBeRefused('already-enrolled');
    expect(await rowOf(shop, seatId)).toMatchObject({ learnerId: null });
  });

  test('of two who claim at once, one gets the seat', async () => {
    const { seatId } = await seatsToBeNamed(shop);
    const key = await keyOf(shop, seatId);
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, n) => claimSeat(services(), { seatId, key, attendee: someone(`Racer${n}`) })),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    for (const claim of claims) if (!claim.ok) expect(claim).toBeRefused('claim-link-used');
  });

  test('asks the attendee for what the course requires, and keeps what they declare', async () => {
    const { seatId, prerequisiteId } = await seatsToBeNamed(shop, { requires: true });
    const key = await keyOf(shop, seatId);
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
    expect(
      await claimSeat(services(), { seatId, key: await keyOf(shop, seatId), attendee: someone('Maria') }),
    ).toSucceed();
    expect((await rowOf(shop, seatId)).accessEndsAt).toEqual(new Date('2027-03-11T00:00:00Z'));
  });
});
