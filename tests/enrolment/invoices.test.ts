import { describe, expect, test } from 'vitest';
import { setInvoiceTerms } from '#src/accounts/index.ts';
import {
  cancelOwnSeat,
  cancelSeat,
  cancelUnpaidInvoices,
  giveUpOrder,
  previewCancellation,
  reconcilePayments,
  recordBankTransfer,
  settlePayment,
  substituteAttendee,
} from '#src/enrolment/index.ts';
import { markRefundSent, remindOfPayments } from '#src/orders/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { linkTo, mailTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, mailAbout, moneyOf, papersOf } from './invoice-story.ts';

const shop = useShop();
const states = async (order: { orderId: string }) => (await seatsOf(shop, order)).map(({ state }) => state);
const clerk = async () => aViewer(shop.db, { name: 'Kerry', role: 'coordinator' });

interface Transfer {
  cents: number;
  reference?: string;
  receivedOn?: string;
  isMore?: boolean;
}

async function transfer(orderId: string, { reference = 'NAB 1', receivedOn = '2026-12-01', ...facts }: Transfer) {
  const by = await clerk();
  return recordBankTransfer(shop.services(), { orderId, reference, receivedOn, ...facts, by });
}

const refundsOf = ({ orderId }: { orderId: string }) =>
  shop.db.selectFrom('refunds').select(['method', 'amountCents', 'state']).where('orderId', '=', orderId).execute();

describe('booking by invoice', () => {
  test('a trusted account has its seats at once; the invoice says when and where to pay', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob', 'Cy']));
    expect(order.needsPayment).toBe(false);
    expect(await states(order)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 115_500, outstandingCents: 115_500 });
    const [invoice] = await papersOf(shop, order);
    expect(invoice).toMatchObject({ kind: 'tax-invoice', totalCents: 115_500, gstCents: 10_500 });
    expect(invoice?.snapshot).toMatchObject({
      dueOn: '2026-12-15',
      paidCents: 0,
      bank: { bsb: '062-000' },
      buyer: { organisation: employer.organisation.name, abn: employer.organisation.abn, purchaseOrder: 'PO-4711' },
    });
    const mails = await mailAbout(shop, order);
    expect(mails.map(({ kind, toEmail }) => [kind, toEmail])).toEqual(
      [
        ['invoice', employer.organisation.billingEmail],
        ['invoice', employer.person.email],
        ['order-confirmed', employer.person.email],
      ].toSorted((one, other) => `${one}`.localeCompare(`${other}`)),
    );
    expect(mails[0]?.bodyText).toContain('062-000');
    expect(mails[0]?.bodyText).toContain(invoice?.number);
    expect(mails.find(({ kind }) => kind === 'order-confirmed')?.bodyText).toContain(
      'Still to pay: $1,155.00, by 15 December 2026',
    );
  });

  test('whoever has the invoice hears what is still to be paid when a seat is cancelled', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob', 'Cy']));
    const [seat] = await seatsOf(shop, order);
    const cancellation = { seatId: seat?.id ?? '', reason: 'Broken ankle', refundCents: 38_500 };
    expect(await cancelSeat(shop.services(), { ...cancellation, by: await clerk() })).toSucceed();
    const mails = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'seat-refunded');
    expect(new Set(mails.map(({ toEmail }) => toEmail))).toEqual(
      new Set([employer.organisation.billingEmail, employer.person.email]),
    );
    for (const { bodyText } of mails)
      expect(bodyText).toContain('Still to pay: $770.00 for the booking, by 15 December 2026');
  });

  test('where seats wait for the money they are kept to the end of the due day, wherever the clock of the server is', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    const [seat] = await seatsOf(shop, order);
    expect(seat).toMatchObject({ state: 'held', holdExpiresAt: new Date('2026-12-15T13:00:00Z') });
    await reconcilePayments(shop.services());
    expect(await states(order)).toEqual(['held']);
  });

  test('is refused while an invoice of the organisation is overdue, unless staff allow that', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const first = valueOf(await bookFor(shop, employer, ['Ana']));
    shop.clock.set('2026-12-15T12:59:00Z');
    expect(await bookFor(shop, employer, ['Bob'])).toSucceed();
    shop.clock.set('2026-12-15T13:00:00Z');
    expect(await bookFor(shop, employer, ['Cy'])).toMatchObject({ reason: 'invoices-overdue', count: 1 });
    expect(await bookFor(shop, employer, ['Cy'], { paysBy: 'card' })).toSucceed();
    const { id: organisationId } = employer.organisation;
    const terms = { organisationId, terms: 'trusted', days: 14, by: await clerk() } as const;
    await setInvoiceTerms(shop.services(), { ...terms, mayOweMore: true });
    expect(await bookFor(shop, employer, ['Dee'])).toSucceed();
    await setInvoiceTerms(shop.services(), terms);
    expect(await transfer(first.orderId, { cents: 38_500, receivedOn: '2026-12-15' })).toSucceed();
    expect(await bookFor(shop, employer, ['Eve'])).toSucceed();
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('is refused where staff have not allowed it, to viewers and strangers, and without an organisation', async () => {
    const stranger = await anEmployer(shop);
    const none = await anEmployer(shop, { terms: 'none' });
    expect(await bookFor(shop, none, ['Ana'])).toMatchObject({ ok: false, reason: 'invoice-not-allowed' });
    const viewer = await anEmployer(shop, { role: 'viewer' });
    expect(await bookFor(shop, viewer, ['Ana'])).toMatchObject({ reason: 'organisation-not-yours' });
    const guessed = { organisation: { id: stranger.organisation.id, name: 'x', abn: null } };
    expect(await bookFor(shop, none, ['Ana'], guessed)).toMatchObject({ reason: 'organisation-not-yours' });
    expect(await bookFor(shop, none, ['Ana'], { organisation: null })).toMatchObject({ reason: 'invoice-not-allowed' });
  });

  test('rights are those of now, not those of when the page was opened', async () => {
    const employer = await anEmployer(shop);
    await shop.db.deleteFrom('organisationMemberships').where('personId', '=', employer.person.id).execute();
    expect(await bookFor(shop, employer, ['Ana'])).toMatchObject({ reason: 'organisation-not-yours' });
  });
});

