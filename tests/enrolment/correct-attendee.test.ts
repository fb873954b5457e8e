import { expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { attendeeNamed, correctAttendee, namedLater } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aDesignation, aPrerequisite, aSession } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });
const address = (name: string) => `${name}-${newId()}@example.com`;

async function aFreeSession() {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }), on: '2027-02-03' });
}

/** One seat of a free session, for a person who says what they eat. */
async function aSeat(session: { id: string; courseId: string }, facts: Partial<ReturnType<typeof attendeeNamed>> = {}) {
  const email = address('mara');
  const attendee = { ...attendeeNamed('Mara', email), notes: { dietary: 'No nuts', access: '' }, ...facts };
  const { id: sessionId, courseId } = session;
  const items = [{ courseId, sessionId, priceTierId: null, attendees: [attendee] }];
  const order = await book(shop, { session, attendees: [], totalCents: 0, facts: { items } });
  const [seat] = await seatsOf(shop, order);
  const seatId = seat?.id ?? '';
  const correct = async (name: string, to: string) =>
    correctAttendee(services(), {
      ...{ orderId: order.orderId, seatId, access: await linkTo(shop, order) },
      ...{ name, email: to },
    });
  const notes = () => shop.db.selectFrom('seatNotes').select('dietary').where('seatId', '=', seatId).execute();
  return { order, seatId, email, correct, notes };
}

/** The seats are sold under rules that let nobody else come on the last day. */
async function sellUntilADayBefore(seatIds: string[]) {
  const { policyId } = await shop.db
    .selectFrom('cancellationPolicyVersions')
    .select('policyId')
    .executeTakeFirstOrThrow();
  const rules = { tiers: '[]', transferTiers: '[]', substituteUntilHours: 24, summary: 'Rules of these seats.' };
  const version = { id: newId(), policyId, version: 2, createdAt: shop.clock.now(), ...rules };
  await shop.db.insertInto('cancellationPolicyVersions').values(version).execute();
  await shop.db.updateTable('seats').set({ policyVersionId: version.id }).where('id', 'in', seatIds).execute();
}

test('a mistyped address is put right just after booking: both are told, and what they eat goes along', async () => {
  const { order, email, correct, notes } = await aSeat(await aFreeSession());
  const right = address('right');
  expect(await correct('Mara', right)).toSucceed();
  expect(await correct('Mara', right)).toSucceed();
  expect(await seatsOf(shop, order)).toMatchObject([{ attendeeEmail: right }]);
  expect(await mailTo(shop, email)).toEqual(['seat-confirmed', 'seat-handed-on']);
  expect(await mailTo(shop, right)).toEqual(['seat-confirmed']);
  expect(await notes()).toEqual([{ dietary: 'No nuts' }]);
});

test('with another name and address goes nothing of what was said of the one before', async () => {
  const { correct, notes } = await aSeat(await aFreeSession());
  expect(await correct('Nils', address('nils'))).toSucceed();
  expect(await notes()).toEqual([]);
});

test('once somebody has shown that the address is theirs, nobody takes the seat by a correction', async () => {
  const { order, email, correct } = await aSeat(await aFreeSession());
  await shop.db.updateTable('people').set({ emailVerifiedAt: shop.clock.now() }).where('email', '=', email).execute();
  expect(await correct('Nils', address('nils'))).toBeRefused('address-proven');
  expect(await correct('Mara Lind', email)).toSucceed();
  expect(await seatsOf(shop, order)).toMatchObject([{ attendeeEmail: email }]);
});

test('another person is asked for what the course asks for', async () => {
  const session = await aFreeSession();
  const designation = await aDesignation(shop.db);
  const prerequisite = await aPrerequisite(shop.db, { course: { id: session.courseId }, designation });
  const declarations = [{ prerequisiteId: prerequisite.id, evidence: 'WRT 12345, Sydney 2024' }];
  const { correct } = await aSeat(session, { declarations });
  expect(await correct('Nils', address('nils'))).toBeRefused('prerequisite-missing');
  expect(await correct('Mara', address('mara'))).toSucceed();
});

test('after the last day to send somebody else only what was booked a moment ago is corrected', async () => {
  const session = await aFreeSession();
  const early = await aSeat(session);
  shop.clock.set('2027-02-02T20:00:00Z');
  const late = await aSeat(session);
  await sellUntilADayBefore([early.seatId, late.seatId]);
  expect(await early.correct('Mara', address('mara'))).toBeRefused('too-late-to-substitute');
  expect(await late.correct('Mara', address('mara'))).toSucceed();
  shop.clock.set('2026-12-01T00:00:00Z');
});

test('a seat that nobody is named for is named, not corrected', async () => {
  const { correct } = await aSeat(await aFreeSession(), namedLater);
  expect(await correct('Nils', address('nils'))).toBeRefused('not-named-yet');
});
