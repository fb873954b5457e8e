import { describe, expect, test } from 'vitest';
import { attendeeNamed, bookSeats, checkPrerequisites } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCertificate, aCompletion } from '#tests/renewal/story.ts';
import {
  aCourse,
  aDesignation,
  aPerson,
  aPrerequisite,
  aSeat,
  aSession,
  aTermsVersion,
  preparesFor,
} from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

/** ASD asks for WRT by this rule; the WRT class gives it. Maria is to take ASD on 3 March. */
async function aClassWithPrerequisite(rule: 'certificate' | 'declaration' | 'advisory') {
  const { db } = database;
  const [wrt, asd] = [await aCourse(db, { kind: 'class' }), await aCourse(db, { kind: 'class' })];
  const designation = await aDesignation(db, { givenBy: [wrt] });
  const prerequisite = await aPrerequisite(db, { course: asd, designation, rule });
  const maria = await aPerson(db, 'Maria');
  const check = (facts: Partial<Parameters<typeof checkPrerequisites>[1]> = {}) =>
    checkPrerequisites(db, {
      person: { name: maria.name, email: maria.email, learnerId: maria.id },
      courseId: asd.id,
      startsAt: new Date('2027-03-03T00:00:00Z'),
      orderId: newId(),
      seatId: null,
      declarations: [],
      ...facts,
    });
  return { db, wrt, asd, designation, prerequisite, maria, check };
}

async function hasCompleted(course: { id: string }, maria: Awaited<ReturnType<typeof aPerson>>) {
  const session = await aSession(database.db, { course });
  const seat = await aSeat(database.db, { session, learner: maria });
  return aCompletion(database.db, seat);
}

describe('a prerequisite by our certificate', () => {
  test('is met by a completed course that gives the designation, and by nothing that is declared', async () => {
    const { wrt, prerequisite, maria, check } = await aClassWithPrerequisite('certificate');
    const declarations = [{ prerequisiteId: prerequisite.id, evidence: 'WRT 123456, Dri-Eaz 2024' }];
    const missing = { needs: 'WRT, WRT Technician', why: 'certificate-needed', email: maria.email };
    expect(await check({ declarations })).toMatchObject({ reason: 'prerequisite-missing', attendees: [missing] });
    await hasCompleted(wrt, maria);
    expect(await check()).toBeNull();
  });

  test('is met by another person’s completion for nobody else', async () => {
    const { wrt, check } = await aClassWithPrerequisite('certificate');
    await hasCompleted(wrt, await aPerson(database.db, 'Somebody'));
    expect(await check()).toBeRefused('prerequisite-missing');
  });

  test('is not met by a certificate that was withdrawn, but by the version that corrected one', async () => {
    const { db, wrt, maria, check } = await aClassWithPrerequisite('certificate');
    const completionId = await hasCompleted(wrt, maria);
    const staff = await aPerson(db, 'Kerry');
    await aCertificate(db, { completionId, learnerId: maria.id, revokedBy: staff.id });
    expect(await check()).toMatchObject({ attendees: [{ why: 'certificate-revoked' }] });
    await aCertificate(db, { completionId, learnerId: maria.id, version: 2 });
    expect(await check()).toBeNull();
  });

  test('may name one course', async () => {
    const { db, asd, maria, check } = await aClassWithPrerequisite('advisory');
    const level1 = await aCourse(db, { kind: 'online', title: 'Carpet Care 1' });
    await aPrerequisite(db, { course: asd, requires: level1, rule: 'certificate' });
    expect(await check()).toMatchObject({ attendees: [{ needs: 'Carpet Care 1' }] });
    const seat = await aSeat(db, { course: level1, learner: maria });
    await aCompletion(db, seat);
    expect(await check()).toBeNull();
  });
});

