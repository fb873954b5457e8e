import { beforeEach, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { type OrderAccess, substituteAttendee } from '#src/enrolment/index.ts';
import { aCourse, aPerson, aPrerequisite, aSession, aViewer, someLessons } from '#tests/support/builders.ts';
import { bookAndPay, linkTo, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

beforeEach(() => shop.clock.set('2026-12-01T00:00:00Z'));

async function aSeatOf(name: string, asks = false) {
  const course = await aCourse(shop.db, { priceCents: 38_550 });
  const session = await aSession(shop.db, { course, on: '2027-02-03' });
  const order = await bookAndPay(shop, { session, attendees: [name], totalCents: 38_550 });
  const prerequisite = asks ? await aPrerequisite(shop.db, { course, requires: await aCourse(shop.db) }) : null;
  const [seat] = await seatsOf(shop, order);
  return { order, session, seatId: seat?.id ?? '', access: (await linkTo(shop, order)) as OrderAccess, prerequisite };
}

type HadSeat = Awaited<ReturnType<typeof aSeatOf>>;

function substitute(
  { seatId, access }: HadSeat,
  name: string,
  evidence?: { prerequisiteId: string; evidence: string },
) {
  const email = `${name.toLowerCase()}@example.com`;
  const declarations = evidence ? [evidence] : [];
  return substituteAttendee(services(), { seatId, name, email, declarations, access });
}

async function filesTo(email: string) {
  const rows = await shop.db
    .selectFrom('messages')
    .select(['kind', 'attachments'])
    .where('toEmail', '=', email)
    .execute();
  return rows.map(({ kind, attachments }) => ({ kind, text: JSON.stringify(attachments) }));
}

test('the one before is taken out of the calendar, the new one is put in, and nothing is charged', async () => {
  const seat = await aSeatOf('Ann');
  expect(await substitute(seat, 'Bea')).toSucceed();
  expect(await seatsOf(shop, seat.order)).toMatchObject([
    { state: 'confirmed', attendeeEmail: 'bea@example.com', revision: 1, refundedCents: 0 },
  ]);
  const handedOn = (await filesTo('ann@example.com')).find(({ kind }) => kind === 'seat-handed-on');
  expect(handedOn?.text).toContain('METHOD:CANCEL');
  const confirmed = (await filesTo('bea@example.com')).find(({ kind }) => kind === 'seat-confirmed');
  expect(confirmed?.text).toContain('METHOD:PUBLISH');
});

test('the same substitution twice changes nothing', async () => {
  const seat = await aSeatOf('Cay');
  await substitute(seat, 'Dan');
  const mails = await mailTo(shop, 'dan@example.com');
  expect(await substitute(seat, 'Dan')).toSucceed();
  expect(await mailTo(shop, 'dan@example.com')).toEqual(mails);
  expect(await seatsOf(shop, seat.order)).toMatchObject([{ revision: 1 }]);
});

test('whoever takes the seat meets the prerequisites, or says what they hold', async () => {
  const seat = await aSeatOf('Eli', true);
  expect(await substitute(seat, 'Flo')).toBeRefused('prerequisite-missing');
  expect(await seatsOf(shop, seat.order)).toMatchObject([{ attendeeEmail: 'eli@example.com' }]);
  const evidence = { prerequisiteId: seat.prerequisite?.id ?? '', evidence: 'WRT 123456, Dry School, 2024' };
  expect(await substitute(seat, 'Flo', evidence)).toSucceed();
  const kept = await shop.db
    .selectFrom('prerequisiteDeclarations')
    .select('evidence')
    .where('seatId', '=', seat.seatId)
    .execute();
  expect(kept).toEqual([{ evidence: evidence.evidence }]);
  expect(await substitute(seat, 'Gus')).toBeRefused('prerequisite-missing');
});

test('what the one before asked to be known is not passed on', async () => {
  const seat = await aSeatOf('Hal');
  await shop.db
    .insertInto('seatNotes')
    .values({ seatId: seat.seatId, dietary: 'No nuts', access: '', writtenAt: shop.clock.now() })
    .execute();
  await substitute(seat, 'Ida');
  expect(await shop.db.selectFrom('seatNotes').selectAll().where('seatId', '=', seat.seatId).execute()).toEqual([]);
});

test('a learner passes on the seat that the employer paid, and the employer is told', async () => {
  const seat = await aSeatOf('Jan');
  const person = await shop.db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('email', '=', 'jan@example.com')
    .executeTakeFirstOrThrow();
  const own = { ...seat, access: { viewer: await aViewer(shop.db, { person }), key: null } };
  expect(await substitute(own, 'Kim')).toSucceed();
  expect(await mailTo(shop, 'office@example.com')).toContain('seat-substituted');
  // It is not theirs any more.
  expect(await substitute(own, 'Lee')).toBeRefused('not-found');
});

test('strangers, closed doors and people who come already', async () => {
  const seat = await aSeatOf('Moe');
  const stranger = await aViewer(shop.db, { person: await aPerson(shop.db) });
  expect(await substitute({ ...seat, access: { viewer: stranger, key: null } }, 'Nan')).toBeRefused('not-found');
  await bookAndPay(shop, { session: seat.session, attendees: ['Oli'], totalCents: 38_550 });
  expect(await substitute(seat, 'Oli')).toBeRefused('already-enrolled');
  expect(await substitute(seat, 'Moe')).toSucceed();
  shop.clock.set('2027-02-02T21:30:00Z');
  expect(await substitute(seat, 'Pam')).toBeRefused('already-begun');
});

test('until so many hours before the start as the seat was sold with', async () => {
  const seat = await aSeatOf('Quin');
  const { policyId } = await shop.db
    .selectFrom('cancellationPolicyVersions')
    .select('policyId')
    .executeTakeFirstOrThrow();
  const versionId = crypto.randomUUID();
  await shop.db
    .insertInto('cancellationPolicyVersions')
    .values({
      ...{ id: versionId, policyId, version: 2, tiers: '[]', transferTiers: '[]', substituteUntilHours: 24 },
      ...{ summary: 'Until a day before.', createdAt: shop.clock.now() },
    })
    .execute();
  await shop.db.updateTable('seats').set({ policyVersionId: versionId }).where('id', '=', seat.seatId).execute();
  shop.clock.set('2027-02-01T21:30:01Z');
  expect(await substitute(seat, 'Ray')).toBeRefused('too-late-to-substitute');
  shop.clock.set('2027-02-01T21:30:00Z');
  expect(await substitute(seat, 'Ray')).toSucceed();
});

test('an online course that was begun stays with whoever began it', async () => {
  const course = await aCourse(shop.db, { kind: 'online', priceCents: 5_500 });
  const [lesson] = await someLessons(shop.db, course.id, ['One']);
  const order = await bookAndPay(shop, { course, attendees: ['Sue'], totalCents: 5_500 });
  const [seat] = await seatsOf(shop, order);
  const seatId = seat?.id ?? '';
  await shop.db
    .insertInto('lessonProgress')
    .values({ seatId, lessonId: lesson?.id ?? '', openedAt: shop.clock.now() })
    .execute();
  const online = { order, seatId, access: (await linkTo(shop, order)) as OrderAccess } as HadSeat;
  expect(await substitute(online, 'Tom')).toBeRefused('already-begun');
});
