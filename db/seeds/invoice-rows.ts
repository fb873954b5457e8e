import type { Insertable } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { TaxDocumentSnapshot } from '#src/orders/tax-document-snapshot.ts';
import { dateIn } from '#src/shared/dates.ts';
import { sampleId } from './sample-ids.ts';

type Order = Insertable<DB['orders']> & { placedAt: Date; totalCents: number; gstCents: number; dueOn: string | null };
type Line = Insertable<DB['orderLines']> & { unitCents: number; totalCents: number; gstCents: number };

/** The invented provider, as its papers name it. The ABN is the one that the register uses as an example. */
const seller: TaxDocumentSnapshot['seller'] = {
  name: 'Tidewater Restoration Training',
  legalName: 'Tidewater Restoration Training Pty Ltd',
  abn: '51824753556',
  address: '8 Dryer Lane, Parramatta NSW 2150',
  email: 'training@example.com',
  phone: '02 5550 0100',
};

/** A tax invoice for each order with a price, numbered without gaps in the order in which they were paid. */
export function invoiceRows(orders: Order[], lines: Line[]): Insertable<DB['taxDocuments']>[] {
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId);
  return orders
    .filter(({ totalCents }) => totalCents > 0)
    .toSorted((a, b) => a.placedAt.getTime() - b.placedAt.getTime())
    .map((order, index) => invoiceRow(order, linesOf.get(order.id) ?? [], index + 1));
}

function invoiceRow(order: Order, lines: Line[], sequence: number): Insertable<DB['taxDocuments']> {
  const snapshot = snapshotOf(order, lines, sequence);
  return {
    id: sampleId('invoice', order.id),
    orderId: order.id,
    kind: 'tax-invoice',
    series: 'invoice',
    sequence,
    number: snapshot.number,
    snapshot: JSON.stringify(snapshot),
    totalCents: order.totalCents,
    gstCents: order.gstCents,
    issuedAt: order.placedAt,
  };
}

function snapshotOf(order: Order, lines: Line[], sequence: number): TaxDocumentSnapshot {
  return {
    kind: 'tax-invoice',
    number: `INV-${String(sequence).padStart(6, '0')}`,
    issuedOn: dateIn('Australia/Sydney', order.placedAt),
    seller,
    buyer: {
      name: order.buyerName,
      organisation: order.organisationName ?? null,
      abn: order.organisationAbn ?? null,
      address: order.billingAddress ?? null,
      email: order.buyerEmail,
      purchaseOrder: order.purchaseOrder ?? null,
    },
    orderReference: order.reference,
    lines: lines.map(({ description, detail = null, quantity, unitCents, totalCents, gstCents, taxable }) => ({
      ...{ description, detail, quantity, unitCents, totalCents, gstCents, taxable },
    })),
    totalCents: order.totalCents,
    gstCents: order.gstCents,
    paidCents: order.dueOn ? 0 : order.totalCents,
    dueOn: order.dueOn,
    refersTo: null,
    reason: null,
  };
}
