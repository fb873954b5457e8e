import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { invoiceMail } from './emails/invoice-mails.ts';
import { findMoney } from './find-money.ts';
import { issueInvoice } from './issue-invoice.ts';
import { mailPayers } from './mail-payers.ts';
import { lockOrder } from './order-queries.ts';
import { listTaxDocuments } from './tax-document-queries.ts';

/**
 * Issues the invoice of an order that is paid later, and mails it with its due date and the bank details. Where a balance
 * has paid all of it already, nobody is asked for money.
 */
export async function sendInvoice(
  core: Pick<Core, 'clock' | 'site' | 'signature'>,
  trx: Trx,
  { orderId, seats }: { orderId: string; seats: 'confirmed' | 'kept' },
): Promise<void> {
  const order = await lockOrder(trx, orderId);
  const id = await issueInvoice(core, trx, orderId);
  const { outstandingCents } = await findMoney(trx, orderId);
  const { dueOn } = order;
  if (!id || !dueOn || outstandingCents === 0) return;
  const invoiceNumber = (await listTaxDocuments(trx, orderId)).find((paper) => paper.id === id)?.number ?? null;
  await mailPayers(core, trx, order, {
    kind: 'invoice',
    papers: [{ kind: 'tax-document', id }],
    write: (to) => invoiceMail(core.site, { ...order, ...to, invoiceNumber, outstandingCents, dueOn, seats }),
  });
}
