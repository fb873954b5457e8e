import { describe, expect, test } from 'vitest';
import { setInvoiceTerms } from '#src/accounts/index.ts';
import { cancelSeat, giveUpOrder, reconcilePayments, settlePayment } from '#src/enrolment/index.ts';
import { linkTo, openPaymentPage, paymentStateOfOrder, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, clerk, mailAbout, moneyOf, papersOf, states, transfer } from './invoice-story.ts';

const shop = useShop();

describe('booking by invoice', () => {
  test('a trusted account has its seats at once; the invoice says when and where to pay', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob', 'Cy']));
    expect(order.needsPayment).toBe(false);
    expect(await states(shop, order)).toEqual(['confirmed', 'confirmed', 'confirmed']);
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
    expect(await cancelSeat(shop.services(), { ...cancellation, by: await clerk(shop) })).toSucceed();
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
    expect(await states(shop, order)).toEqual(['held']);
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
    const terms = { organisationId, terms: 'trusted', days: 14, by: await clerk(shop) } as const;
    await setInvoiceTerms(shop.services(), { ...terms, mayOweMore: true });
    expect(await bookFor(shop, employer, ['Dee'])).toSucceed();
    await setInvoiceTerms(shop.services(), terms);
    expect(await transfer(shop, first.orderId, { cents: 38_500, receivedOn: '2026-12-15' })).toSucceed();
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

describe('an open invoice', () => {
  test('may be paid by card from the page of the booking', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana', 'Bob']));
    valueOf(await transfer(shop, order.orderId, { cents: 7_000 }));
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
    expect(await states(shop, order)).toEqual(['cancelled', 'cancelled']);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, outstandingCents: 0 });
    const papers = await papersOf(shop, order);
    expect(papers.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(0);
    expect(papers.reduce((sum, { gstCents }) => sum + gstCents, 0)).toBe(0);
    valueOf(await giveUpOrder(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) }));
    expect(await papersOf(shop, order)).toHaveLength(2);
  });
});
