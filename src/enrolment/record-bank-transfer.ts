import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  findMoney,
  findOrder,
  issueInvoice,
  lockOrder,
  mailPayers,
  officeZone,
  refreshPaymentState,
  transferReceivedMail,
} from '#src/orders/index.ts';
import { insertBankTransfer, isBankTransferKnown } from '#src/payments/index.ts';
import { dateIn, instantAt } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { seatPaidOrder } from './seat-paid-order.ts';

export type RecordBankTransferRefused =
  | { reason: 'not-allowed' | 'not-found' }
  | { reason: 'amount-malformed' }
  | { reason: 'received-in-future' }
  /** It is more than the order still owes: look again, or send the rest back. */
  | { reason: 'more-than-owed'; outstandingCents: number };

export interface BankTransfer {
  orderId: string;
  /** More than nothing, at most what the order still owes; it may be a part. */
  cents: number;
  /** As it stands on the bank's statement. */
  reference: string;
  /** YYYY-MM-DD, not after today where the provider is. */
  receivedOn: string;
}

/**
 * Staff write down money that came by bank transfer, and the order gets its seats when enough is here. The same reference
 * for the same order changes nothing, so that a statement may be gone through twice.
 */
export async function recordBankTransfer(
  services: Core,
  { by, ...transfer }: BankTransfer & { by: Viewer },
): Promise<Result<undefined, RecordBankTransferRefused>> {
  const { orderId, cents, receivedOn } = transfer;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  if (!isId(orderId) || !(await findOrder(services.db, orderId))) return refuse('not-found');
  if (!Number.isSafeInteger(cents) || cents <= 0) return refuse('amount-malformed');
  if (receivedOn > dateIn(officeZone, services.clock.now())) return refuse('received-in-future');
  const written = await inTransaction(services.db, (trx) => write(services, trx, transfer, by));
  if (!written.ok) return written;
  await seatPaidOrder(services, { orderId, by: { kind: 'person', personId: by.personId } });
  return ok();
}

async function write(
  services: Core,
  trx: Trx,
  { orderId, cents, reference, receivedOn }: BankTransfer,
  by: Viewer,
): Promise<Result<undefined, RecordBankTransferRefused>> {
  await lockOrder(trx, orderId);
  if (await isBankTransferKnown(trx, orderId, reference)) return ok();
  const { outstandingCents } = await findMoney(trx, orderId);
  if (cents > outstandingCents) return refuse('more-than-owed', { outstandingCents });
  const receivedAt = instantAt(receivedOn, '00:00', officeZone);
  await insertBankTransfer(trx, { orderId, amountCents: cents, reference, receivedAt });
  await refreshPaymentState(trx, orderId);
  await issueInvoice(services, trx, orderId);
  await recordInJournal(trx, {
    at: services.clock.now(),
    by: { kind: 'person', personId: by.personId },
    action: 'payment.received',
    subject: { type: 'order', id: orderId },
    facts: { amountCents: cents, method: 'bank-transfer' },
  });
  const order = await lockOrder(trx, orderId);
  const left = { receivedCents: cents, outstandingCents: outstandingCents - cents };
  await mailPayers(services, trx, order, {
    kind: 'transfer-received',
    write: (to) => transferReceivedMail(services.site, { ...order, ...to, ...left }),
  });
  return ok();
}