describe('a bank transfer', () => {
  test('in parts confirms the seats with the part that completes it; every cent is accounted for', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana', 'Bob']));
    valueOf(await transfer(order.orderId, { cents: 30_000, reference: 'first' }));
    expect(await states(order)).toEqual(['held', 'held']);
    expect(await paymentStateOfOrder(shop, order)).toBe('part-paid');
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 30_000, outstandingCents: 47_000 });
    valueOf(await transfer(order.orderId, { cents: 47_000, reference: 'second' }));
    expect(await states(order)).toEqual(['confirmed', 'confirmed']);
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    expect(await papersOf(shop, order)).toHaveLength(1);
    const received = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'transfer-received');
    const said = received.map(({ bodyText }) => /\$[\d.]+ is still to be paid|Everything is paid/.exec(bodyText)?.[0]);
    const [part, whole] = ['$470.00 is still to be paid', 'Everything is paid'];
    expect(said.toSorted()).toEqual([part, part, whole, whole]);
  });

  test('with the same reference changes nothing, also twice at the same moment', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    const both = await Promise.all([1, 2].map(() => transfer(order.orderId, { cents: 10_000 })));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 10_000, outstandingCents: 28_500 });
  });

  test('under the reference of an earlier part counts, because its day or amount is another', async () => {
    shop.clock.set('2026-12-03T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    for (const [cents, receivedOn] of [
      [10_000, '2026-12-01'],
      [10_000, '2026-12-02'],
      [5_000, '2026-12-02'],
      [5_000, '2026-12-02'],
    ] as const)
      expect(await transfer(order.orderId, { cents, reference: 'INV-7', receivedOn })).toSucceed();
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 25_000, outstandingCents: 13_500 });
  });

  test('of more than is owed is written down when staff say that so much came, and the rest goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    valueOf(await transfer(order.orderId, { cents: 40_000, isMore: true }));
    expect(await states(order)).toEqual(['confirmed']);
    expect(await refundsOf(order)).toEqual([{ method: 'bank-transfer', amountCents: 1_500, state: 'requested' }]);
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 38_500, outstandingCents: 0, surplusCents: 0 });
  });

  test('that comes after the invoice was taken back goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    shop.clock.set('2026-12-20T00:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    expect(await transfer(order.orderId, { cents: 38_500 })).toMatchObject({ reason: 'more-than-owed' });
    valueOf(await transfer(order.orderId, { cents: 38_500, isMore: true }));
    expect(await states(order)).toEqual(['cancelled']);
    expect(await refundsOf(order)).toEqual([{ method: 'bank-transfer', amountCents: 38_500, state: 'requested' }]);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, keptCents: 0 });
  });

  test('that reached the bank on the due day and is written down a day later still gives the seats', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    shop.clock.set('2026-12-16T22:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    valueOf(await transfer(order.orderId, { cents: 38_500, receivedOn: '2026-12-15' }));
    expect(await states(order)).toEqual(['confirmed']);
  });

  test('is refused above what is owed, of nothing, from the future, for no order, and to others than staff', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const { orderId } = valueOf(await bookFor(shop, employer, ['Ana']));
    expect(await transfer(orderId, { cents: 38_501 })).toEqual({
      ok: false,
      reason: 'more-than-owed',
      outstandingCents: 38_500,
    });
    expect(await transfer(orderId, { cents: 0 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(orderId, { cents: -5 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(orderId, { cents: 1.5 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(orderId, { cents: 100, receivedOn: '2026-12-02' })).toMatchObject({
      reason: 'received-in-future',
    });
    expect(await transfer(crypto.randomUUID(), { cents: 100 })).toMatchObject({ reason: 'not-found' });
    const facts = { orderId, cents: 100, reference: 'x', receivedOn: '2026-12-01', by: employer.viewer };
    expect(await recordBankTransfer(shop.services(), facts)).toMatchObject({ reason: 'not-allowed' });
    expect(await moneyOf(shop, { orderId })).toMatchObject({ keptCents: 0 });
  });
});

describe('an open invoice', () => {
  test('may be paid by card from the page of the booking', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana', 'Bob']));
    valueOf(await transfer(order.orderId, { cents: 7_000 }));
    const checkoutId = await openPaymentPage(shop, order);
    await shop.stripe.control.pay(checkoutId);
    valueOf(await settlePayment(shop.services(), { checkoutId, by: { kind: 'system' } }));
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 77_000, outstandingCents: 0, surplusCents: 0 });
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
  });

  test('keeps its seats when a card payment comes to nothing before the due day', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    await openPaymentPage(shop, order);
    shop.clock.advance({ hours: 2 });
    await reconcilePayments(shop.services());
    const [seat] = await seatsOf(shop, order);
    expect(seat).toMatchObject({ state: 'held', holdExpiresAt: new Date('2026-12-15T13:00:00Z') });
  });

  test('that is given up is taken back with a note that leaves nothing owed; twice changes nothing', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana', 'Bob']));
    valueOf(await giveUpOrder(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) }));
    expect(await states(order)).toEqual(['cancelled', 'cancelled']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, outstandingCents: 0 });
    const papers = await papersOf(shop, order);
    expect(papers.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(0);
    expect(papers.reduce((sum, { gstCents }) => sum + gstCents, 0)).toBe(0);
    valueOf(await giveUpOrder(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) }));
    expect(await papersOf(shop, order)).toHaveLength(2);
  });
});

