import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { findMoney } from './find-money.ts';
import { listOrderLines } from './order-line-queries.ts';
import { lockOrder } from './order-queries.ts';
import { documentNumber, paperHead } from './tax-document-paper.ts';
import { insertTaxDocument, listTaxDocuments, nextDocumentNumber } from './tax-document-queries.ts';
import type { TaxDocumentLine, TaxDocumentSnapshot } from './tax-document-snapshot.ts';

/** What keeps numbers without gaps and without doubles. Only a test that shows what happens without it gives another. */
export interface NumberingGuard {
  nextNumber(trx: Trx, series: 'invoice' | 'adjustment-note'): Promise<number>;
}

const numberingGuard: NumberingGuard = { nextNumber: nextDocumentNumber };

/**
 * Issues the order's invoice, once: a second call gives the first one's id, and an order without a price gets none. A
 * provider that is not registered for GST issues a plain invoice, never one called a tax invoice (A New Tax System (Goods
 * and Services Tax) Act 1999 s 29-70).
 */
export async function issueInvoice(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  orderId: string,
  guard: NumberingGuard = numberingGuard,
): Promise<string | null> {
  const order = await lockOrder(trx, orderId);
  const issued = (await listTaxDocuments(trx, orderId)).find((document) => document.kind !== 'adjustment-note');
  if (issued) return issued.id;
  if (order.totalCents === 0) return null;
  const lines = (await listOrderLines(trx, orderId)).map(
    ({ description, detail, quantity, unitCents, totalCents, gstCents, taxable }) => ({
      ...{ description, detail, quantity, unitCents, totalCents, gstCents, taxable },
    }),
  );
  return writeInvoice(core, trx, { orderId, lines, totalCents: order.totalCents, gstCents: order.gstCents }, guard);
}

interface Invoiced {
  orderId: string;
  lines: TaxDocumentLine[];
  totalCents: number;
  gstCents: number;
}

/** Writes an order's one invoice over these lines. */
export async function writeInvoice(
  { clock, site }: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  { orderId, ...amounts }: Invoiced,
  guard: NumberingGuard = numberingGuard,
): Promise<string> {
  const order = await lockOrder(trx, orderId);
  const { keptCents } = await findMoney(trx, orderId);
  const issuedAt = clock.now();
  const sequence = await guard.nextNumber(trx, 'invoice');
  const snapshot: TaxDocumentSnapshot = {
    ...paperHead(site.provider, order, issuedAt),
    kind: site.provider.gstRegistered ? 'tax-invoice' : 'invoice',
    number: documentNumber('INV', sequence),
    ...amounts,
    paidCents: Math.min(keptCents, amounts.totalCents),
    dueOn: order.dueOn,
    bank: site.provider.bank,
    refersTo: null,
    reason: null,
  };
  return insertTaxDocument(trx, { orderId, series: 'invoice', sequence, adjustsId: null, snapshot, issuedAt });
}
