import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransactionUnlessBusy, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  findMoney,
  findOrder,
  issueInvoice,
  lockOrder,
  mailPayers,
  refreshPaymentState,
  transferReceivedMail,
} from '#src/orders/index.ts';
import { insertBankTransfer, isBankTransferKnown } from '#src/payments/index.ts';
import { dateIn, instantAt } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { seatPaidOrder } from './seat-paid-order.ts';

export type RecordBankTransferRefused =
  | { reason: 'not-allowed' | 'not-found' }
  | { reason: 'amount-malformed' }
  /** Somebody else is at work on the same order: send it again. */
  | { reason: 'busy' }
  | { reason: 'received-in-future' }
  /** It is more than the order still owes, and nobody said that this is so: an amount may be mistyped. */
  | { reason: 'more-than-owed'; outstandingCents: number };

export interface BankTransfer {
  orderId: string;
  /** More than nothing; it may be a part. */
  cents: number;
  /** More has come than the order owes, because it came too late or somebody paid too much: the rest goes back. */
  isMore?: boolean;
  /** As it stands on the bank's statement. */
  reference: string;
  /** YYYY-MM-DD, not after today where the provider is. */
  receivedOn: string;
}

/**
 * Staff write down money that came by bank transfer, and the order gets its seats when enough is here and they can be had;
 * what came for nothing goes back by bank. The same reference, amount and day for the same order change nothing, so that a
 * statement may be gone through twice.
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
  const written = await inTransactionUnlessBusy(services.db, (trx) => write(services, trx, transfer, by));
  if (!written.ok) return written;
  await seatPaidOrder(services, { orderId, by: { kind: 'person', personId: by.personId } });
  return ok();
}

async function write(
  services: Core,
  trx: Trx,
  { orderId, cents, reference, receivedOn, isMore = false }: BankTransfer,
  by: Viewer,
): Promise<Result<undefined, RecordBankTransferRefused>> {
  await lockOrder(trx, orderId);
  const received = { orderId, amountCents: cents, reference, receivedAt: instantAt(receivedOn, '00:00', officeZone) };
  if (await isBankTransferKnown(trx, received)) return ok();
  const { outstandingCents } = await findMoney(trx, orderId);
  if (cents > outstandingCents && !isMore) return refuse('more-than-owed', { outstandingCents });
  await insertBankTransfer(trx, received);
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
  const left = { receivedCents: cents, outstandingCents: Math.max(0, outstandingCents - cents) };
  await mailPayers(services, trx, order, {
    kind: 'transfer-received',
    write: (to) => transferReceivedMail(services.site, { ...order, ...to, ...left }),
  });
  return ok();
}
