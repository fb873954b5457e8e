import type { TaxDocumentSnapshot } from '#src/orders/tax-document-snapshot.ts';

/** Two courses, four seats, bought by an employer and paid. */
export function aTaxDocument(facts: Partial<TaxDocumentSnapshot> = {}): TaxDocumentSnapshot {
  return {
    kind: 'tax-invoice',
    number: 'INV-000042',
    issuedOn: '2026-11-20',
    seller: {
      name: 'Tidewater Training',
      legalName: 'Tidewater Training Pty Ltd',
      abn: '53004085616',
      address: '12 Macquarie Street\nParramatta NSW 2150',
      email: 'office@tidewater.example',
      phone: '(02) 5550 0100',
    },
    buyer: {
      name: 'Alex Nguyen',
      organisation: 'Harbour Restoration Pty Ltd',
      abn: '51824753556',
      address: null,
      email: 'accounts@harbour.example',
      purchaseOrder: 'PO-20871',
    },
    orderReference: 'A-7K2QF-93DMX-4',
    lines: [
      {
        description: 'Applied structural drying',
        detail: 'Wed 3 Feb 2027, Parramatta NSW',
        quantity: 3,
        unitCents: 38_500,
        totalCents: 115_500,
        gstCents: 10_500,
        taxable: true,
      },
      {
        description: 'Drying records',
        detail: null,
        quantity: 1,
        unitCents: 6_600,
        totalCents: 6_600,
        gstCents: 0,
        taxable: false,
      },
    ],
    totalCents: 122_100,
    gstCents: 10_500,
    paidCents: 122_100,
    dueOn: null,
    refersTo: null,
    reason: null,
    ...facts,
  };
}
