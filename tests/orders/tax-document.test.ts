import { describe, expect, it } from 'vitest';
import { taxDocument, taxDocumentTemplate } from '#src/orders/tax-document.ts';
import { aTaxDocument } from './a-tax-document.ts';

const totals = (document: ReturnType<typeof taxDocument>) =>
  document.totals.map(({ label, value }) => `${label}: ${value}`);

describe('tax invoice', () => {
  const document = taxDocument(aTaxDocument());

  it('says what the law asks: the words, who sold, who bought, when', () => {
    expect(document.heading).toBe('Tax invoice');
    expect(document.seller).toMatchObject({ name: 'Tidewater Training' });
    expect(document.seller.lines).toEqual(expect.arrayContaining(['Tidewater Training Pty Ltd', 'ABN 53 004 085 616']));
    expect(document.buyer).toMatchObject({ name: 'Harbour Restoration Pty Ltd' });
    expect(document.buyer.lines).toEqual(['Attention: Alex Nguyen', 'ABN 51 824 753 556', 'accounts@harbour.example']);
    expect(document.facts).toContainEqual({ label: 'Date of issue', value: '20 November 2026' });
    expect(document.facts).toContainEqual({ label: 'Your purchase order', value: 'PO-20871' });
  });

  it('shows which items are taxable and totals that add up', () => {
    expect(document.lines.map((line) => line.gst)).toEqual(['$105.00', 'GST-free']);
    expect(totals(document)).toEqual([
      'Total without GST: $1,116.00',
      'GST: $105.00',
      'Total including GST: $1,221.00',
      'Paid: $1,221.00',
      'Owing: $0.00',
    ]);
  });

  it('asks for what is owing, with the day it is due', () => {
    const owing = taxDocument(aTaxDocument({ paidCents: 22_100, dueOn: '2026-12-20' }));
    expect(totals(owing)).toContain('Owing: $1,000.00');
    expect(owing.facts).toContainEqual({ label: 'Payment due', value: '20 December 2026' });
    expect(owing.notes).toContain('Please give the number INV-000042 when you pay.');
  });

  it('names a buyer without an organisation', () => {
    const buyer = { ...aTaxDocument().buyer, organisation: null, abn: null };
    expect(taxDocument(aTaxDocument({ buyer })).buyer).toEqual({
      name: 'Alex Nguyen',
      lines: ['accounts@harbour.example'],
    });
  });

  it('is never printed when its lines do not come to its total', () => {
    expect(() => taxDocument(aTaxDocument({ totalCents: 122_099 }))).toThrow('INV-000042');
  });
});

describe('invoice of a seller who is not registered for GST', () => {
  it('is not called a tax invoice and shows no GST', () => {
    const document = taxDocument(aTaxDocument({ kind: 'invoice', gstCents: 0 }));
    expect(document).toMatchObject({ heading: 'Invoice', hasGst: false });
    expect(totals(document)).toEqual(['Total: $1,221.00', 'Paid: $1,221.00', 'Owing: $0.00']);
  });
});

describe('adjustment note', () => {
  it('says by how much price and GST changed, why, and on which invoice', () => {
    const [line] = aTaxDocument().lines;
    if (!line) throw new Error('the sample has a line');
    const document = taxDocument(
      aTaxDocument({
        kind: 'adjustment-note',
        number: 'ADJ-000007',
        lines: [{ ...line, quantity: 1, unitCents: -38_500, totalCents: -38_500, gstCents: -3_500 }],
        totalCents: -38_500,
        gstCents: -3_500,
        paidCents: -38_500,
        refersTo: { number: 'INV-000042', issuedOn: '2026-11-20' },
        reason: 'One seat was cancelled.',
      }),
    );
    expect(document.heading).toBe('Adjustment note');
    expect(totals(document)).toEqual([
      'Decrease in price, GST included: $385.00',
      'Decrease in GST: $35.00',
      'Paid back: $385.00',
    ]);
    expect(document.facts).toContainEqual({ label: 'Adjusts tax invoice', value: 'INV-000042 of 20 November 2026' });
    expect(document.notes[0]).toBe('Reason for the adjustment: One seat was cancelled.');
  });

  it('says nothing of GST when its invoice was a plain one', () => {
    const document = taxDocument(
      aTaxDocument({
        kind: 'adjustment-note',
        number: 'ADJ-000008',
        gstCents: 0,
        refersTo: { number: 'INV-000042', issuedOn: '2026-11-20', kind: 'invoice' },
        reason: 'One seat was cancelled.',
      }),
    );
    expect(document.hasGst).toBe(false);
    expect(JSON.stringify([document.totals, document.facts])).not.toMatch(/GST|tax/);
    expect(document.facts).toContainEqual({ label: 'Adjusts invoice', value: 'INV-000042 of 20 November 2026' });
  });

  it('has a template of its own', () => {
    expect(taxDocumentTemplate('adjustment-note')).toBe('adjustment-note');
    expect(taxDocumentTemplate('invoice')).toBe('tax-invoice');
  });
});
