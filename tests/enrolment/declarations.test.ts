import { expect, test } from 'vitest';
import { checkDeclaration, declarePrerequisites, namedLater } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aDesignation, aPerson, aPrerequisite, aSession, aViewer } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

/** A free class that asks for WRT, in which Maria's seat is booked with a declaration, and staff who may check it. */
async function aDeclaredSeat() {
  shop.clock.set('2026-12-01T00:00:00Z');
  const course = await aCourse(shop.db, { priceCents: 0 });
  const { id: prerequisiteId } = await aPrerequisite(shop.db, { course, designation: await aDesignation(shop.db) });
  const session = await aSession(shop.db, { course });
  const evidence = 'WRT 123456, Dri-Eaz, 2024';
  const maria = { name: 'Maria', email: `maria-${newId()}@example.com`, notes: null };
  const attendees = [{ ...maria, declarations: [{ prerequisiteId, evidence }] }, namedLater];
  const items = [{ courseId: course.id, sessionId: session.id, priceTierId: null, attendees }];
  const buyer = { name: 'Olive Office', email: `office-${newId()}@example.com`, phone: null };
  const order = await book(shop, { session, attendees: [], totalCents: 0, facts: { items, buyer } });
  const seats = await seatsOf(shop, order);
  const seat = seats.find(({ attendeeEmail }) => attendeeEmail === maria.email);
  const read = () =>
    shop.db
      .selectFrom('prerequisiteDeclarations')
      .selectAll()
      .where('seatId', '=', seat?.id ?? '')
      .executeTakeFirstOrThrow();
  const declarationId = (await read()).id;
  return {
    ...{
      course,
      buyer,
      evidence,
      prerequisiteId,
      read,
      seatId: seat?.id ?? '',
      unnamed: seats.find((each) => each !== seat),
    },
    asked: { declarationId, evidence, accepted: true, why: '' },
    of: { orderId: order.orderId, seatId: seat?.id ?? '', access: await linkTo(shop, order) },
    kerry: await aViewer(shop.db, { role: 'coordinator' }),
  };
}

const actionsOn = async (seatId: string) => {
  const rows = await shop.db.selectFrom('journalEntries').select('action').where('subjectId', '=', seatId).execute();
  return rows.map(({ action }) => action);
};

test('staff accept what was declared, once', async () => {
  const { asked, kerry, read, seatId, buyer } = await aDeclaredSeat();
  expect(await checkDeclaration(shop.services(), { by: kerry, ...asked })).toSucceed();
  const accepted = await read();
  expect(accepted).toMatchObject({ accepted: true, checkedBy: kerry.personId });
  shop.clock.advance({ hours: 1 });
  expect(await checkDeclaration(shop.services(), { by: kerry, ...asked })).toSucceed();
  expect(await read()).toEqual(accepted);
  expect(await actionsOn(seatId)).toEqual(['declaration.accepted']);
  expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
});

test('staff turn it down with a reason that the buyer reads, once', async () => {
  const { asked, kerry, read, seatId, buyer } = await aDeclaredSeat();
  const turnDown = { by: kerry, ...asked, accepted: false };
  expect(await checkDeclaration(shop.services(), { ...turnDown, why: '  ' })).toBeRefused('no-reason-given');
  shop.clock.advance({ minutes: 1 });
  const why = 'The number is not of a WRT certificate.';
  expect(await checkDeclaration(shop.services(), { ...turnDown, why })).toSucceed();
  expect(await checkDeclaration(shop.services(), { ...turnDown, why })).toSucceed();
  expect(await read()).toMatchObject({ accepted: false });
  expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed', 'declaration-turned-down']);
  const mail = shop.db.selectFrom('messages').select('bodyText').where('kind', '=', 'declaration-turned-down');
  expect((await mail.where('toEmail', '=', buyer.email).executeTakeFirstOrThrow()).bodyText).toContain(why);
  expect(await actionsOn(seatId)).toEqual(['declaration.turned-down']);
});

test('only staff of the course may check it', async () => {
  const { asked, course, read } = await aDeclaredSeat();
  const check = (by: Awaited<ReturnType<typeof aViewer>>) => checkDeclaration(shop.services(), { by, ...asked });
  expect(await check(await aViewer(shop.db))).toBeRefused('not-allowed');
  expect(await check(await aViewer(shop.db, { role: 'trainer' }))).toBeRefused('not-allowed');
  expect(await check(await aViewer(shop.db, { role: 'coordinator', scope: newId() }))).toBeRefused('not-allowed');
  expect(await read()).toMatchObject({ accepted: null });
  const scoped = await aViewer(shop.db, {
    role: 'coordinator',
    scope: course.id,
    person: await aPerson(shop.db, 'Lee'),
  });
  expect(await check(scoped)).toSucceed();
  const unknown = { by: scoped, ...asked, declarationId: newId() };
  expect(await checkDeclaration(shop.services(), unknown)).toBeRefused('not-found');
});

test('what was turned down is declared anew by the buyer, and waits to be checked again', async () => {
  const { asked, kerry, read, seatId, of, prerequisiteId, evidence } = await aDeclaredSeat();
  await checkDeclaration(shop.services(), { by: kerry, ...asked, accepted: false, why: 'Illegible' });
  const declare = (text: string) =>
    declarePrerequisites(shop.services(), { ...of, declarations: [{ prerequisiteId, evidence: text }] });
  expect(await declare(evidence)).toSucceed();
  expect(await read()).toMatchObject({ accepted: false });
  expect(await declare('yes')).toBeRefused('nothing-declared');
  expect(await declare('WRT 654321, May 2025')).toSucceed();
  expect(await declare('WRT 654321, May 2025')).toSucceed();
  expect(await read()).toMatchObject({ accepted: null, checkedAt: null, evidence: 'WRT 654321, May 2025' });
  expect(await checkDeclaration(shop.services(), { by: kerry, ...asked })).toBeRefused('declared-anew');
  expect(await actionsOn(seatId)).toEqual(['declaration.turned-down', 'declaration.made']);
});

test('nobody declares for somebody else’s seat, for one without a name, or for one that is over', async () => {
  const { of, prerequisiteId, unnamed } = await aDeclaredSeat();
  const declarations = [{ prerequisiteId, evidence: 'WRT 654321' }];
  const other = await aDeclaredSeat();
  const attempts = [
    { ...of, access: other.of.access },
    { ...of, access: { viewer: await aViewer(shop.db), key: null } },
    { ...of, seatId: other.seatId },
    { ...of, seatId: unnamed?.id ?? '' },
  ];
  for (const attempt of attempts)
    expect(await declarePrerequisites(shop.services(), { ...attempt, declarations })).toBeRefused('not-found');
  shop.clock.set('2027-02-04T00:00:00Z');
  expect(await declarePrerequisites(shop.services(), { ...of, declarations })).toBeRefused('seat-over');
});
