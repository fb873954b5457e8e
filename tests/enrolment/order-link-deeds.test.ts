import { expect, test } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { correctAttendee, findOrderPage, openAccountForBuyer } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aSession, aViewer, someLessons } from '#tests/support/builders.ts';
import { book, linkTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

async function aFreeOnlineSeat(attendee: string) {
  const course = await aCourse(shop.db, { kind: 'online', priceCents: 0 });
  const [lesson] = await someLessons(shop.db, course.id, ['Drying']);
  const order = await book(shop, { course, attendees: [attendee], totalCents: 0 });
  const [seat] = await seatsOf(shop, order);
  return { order, seatId: seat?.id ?? '', lessonId: lesson?.id ?? '' };
}

test('the holder of the link corrects an attendee before they begin', async () => {
  const { order, seatId } = await aFreeOnlineSeat('Mara');
  const correction = { name: 'Mara Lind', email: 'mara.lind@example.com' };
  const asked = { orderId: order.orderId, seatId, access: await linkTo(shop, order), ...correction };
  expect(await correctAttendee(services(), asked)).toSucceed();
  expect(await seatsOf(shop, order)).toMatchObject([{ attendeeEmail: 'mara.lind@example.com' }]);
});

test('what a learner has begun online cannot be given to another', async () => {
  const { order, seatId, lessonId } = await aFreeOnlineSeat('Nora');
  await shop.db.insertInto('lessonProgress').values({ seatId, lessonId, openedAt: shop.clock.now() }).execute();
  const asked = { orderId: order.orderId, seatId, access: await linkTo(shop, order) };
  const result = await correctAttendee(services(), { ...asked, name: 'Otto', email: 'otto@example.com' });
  expect(result).toBeRefused('already-begun');
  expect(await seatsOf(shop, order)).toMatchObject([{ attendeeEmail: 'nora@example.com' }]);
});

test('corrections cannot be used to write to strangers without end', async () => {
  const { order, seatId } = await aFreeOnlineSeat('Pia');
  const asked = { orderId: order.orderId, seatId, access: await linkTo(shop, order) };
  const correct = (n: number) => correctAttendee(services(), { ...asked, name: 'Pia', email: `pia${n}@example.com` });
  for (let n = 1; n <= 40; n += 1) expect(await correct(n)).toSucceed();
  expect(await correct(41)).toBeRefused('too-many-tries');
});

test('a claim link goes to the address the buyer has now, not to a mailbox they have left', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }), on: '2027-02-03' });
  const left = `${newId()}@example.com`;
  const buyer = { name: 'Quin Roe', email: left, phone: null };
  const order = await book(shop, { session, attendees: ['Quin'], totalCents: 0, facts: { buyer } });
  await shop.db
    .updateTable('people')
    .set({ email: `new-${left}` })
    .where('email', '=', left)
    .execute();
  const asked = { orderId: order.orderId, access: await linkTo(shop, order) };
  expect(await openAccountForBuyer(services(), asked)).toSucceed();
  const mails = await shop.db.selectFrom('messages').select('toEmail').where('kind', '=', 'claim-account').execute();
  expect(mails).toEqual([{ toEmail: `new-${left}` }]);
});

test('staff of one course do not see an order by their grant, staff of everything do', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }), on: '2027-02-03' });
  const { orderId } = await book(shop, { session, attendees: ['Rita'], totalCents: 0 });
  const see = (viewer: Viewer) => findOrderPage(services(), { orderId, access: { viewer, key: null } });
  expect(await see(await aViewer(shop.db, { role: 'coordinator', scope: newId() }))).toBeRefused('not-found');
  expect(await see(await aViewer(shop.db, { role: 'coordinator' }))).toSucceed();
});
