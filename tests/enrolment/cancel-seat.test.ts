import { expect, test } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { cancelSeat } from '#src/enrolment/index.ts';
import { noticeRefunds, sendRefunds } from '#src/orders/index.ts';
import { aCourse, aPerson, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { book, bookAndPay, mailTo, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

async function aWorkshop(priceCents = 38_550, seats = 6) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents }), on: '2027-02-03', seats });
}

async function viewerWith(role?: 'coordinator' | 'trainer'): Promise<Viewer> {
  const person = await aPerson(shop.db);
  if (role) await aStaffGrant(shop.db, person.id, role);
  const grants = role ? [{ role, scope: null }] : [];
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    emailVerified: true,
    sessionHash: '',
    grants,
    memberships: [],
    instructorId: null,
  };
}

async function notesOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('taxDocuments')
    .select(['number', 'totalCents', 'gstCents'])
    .where('orderId', '=', orderId)
    .where('kind', '=', 'adjustment-note')
    .orderBy('sequence')
    .execute();
}

async function cancel(seatId: string, refundCents: number, by?: Viewer) {
  return cancelSeat(shop.services(), {
    seatId,
    refundCents,
    reason: 'Sprained ankle',
    by: by ?? (await viewerWith('coordinator')),
  });
}

test('a cancelled seat is free again, its price goes back, and the papers add up', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Ann', 'Ben'], totalCents: 77_100 });
  const [ann, ben] = await seatsOf(shop, order);
  expect(await cancel(ann?.id ?? '', 38_550)).toSucceed();
  expect(await paymentStateOfOrder(shop, order)).toBe('refunding');
  await sendRefunds(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  expect(await cancel(ben?.id ?? '', 38_550)).toSucceed();
  await sendRefunds(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  const notes = await notesOf(order);
  const { gstCents } = await shop.db
    .selectFrom('orders')
    .select('gstCents')
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  expect(notes.map(({ totalCents }) => totalCents)).toEqual([-38_550, -38_550]);
  expect(notes.reduce((sum, note) => sum + note.gstCents, 0)).toBe(-gstCents);
  expect(await mailTo(shop, 'ann@example.com')).toEqual(['seat-confirmed', 'seat-cancelled']);
});

test('cancelling twice refunds once', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Cai'], totalCents: 38_550 });
  const [seat] = await seatsOf(shop, order);
  const results = await Promise.all([1, 2, 3].map(() => cancel(seat?.id ?? '', 38_550)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  await Promise.all([sendRefunds(shop.services()), sendRefunds(shop.services())]);
  const refunds = await shop.db
    .selectFrom('refunds')
    .select(['amountCents', 'state'])
    .where('orderId', '=', order.orderId)
    .execute();
  expect(refunds).toEqual([{ amountCents: 38_550, state: 'succeeded' }]);
});

test('a part of the price may go back, or nothing', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Dot', 'Eve'], totalCents: 77_100 });
  const [dot, eve] = await seatsOf(shop, order);
  expect(await cancel(dot?.id ?? '', 10_000)).toSucceed();
  expect(await cancel(eve?.id ?? '', 0)).toSucceed();
  expect(await notesOf(order)).toMatchObject([{ totalCents: -10_000, gstCents: -909 }]);
});

test('no more goes back than the seat cost', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Fay'], totalCents: 38_550 });
  const [seat] = await seatsOf(shop, order);
  expect(await cancel(seat?.id ?? '', 38_551)).toBeRefused('refund-too-large');
  expect(await cancel(seat?.id ?? '', -1)).toBeRefused('refund-too-large');
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
});

test('only staff cancel: neither learners nor trainers do', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Gus'], totalCents: 38_550 });
  const [seat] = await seatsOf(shop, order);
  expect(await cancel(seat?.id ?? '', 0, await viewerWith())).toBeRefused('not-allowed');
  expect(await cancel(seat?.id ?? '', 0, await viewerWith('trainer'))).toBeRefused('not-allowed');
  const ofOneCourse = { role: 'coordinator', scope: crypto.randomUUID() } as const;
  expect(await cancel(seat?.id ?? '', 0, { ...(await viewerWith()), grants: [ofOneCourse] })).toBeRefused(
    'not-allowed',
  );
  expect(await cancel(crypto.randomUUID(), 0)).toBeRefused('not-found');
});

test('a seat that nobody has paid for is not cancelled this way', async () => {
  const order = await book(shop, { session: await aWorkshop(), attendees: ['Hal'], totalCents: 38_550 });
  const [seat] = await seatsOf(shop, order);
  expect(await cancel(seat?.id ?? '', 0)).toBeRefused('not-cancellable');
});

test('a refund that the provider cannot make now is made later, once', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Ida'], totalCents: 38_550 });
  const [seat] = await seatsOf(shop, order);
  await cancel(seat?.id ?? '', 38_550);
  shop.stripe.control.loseNextAnswers(10);
  await sendRefunds(shop.services());
  shop.stripe.control.loseNextAnswers(0);
  await sendRefunds(shop.services());
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
});

test('a refund made in the provider’s dashboard is noticed once, with its adjustment note', async () => {
  const order = await bookAndPay(shop, { session: await aWorkshop(), attendees: ['Jan'], totalCents: 38_550 });
  const { providerPaymentIntentId } = await shop.db
    .selectFrom('payments')
    .select('providerPaymentIntentId')
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  const paymentIntentId = providerPaymentIntentId ?? '';
  await shop.stripe.control.refundInDashboard(paymentIntentId, 11_000);
  for (let time = 0; time < 2; time += 1)
    await noticeRefunds(shop.services(), { paymentIntentId, by: { kind: 'system' } });
  expect(await notesOf(order)).toMatchObject([{ totalCents: -11_000, gstCents: -1_000 }]);
});

test('invoice and adjustment note numbers run without gaps, however many are issued at once', async () => {
  const session = await aWorkshop(38_550, 20);
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      bookAndPay(shop, { session, attendees: [`Num${index}`], totalCents: 38_550 }),
    ),
  );
  const sequences = await shop.db
    .selectFrom('taxDocuments')
    .select('sequence')
    .where('series', '=', 'invoice')
    .orderBy('sequence')
    .execute();
  expect(sequences.map(({ sequence }) => sequence)).toEqual(sequences.map((_, index) => index + 1));
});
