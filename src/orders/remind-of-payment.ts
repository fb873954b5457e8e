import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { paymentReminderMail } from './emails/invoice-mails.ts';
import { findMoney } from './find-money.ts';
import { mailPayers } from './mail-payers.ts';
import { lockOrder } from './order-queries.ts';
import { reminderDue, remindDaysBefore } from './payment-reminder.ts';
import { listOrdersToRemind, rememberReminder } from './reminder-queries.ts';
import { listTaxDocuments } from './tax-document-queries.ts';

const batchSize = 100;

/**
 * Reminds whoever booked, and their organisation's address for invoices, of money that is due soon or overdue, each reminder
 * once. What has been paid since is not asked for. Gives how many orders were reminded of.
 */
export async function remindOfPayments(services: Core): Promise<number> {
  const today = dateIn(officeZone, services.clock.now());
  const until = addDays(today, remindDaysBefore);
  let reminded = 0;
  for (const orderId of await listOrdersToRemind(services.db, { today, until, limit: batchSize })) {
    try {
      if (await remind(services, orderId, today)) reminded += 1;
    } catch (error) {
      services.log.error({ orderId, error }, 'an order could not be reminded of');
    }
  }
  if (reminded > 0) await services.worker.wake('deliver-messages');
  return reminded;
}

async function remind(services: Core, orderId: string, today: string): Promise<boolean> {
  let isNews = false;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const { dueOn } = order;
    const { outstandingCents } = await findMoney(trx, orderId);
    const placedOn = dateIn(officeZone, order.placedAt);
    const kind = dueOn && reminderDue({ dueOn, placedOn, today });
    if (!dueOn || !kind || outstandingCents === 0) return ok();
    const sentAt = services.clock.now();
    isNews = await rememberReminder(trx, { kind: `payment-${kind}`, subjectId: orderId, sentAt });
    if (!isNews) return ok();
    const papers = await listTaxDocuments(trx, orderId);
    const invoice = papers.find((paper) => paper.kind !== 'adjustment-note');
    const invoiceNumber = invoice?.number ?? null;
    await mailPayers(services, trx, order, {
      kind: 'payment-reminder',
      papers: invoice ? [{ kind: 'tax-document', id: invoice.id }] : [],
      write: (to) =>
        paymentReminderMail(services.site, { ...order, ...to, invoiceNumber, outstandingCents, dueOn, kind }),
    });
    return ok();
  });
  return isNews;
}
