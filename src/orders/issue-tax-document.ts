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

interface Amount {
  cents: number;
  gstCents: number;
}

/**
 * Issues an adjustment note against the order's invoice; gives null where there is nothing to adjust: a free order, or one
 * whose whole price has been taken back. Notes never take back more than the invoice asked for, and the one that takes the
 * last of the price takes exactly the GST that is left, so that the notes add up to the invoice however it was parted.
 */
export async function issueAdjustmentNote(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  { orderId, reason, description, detail, ...asked }: Adjustment,
): Promise<string | null> {
  const order = await lockOrder(trx, orderId);
  const issued = await listTaxDocuments(trx, orderId);
  const invoice = issued.find((document) => document.kind !== 'adjustment-note');
  const left = whatIsLeft(issued);
  if (!invoice || left.cents <= 0) return null;
  const { cents, gstCents } = atMost(left, asked);
  const issuedAt = core.clock.now();
  const sequence = await nextDocumentNumber(trx, 'adjustment-note');
  const total = { totalCents: -cents, gstCents: -gstCents };
  const snapshot: TaxDocumentSnapshot = {
    ...paper(core.site.provider, order, issuedAt),
    kind: 'adjustment-note',
    number: documentNumber('ADJ', sequence),
    lines: [{ description, detail, quantity: 1, unitCents: -cents, taxable: gstCents > 0, ...total }],
    ...total,
    paidCents: -cents,
    dueOn: null,
    refersTo: {
      number: invoice.number,
      issuedOn: invoice.snapshot.issuedOn,
      kind: invoice.kind === 'tax-invoice' ? 'tax-invoice' : 'invoice',
    },
    reason,
  };
  const adjustsId = invoice.id;
  return insertTaxDocument(trx, { orderId, series: 'adjustment-note', sequence, adjustsId, snapshot, issuedAt });
}

/** Of the invoice, after its adjustment notes, whose amounts are negative. */
function whatIsLeft(issued: { totalCents: number; gstCents: number }[]): Amount {
  return issued.reduce(
    (left, { totalCents, gstCents }) => ({ cents: left.cents + totalCents, gstCents: left.gstCents + gstCents }),
    { cents: 0, gstCents: 0 },
  );
}

/** Whoever takes the last of the price takes the last of its GST, to the cent. */
function atMost(left: Amount, asked: Amount): Amount {
  if (asked.cents >= left.cents) return left;
  return { cents: asked.cents, gstCents: Math.min(asked.gstCents, left.gstCents) };
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
