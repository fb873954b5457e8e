import type { Core, Provider } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { listOrderLines, lockOrder, type Order } from './order-queries.ts';
import { insertTaxDocument, listTaxDocuments, nextDocumentNumber } from './tax-document-queries.ts';
import type { TaxDocumentSnapshot } from './tax-document-snapshot.ts';

/** Papers are dated where the provider is; Sydney time stands for the eastern states. */
const paperZone = 'Australia/Sydney';

/**
 * Issues the order's invoice, once: a second call gives the first one's id. A provider that is not registered for GST
 * issues a plain invoice, never one called a tax invoice (A New Tax System (Goods and Services Tax) Act 1999 s 29-70).
 */
export async function issueInvoice(core: Pick<Core, 'clock' | 'site'>, trx: Trx, orderId: string): Promise<string> {
  const order = await lockOrder(trx, orderId);
  const issued = (await listTaxDocuments(trx, orderId)).find((document) => document.kind !== 'adjustment-note');
  if (issued) return issued.id;
  const lines = await listOrderLines(trx, orderId);
  const issuedAt = core.clock.now();
  const sequence = await nextDocumentNumber(trx, 'invoice');
  const snapshot: TaxDocumentSnapshot = {
    ...paper(core.site.provider, order, issuedAt),
    kind: core.site.provider.gstRegistered ? 'tax-invoice' : 'invoice',
    number: documentNumber('INV', sequence),
    lines: lines.map(({ description, detail, quantity, unitCents, totalCents, gstCents, taxable }) => ({
      description,
      detail,
      quantity,
      unitCents,
      totalCents,
      gstCents,
      taxable,
    })),
    totalCents: order.totalCents,
    gstCents: order.gstCents,
    paidCents: order.paymentState === 'paid' ? order.totalCents : 0,
    dueOn: null,
    refersTo: null,
    reason: null,
  };
  return insertTaxDocument(trx, { orderId, series: 'invoice', sequence, adjustsId: null, snapshot, issuedAt });
}

export interface Adjustment {
  orderId: string;
  reason: string;
  description: string;
  detail: string | null;
  /** What the price falls by, GST included, and the GST in it. The note prints both as negative amounts. */
  cents: number;
  gstCents: number;
}

/** Issues an adjustment note against the order's invoice; gives null where there was no invoice to adjust (a free order). */
export async function issueAdjustmentNote(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  { orderId, reason, description, detail, cents, gstCents }: Adjustment,
): Promise<string | null> {
  const order = await lockOrder(trx, orderId);
  const invoice = (await listTaxDocuments(trx, orderId)).find((document) => document.kind !== 'adjustment-note');
  if (!invoice) return null;
  const issuedAt = core.clock.now();
  const sequence = await nextDocumentNumber(trx, 'adjustment-note');
  const snapshot: TaxDocumentSnapshot = {
    ...paper(core.site.provider, order, issuedAt),
    kind: 'adjustment-note',
    number: documentNumber('ADJ', sequence),
    lines: [
      {
        description,
        detail,
        quantity: 1,
        unitCents: -cents,
        totalCents: -cents,
        gstCents: -gstCents,
        taxable: gstCents > 0,
      },
    ],
    totalCents: -cents,
    gstCents: -gstCents,
    paidCents: -cents,
    dueOn: null,
    refersTo: { number: invoice.number, issuedOn: invoice.snapshot.issuedOn },
    reason,
  };
  return insertTaxDocument(trx, {
    orderId,
    series: 'adjustment-note',
    sequence,
    adjustsId: invoice.id,
    snapshot,
    issuedAt,
  });
}

function paper(provider: Provider, order: Order, issuedAt: Date) {
  const { name, legalName, abn, email, phone, street, suburb, state, postcode } = provider;
  return {
    issuedOn: dateIn(paperZone, issuedAt),
    seller: { name, legalName, abn, email, phone, address: `${street}, ${suburb} ${state} ${postcode}` },
    buyer: {
      name: order.buyerName,
      organisation: order.organisationName,
      abn: order.organisationAbn,
      address: order.billingAddress,
      email: order.buyerEmail,
      purchaseOrder: order.purchaseOrder,
    },
    orderReference: order.reference,
  };
}

function documentNumber(prefix: string, sequence: number): string {
  return `${prefix}-${String(sequence).padStart(6, '0')}`;
}