describe('a prerequisite by declaration', () => {
  test('is met by saying what is held, not by saying nothing', async () => {
    const { prerequisite, check } = await aClassWithPrerequisite('declaration');
    const declare = (evidence: string) => check({ declarations: [{ prerequisiteId: prerequisite.id, evidence }] });
    expect(await check()).toMatchObject({
      attendees: [{ why: 'declaration-needed', prerequisiteId: prerequisite.id }],
    });
    expect(await declare('  yes   ')).toBeRefused('prerequisite-missing');
    expect(await declare('WRT 123456, Dri-Eaz, May 2024')).toBeNull();
  });

  test('is met by our certificate without a word', async () => {
    const { wrt, maria, check } = await aClassWithPrerequisite('declaration');
    await hasCompleted(wrt, maria);
    expect(await check()).toBeNull();
  });

  test('counts what was declared for the seat they had, unless staff turned it down', async () => {
    const { db, asd, prerequisite, maria, check } = await aClassWithPrerequisite('declaration');
    const seat = await aSeat(db, { session: await aSession(db, { course: asd }), learner: maria });
    const evidence = { seatId: seat.id, prerequisiteId: prerequisite.id, evidence: 'WRT 123456' };
    await db
      .insertInto('prerequisiteDeclarations')
      .values({ id: newId(), ...evidence, declaredAt: new Date('2026-12-01T00:00:00Z') })
      .execute();
    expect(await check({ declaredFor: seat.id })).toBeNull();
    const staff = await aPerson(db, 'Kerry');
    const turnedDown = { accepted: false, checkedBy: staff.id, checkedAt: new Date('2026-12-02T00:00:00Z') };
    await db.updateTable('prerequisiteDeclarations').set(turnedDown).where('seatId', '=', seat.id).execute();
    expect(await check({ declaredFor: seat.id })).toBeRefused('prerequisite-missing');
  });
});

test('what is only advised stops nobody', async () => {
  const { check } = await aClassWithPrerequisite('advisory');
  expect(await check()).toBeNull();
});

test('a combination class satisfies its own inner prerequisite', async () => {
  const { db, asd, designation, check } = await aClassWithPrerequisite('certificate');
  await preparesFor(db, asd.id, designation.id);
  expect(await check()).toBeNull();
});

test('a class of the same booking that ends before satisfies it; one that ends later does not', async () => {
  const { db, wrt, maria, check } = await aClassWithPrerequisite('certificate');
  const before = await aSeat(db, { session: await aSession(db, { course: wrt, on: '2027-02-03' }), learner: maria });
  expect(await check({ orderId: before.orderId })).toBeNull();
  expect(await check({ orderId: before.orderId, seatId: before.id })).toBeRefused('prerequisite-missing');
  const after = await aSeat(db, { session: await aSession(db, { course: wrt, on: '2027-03-03' }), learner: maria });
  expect(await check({ orderId: after.orderId })).toBeRefused('prerequisite-missing');
});

test('nobody learns who holds a certificate by a booking that would not have been taken anyway', async () => {
  const { wrt, asd, maria } = await aClassWithPrerequisite('certificate');
  await hasCompleted(wrt, maria);
  const nora = await aPerson(database.db, 'Nora');
  const session = await aSession(database.db, { course: asd });
  const terms = await aTermsVersion(database.db);
  for (const { name, email } of [maria, nora]) {
    const attendees = [attendeeNamed(name, email)];
    const booking = {
      ...{ formToken: newId(), voucherCode: null, organisation: null, billingAddress: null, purchaseOrder: null },
      ...{ buyer: { name: 'Eve', email: 'eve@example.com', phone: null }, termsVersionId: terms.id, offer: null },
      ...{ items: [{ courseId: asd.id, sessionId: session.id, priceTierId: null, attendees }], useBalance: false },
      ...{ paysBy: 'card' as const, expectedTotalCents: 1 },
    };
    expect(await bookSeats(testCore(database.db), { booking, by: { kind: 'system' } })).toBeRefused('price-changed');
  }
});