describe('a seat that waits for its invoice to be paid', () => {
  async function twoThatWait() {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Una', 'Wim']));
    const [una] = await seatsOf(shop, order);
    return { order, seatId: una?.id ?? '', access: await linkTo(shop, order) };
  }

  test('is given back by whoever booked it, all of its price, and what was paid gives the others theirs', async () => {
    const { order, seatId, access } = await twoThatWait();
    valueOf(await transfer(order.orderId, { cents: 38_500 }));
    const asked = { orderId: order.orderId, seatId, access };
    const shown = valueOf(await previewCancellation(shop.services(), asked));
    expect(shown).toMatchObject({ refundCents: 38_500, backCents: 0, outstandingCents: 0 });
    valueOf(await cancelOwnSeat(shop.services(), { ...asked, expected: shown, to: 'origin' }));
    expect(await cancelOwnSeat(shop.services(), { ...asked, expected: shown, to: 'origin' })).toBeRefused(
      'not-cancellable',
    );
    await reconcilePayments(shop.services());
    expect(await states(order)).toEqual(['cancelled', 'confirmed']);
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
    const by = await clerk();
    const other = (await seatsOf(shop, order)).find(({ id }) => id !== seatId)?.id ?? '';
    for (const id of [seatId, other])
      valueOf(await cancelSeat(shop.services(), { seatId: id, reason: 'Not needed', refundCents: 100, by }));
    expect(await states(order)).toEqual(['cancelled', 'cancelled']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, outstandingCents: 0 });
    expect(await paymentStateOfOrder(shop, order)).toBe('free');
  });

  test('goes to somebody else, and no attendee is told of a seat that nobody has yet', async () => {
    const { order, seatId, access } = await twoThatWait();
    const other = { name: 'Eva', email: 'eva@example.com', declarations: [] };
    expect(await substituteAttendee(shop.services(), { seatId, access, ...other })).toSucceed();
    expect((await seatsOf(shop, order)).map(({ attendeeEmail }) => attendeeEmail)).toContain('eva@example.com');
    expect(await mailTo(shop, 'eva@example.com')).toEqual([]);
    valueOf(await transfer(order.orderId, { cents: 77_000 }));
    expect(await mailTo(shop, 'eva@example.com')).toEqual(['seat-confirmed']);
  });

  test('is not a hold by card: that ends with its booking', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ivo'], { paysBy: 'card' }));
    const [seat] = await seatsOf(shop, order);
    const cancellation = { seatId: seat?.id ?? '', reason: 'x', refundCents: 'all' as const, by: await clerk() };
    expect(await cancelSeat(shop.services(), cancellation)).toBeRefused('not-cancellable');
  });
});

