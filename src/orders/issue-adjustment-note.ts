import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { findMoney } from './find-money.ts';
import { writeInvoice } from './issue-invoice.ts';
import { lockOrder } from './order-queries.ts';
import { documentNumber, paperHead } from './tax-document-paper.ts';
import { insertTaxDocument, listTaxDocuments, nextDocumentNumber } from './tax-document-queries.ts';
import type { TaxDocumentSnapshot } from './tax-document-snapshot.ts';

export interface Adjustment {
  orderId: string;
  reason: string;
  description: string;
  detail: string | null;
  /** What the price changes by, GST included, and the GST in it: negative when it falls. */
  cents: number;
  gstCents: number;
}

interface Amount {
  cents: number;
  gstCents: number;
}

/**
 * Issues an adjustment note against the order's invoice (A New Tax System (Goods and Services Tax) Act 1999 s 29-75). Where
 * there is no invoice yet a fall needs no paper and gives null, and a rise is invoiced. Notes never take back more than the
 * papers asked for, and the one that takes the last of the price takes exactly the GST that is left, so that they add up to
 * the cent however the price was parted. Called before the price is changed, to say how much of it goes back.
 */
export async function issueAdjustmentNote(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  { orderId, reason, description, detail, ...asked }: Adjustment,
): Promise<string | null> {
  const order = await lockOrder(trx, orderId);
  const issued = await listTaxDocuments(trx, orderId);
  const invoice = issued.find((document) => document.kind !== 'adjustment-note');
  const { cents, gstCents } = asked.cents < 0 ? atMost(whatIsLeft(issued), asked) : asked;
  if (cents === 0) return null;
  const taxable = gstCents !== 0;
  const total = { totalCents: cents, gstCents };
  const lines = [{ description, detail, quantity: 1, unitCents: cents, taxable, ...total }];
  if (!invoice) return writeInvoice(core, trx, { orderId, lines, ...total });
  const { keptCents, owedCents } = await findMoney(trx, orderId);
  const issuedAt = core.clock.now();
  const sequence = await nextDocumentNumber(trx, 'adjustment-note');
  const snapshot: TaxDocumentSnapshot = {
    ...paperHead(core.site.provider, order, issuedAt),
    kind: 'adjustment-note',
    number: documentNumber('ADJ', sequence),
    lines,
    ...total,
    paidCents: 0 - Math.min(Math.max(0, -cents), Math.max(0, keptCents - owedCents - cents)),
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

/** What the invoice and its adjustment notes still ask for. */
export function whatIsLeft(issued: { totalCents: number; gstCents: number }[]): Amount {
  return issued.reduce(
    (left, { totalCents, gstCents }) => ({ cents: left.cents + totalCents, gstCents: left.gstCents + gstCents }),
    { cents: 0, gstCents: 0 },
  );
}

/** Whoever takes the last of the price takes the last of its GST, to the cent. */
function atMost(left: Amount, asked: Amount): Amount {
  if (-asked.cents >= left.cents) return { cents: 0 - left.cents, gstCents: 0 - left.gstCents };
  return { cents: asked.cents, gstCents: Math.max(asked.gstCents, 0 - left.gstCents) };
}
