import { expect, test } from 'vitest';
import {
  cancelOwnSeat,
  cancelSeat,
  correctAttendee,
  giveUpOrder,
  recordBankTransfer,
  substituteAttendee,
} from '#src/enrolment/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { bookAndPay, linkTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

test('whoever changes an order that somebody else is at work on for long is asked to try again', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const order = await bookAndPay(shop, { session, attendees: ['Ann'], totalCents: 38_500 });
  const { orderId } = order;
  const seatId = (await seatsOf(shop, order))[0]?.id ?? '';
  const access = await linkTo(shop, order);
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const services = shop.services();
  const other = { name: 'Ben', email: 'ben@example.com' };
  const expected = { refundCents: 38_500, backCents: 38_500 };
  const transfer = { orderId, cents: 100, reference: 'x', receivedOn: '2026-12-01' };
  const outcomes = await shop.db.transaction().execute(async (trx) => {
    await trx.selectFrom('orders').select('id').where('id', '=', orderId).forUpdate().execute();
    await trx.selectFrom('seats').select('id').where('id', '=', seatId).forUpdate().execute();
    return Promise.all([
      cancelOwnSeat(services, { orderId, seatId, access, expected, to: 'origin' }),
      cancelSeat(services, { seatId, reason: 'Ill', refundCents: 'all', by }),
      giveUpOrder(services, { orderId, access }),
      recordBankTransfer(services, { ...transfer, by }),
      correctAttendee(services, { orderId, seatId, access, ...other }),
      substituteAttendee(services, { seatId, access, ...other, declarations: [] }),
    ]);
  });
  expect(outcomes.map((outcome) => !outcome.ok && outcome.reason)).toEqual(Array.from({ length: 6 }, () => 'busy'));
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', attendeeEmail: 'ann@example.com' }]);
});