describe('an invoice that is not paid in time', () => {
  test('loses its seats two banking days later, with a note and a mail, once; a part that was paid goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop, { terms: 'when-paid', seats: 2 });
    const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob']));
    valueOf(await transfer(order.orderId, { cents: 20_000 }));
    shop.clock.set('2026-12-17T12:59:00Z');
    expect(await cancelUnpaidInvoices(shop.services())).toBe(0);
    shop.clock.set('2026-12-17T13:00:00Z');
    expect(await cancelUnpaidInvoices(shop.services())).toBeGreaterThan(0);
    expect(await cancelUnpaidInvoices(shop.services())).toBe(0);
    expect(await states(order)).toEqual(['cancelled', 'cancelled']);
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
    expect(await states(order)).toEqual(['confirmed']);
    expect(await moneyOf(shop, order)).toMatchObject({ outstandingCents: 38_500 });
  });

  test('a refund that staff send by bank is marked once, with its reference', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    valueOf(await transfer(order.orderId, { cents: 5_000 }));
    shop.clock.set('2026-12-18T00:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    const { id } = await shop.db
      .selectFrom('refunds')
      .select('id')
      .where('orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    const by = await clerk();
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

describe('reminders', () => {
  const remindersOf = async (order: { orderId: string }) =>
    (await mailAbout(shop, order)).filter(({ kind }) => kind === 'payment-reminder');

  test('come three days before, and one, seven and fourteen days after, each once, to booker and payer', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const order = valueOf(await bookFor(shop, employer, ['Ana']));
    const days: string[] = [];
    for (let day = 0; day < 40; day += 1) {
      await remindOfPayments(shop.services());
      await remindOfPayments(shop.services());
      const sent = await remindersOf(order);
      if (sent.length > days.length * 2) days.push(shop.clock.now().toISOString().slice(0, 10));
      shop.clock.advance({ days: 1 });
    }
    expect(days).toEqual(['2026-12-12', '2026-12-16', '2026-12-22', '2026-12-29']);
    const sent = await remindersOf(order);
    expect(sent).toHaveLength(8);
    expect(new Set(sent.map(({ toEmail }) => toEmail))).toEqual(
      new Set([employer.person.email, employer.organisation.billingEmail]),
    );
  });

  test('that a worker missed while it was down are not all sent at once', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    shop.clock.set('2026-12-24T00:00:00Z');
    await remindOfPayments(shop.services());
    expect((await remindersOf(order)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('overdue by a week'),
      expect.stringContaining('overdue by a week'),
    ]);
  });

  test('stop when all is paid, and name what is left when a part is', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const paid = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    const part = valueOf(await bookFor(shop, await anEmployer(shop), ['Bob']));
    valueOf(await transfer(paid.orderId, { cents: 38_500 }));
    valueOf(await transfer(part.orderId, { cents: 8_500 }));
    shop.clock.set('2026-12-16T00:00:00Z');
    await remindOfPayments(shop.services());
    expect(await remindersOf(paid)).toEqual([]);
    expect((await remindersOf(part))[0]?.bodyText).toContain('$300.00');
  });
});
