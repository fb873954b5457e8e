import { expect, test } from 'vitest';
import { listDisagreements } from '#src/backoffice/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { sendRefundAgain, sendRefunds } from '#src/orders/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { bookAndPay, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

/** An order whose seat was cancelled and whose refund the provider refused. */
async function aFailedRefund(name: string) {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const order = await bookAndPay(shop, { session, attendees: [name], totalCents: 38_500 });
  const [seat] = await seatsOf(shop, order);
  await cancelOneSeat(shop.services(), { seatId: seat?.id ?? '', reason: 'Ill', refundCents: 'all' }, by);
  const refused = async () => ({
    ok: false as const,
    reason: 'refund-refused' as const,
    providerMessage: 'Card closed',
  });
  await sendRefunds(shop.services({ ...shop.stripe.gateway, createRefund: refused }));
  const [failed] = await refundsOf(order);
  return { ...order, refundId: failed?.id ?? '', seatId: seat?.id ?? '' };
}

async function refundsOf({ orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('refunds')
    .select(['id', 'amountCents', 'state', 'method', 'madeGoodAt', 'idempotencyKey', 'lastError'])
    .where('orderId', '=', orderId)
    .orderBy('requestedAt')
    .orderBy('state')
    .execute();
}

async function failedRefunds() {
  const found = await listDisagreements(shop.db, shop.clock.now());
  return found.flatMap(({ name, count }) => (count > 0 ? [name] : []));
}

test('a failed refund is sent again under a key of its own, once', async () => {
  const order = await aFailedRefund('Amy');
  expect(await failedRefunds()).toEqual(['refund-failed']);
  const coordinator = await aViewer(shop.db, { role: 'coordinator' });
  shop.clock.advance({ minutes: 1 });
  const again = { refundId: order.refundId, method: 'provider' as const, by: coordinator };
  expect(await sendRefundAgain(shop.services(), again)).toSucceed();
  expect(await sendRefundAgain(shop.services(), again)).toBeRefused('refund-not-failed');
  expect(await paymentStateOfOrder(shop, order)).toBe('refunding');
  for (let time = 0; time < 2; time += 1) await sendRefunds(shop.services());
  const [failed, sent, ...more] = await refundsOf(order);
  expect(more).toEqual([]);
  expect(failed).toMatchObject({ state: 'failed', lastError: 'Card closed', madeGoodAt: shop.clock.now() });
  expect(sent).toMatchObject({ state: 'succeeded', amountCents: 38_500 });
  expect(sent?.idempotencyKey).not.toBe(failed?.idempotencyKey);
  expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
  expect(await failedRefunds()).toEqual([]);
});

test('or by bank transfer, which staff make themselves', async () => {
  const order = await aFailedRefund('Ben');
  const coordinator = await aViewer(shop.db, { role: 'coordinator' });
  shop.clock.advance({ minutes: 1 });
  const again = { refundId: order.refundId, method: 'bank-transfer' as const, by: coordinator };
  expect(await sendRefundAgain(shop.services(), again)).toSucceed();
  await sendRefunds(shop.services());
  expect((await refundsOf(order))[1]).toMatchObject({ method: 'bank-transfer', state: 'requested' });
});

test('not when the money has gone back from the dashboard meanwhile', async () => {
  const order = await aFailedRefund('Cat');
  const { paymentId } = await shop.db
    .selectFrom('refunds')
    .select('paymentId')
    .where('id', '=', order.refundId)
    .executeTakeFirstOrThrow();
  const gone = { orderId: order.orderId, paymentId, amountCents: 38_500, requestedAt: shop.clock.now() };
  await shop.db
    .insertInto('refunds')
    .values({ id: order.seatId, ...gone, reason: 'Dashboard', state: 'succeeded', idempotencyKey: order.seatId })
    .execute();
  const again = { refundId: order.refundId, method: 'provider' as const };
  const coordinator = await aViewer(shop.db, { role: 'coordinator' });
  expect(await sendRefundAgain(shop.services(), { ...again, by: coordinator })).toBeRefused('nothing-to-send-back');
});

test('nor by somebody without the right, nor for a refund that does not exist', async () => {
  const order = await aFailedRefund('Dan');
  const learner = await aViewer(shop.db);
  const again = { refundId: order.refundId, method: 'provider' as const, by: learner };
  expect(await sendRefundAgain(shop.services(), again)).toBeRefused('not-allowed');
  const coordinator = await aViewer(shop.db, { role: 'coordinator' });
  const none = { refundId: order.orderId, method: 'provider' as const, by: coordinator };
  expect(await sendRefundAgain(shop.services(), none)).toBeRefused('not-found');
});
