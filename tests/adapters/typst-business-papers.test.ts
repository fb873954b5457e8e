import { describe, expect, it } from 'vitest';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { signInSheet } from '#src/attendance/sign-in-sheet.ts';
import { taxDocument, taxDocumentTemplate } from '#src/orders/tax-document.ts';
import { aTaxDocument } from '#tests/orders/a-tax-document.ts';

const typesetter = createTypesetter();
const asText = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('tax documents on paper', () => {
  it.each(['tax-invoice', 'invoice', 'adjustment-note'] as const)(
    'prints a %s as PDF/UA-1, always alike',
    async (kind) => {
      const document = taxDocument(aTaxDocument({ kind, reason: 'A seat was cancelled.' }));
      const first = await typesetter.render(taxDocumentTemplate(kind), document);
      const again = await typesetter.render(taxDocumentTemplate(kind), document);
      expect(first.accessible).toBe(true);
      expect(asText(first.pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(asText(first.pdf)).toContain(`(${document.title})`);
      expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
    },
  );

  it('prints markup in what buyers and staff typed as it stands', async () => {
    const hostile = '#panic() $x$ \\ "q" *b* <tag> @ref ' + 'W'.repeat(120);
    const { buyer, lines } = aTaxDocument();
    const document = aTaxDocument({
      buyer: { ...buyer, name: hostile, organisation: hostile, address: hostile, purchaseOrder: hostile },
      lines: lines.map((line) => ({ ...line, description: hostile, detail: hostile })),
    });
    const { accessible } = await typesetter.render('tax-invoice', taxDocument(document));
    expect(accessible).toBe(true);
  });
});

describe('sign-in sheet', () => {
  const sheet = (count: number) =>
    signInSheet({
      courseTitle: 'Applied structural drying',
      providerName: 'Tidewater Training',
      venue: null,
      instructorNames: [],
      printedOn: '2027-02-01',
      days: [
        { date: '2027-02-03', times: '8:30 am – 4:30 pm AEDT' },
        { date: '2027-02-04', times: '8:30 am – 4:30 pm AEDT' },
      ],
      attendees: Array.from({ length: count }, (_, index) => ({ name: `Learner ${index}`, organisation: null })),
    });

  it.each([
    [0, 2],
    [12, 2],
    [40, 6],
  ])('gives %i people a sheet a day, on %i pages in all', async (people, pages) => {
    const { pdf, accessible } = await typesetter.render('sign-in-sheet', sheet(people));
    expect(accessible).toBe(true);
    expect(asText(pdf).match(/\/Type \/Page\b/g)).toHaveLength(pages);
  });
});
