import { describe, expect, test } from 'vitest';
import {
  cancelOwnSeat,
  cancelSeat,
  cancelUnpaidInvoices,
  previewCancellation,
  reconcilePayments,
  substituteAttendee,
} from '#src/enrolment/index.ts';
import { markRefundSent } from '#src/orders/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { linkTo, mailTo, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, clerk, mailAbout, moneyOf, papersOf, states, transfer } from './invoice-story.ts';

const shop = useShop();

describe('a seat that waits for its invoice to be paid', () => {
  async function twoThatWait() {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Una', 'Wim']));
    const [una] = await seatsOf(shop, order);
    return { order, seatId: una?.id ?? '', access: await linkTo(shop, order) };
  }

  test('is given back by whoever booked it, all of its price, and what was paid gives the others theirs', async () => {
    const { order, seatId, access } = await twoThatWait();
    valueOf(await transfer(shop, order.orderId, { cents: 38_500 }));
    const asked = { orderId: order.orderId, seatId, access };
    const shown = valueOf(await previewCancellation(shop.services(), asked));
    expect(shown).toMatchObject({ refundCents: 38_500, backCents: 0, outstandingCents: 0 });
    valueOf(await cancelOwnSeat(shop.services(), { ...asked, expected: shown, to: 'origin' }));
    expect(await cancelOwnSeat(shop.services(), { ...asked, expected: shown, to: 'origin' })).toBeRefused(
      'not-cancellable',
    );
    await reconcilePayments(shop.services());
    expect(await states(shop, order)).toEqual(['cancelled', 'confirmed']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 38_500, keptCents: 38_500, outstandingCents: 0 });
    const papers = await papersOf(shop, order);
    expect(papers.map(({ totalCents, gstCents }) => [totalCents, gstCents])).toEqual([
      [77_000, 7_000],
      [-38_500, -3_500],
    ]);
    expect(await mailTo(shop, 'una@example.com')).toEqual([]);
  });

  test('goes off the invoice wholly when staff cancel it, and the last one leaves nothing owed', async () => {
    const { order, seatId } = await twoThatWait();
    const by = await clerk(shop);
    const other = (await seatsOf(shop, order)).find(({ id }) => id !== seatId)?.id ?? '';
    for (const id of [seatId, other])
      valueOf(await cancelSeat(shop.services(), { seatId: id, reason: 'Not needed', refundCents: 100, by }));
    expect(await states(shop, order)).toEqual(['cancelled', 'cancelled']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, outstandingCents: 0 });
    expect(await paymentStateOfOrder(shop, order)).toBe('free');
  });

  test('goes to somebody else, and no attendee is told of a seat that nobody has yet', async () => {
    const { order, seatId, access } = await twoThatWait();
    const other = { name: 'Eva', email: 'eva@example.com', declarations: [] };
    expect(await substituteAttendee(shop.services(), { seatId, access, ...other })).toSucceed();
    expect((await seatsOf(shop, order)).map(({ attendeeEmail }) => attendeeEmail)).toContain('eva@example.com');
    expect(await mailTo(shop, 'eva@example.com')).toEqual([]);
    valueOf(await transfer(shop, order.orderId, { cents: 77_000 }));
    expect(await mailTo(shop, 'eva@example.com')).toEqual(['seat-confirmed']);
  });

  test('is not a hold by card: that ends with its booking', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ivo'], { paysBy: 'card' }));
    const [seat] = await seatsOf(shop, order);
    const cancellation = { seatId: seat?.id ?? '', reason: 'x', refundCents: 'all' as const, by: await clerk(shop) };
    expect(await cancelSeat(shop.services(), cancellation)).toBeRefused('not-cancellable');
  });
});

describe('an invoice that is not paid in time', () => {
  test('loses its seats two banking days later, with a note and a mail, once; a part that was paid goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop, { terms: 'when-paid', seats: 2 });
    const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob']));
    valueOf(await transfer(shop, order.orderId, { cents: 20_000 }));
    shop.clock.set('2026-12-17T12:59:00Z');
    expect(await cancelUnpaidInvoices(shop.services())).toBe(0);
    shop.clock.set('2026-12-17T13:00:00Z');
    expect(await cancelUnpaidInvoices(shop.services())).toBeGreaterThan(0);
    expect(await cancelUnpaidInvoices(shop.services())).toBe(0);
    expect(await states(shop, order)).toEqual(['cancelled', 'cancelled']);
    expect(await moneyOf(shop, order)).toEqual({ owedCents: 0, keptCents: 0, outstandingCents: 0, surplusCents: 0 });
    const told = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'invoice-taken-back');
    expect(told).toHaveLength(2);
    const refunds = await shop.db.selectFrom('refunds').selectAll().where('orderId', '=', order.orderId).execute();
    expect(refunds).toMatchObject([{ method: 'bank-transfer', amountCents: 20_000, state: 'requested' }]);
    await reconcilePayments(shop.services());
    expect(await papersOf(shop, order)).toHaveLength(2);
  });

  test('of a trusted account keeps its seats and stays owed', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    shop.clock.set('2027-01-20T00:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    expect(await states(shop, order)).toEqual(['confirmed']);
    expect(await moneyOf(shop, order)).toMatchObject({ outstandingCents: 38_500 });
  });

  test('a refund that staff send by bank is marked once, with its reference', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    valueOf(await transfer(shop, order.orderId, { cents: 5_000 }));
    shop.clock.set('2026-12-18T00:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    const { id } = await shop.db
      .selectFrom('refunds')
      .select('id')
      .where('orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    const by = await clerk(shop);
    const mark = (reference: string) => markRefundSent(shop.services(), { refundId: id, reference, by });
    expect(await paymentStateOfOrder(shop, order)).toBe('refunding');
    expect(await mark('OUT-1')).toMatchObject({ ok: true });
    expect(await mark('OUT-1')).toMatchObject({ ok: true });
    expect(await mark('OUT-2')).toMatchObject({ reason: 'refund-sent-already', reference: 'OUT-1' });
    expect(await paymentStateOfOrder(shop, order)).toBe('refunded');
    expect((await mailAbout(shop, order)).filter(({ kind }) => kind === 'refund-sent')).toHaveLength(1);
    const stranger = await aViewer(shop.db);
    expect(await markRefundSent(shop.services(), { refundId: id, reference: 'x', by: stranger })).toMatchObject({
      reason: 'not-allowed',
    });
  });
});
