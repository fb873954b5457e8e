import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { insertBalancePayment } from '#src/payments/index.ts';
import { type BalanceOwner, insertBalanceEntry, lockBalanceOwner, sumBalance } from './balance-queries.ts';
import { findMoney } from './find-money.ts';
import { balanceOwner } from './give-back-surplus.ts';
import { issueInvoice } from './issue-invoice.ts';
import { lockOrder } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

/** What keeps two orders from spending the same money. Only a test that shows what happens without it gives another. */
export interface BalanceGuard {
  lockBalanceOwner(trx: Trx, owner: BalanceOwner): Promise<void>;
}

/**
 * Uses what is kept for the order's payer, as far as it goes and as far as the order owes; gives the cents. The balance's
 * owner is locked after the order, its sessions and its seats; the sum is read in a later statement than the lock. Whoever
 * calls has made sure that the balance is theirs to use (`maySpend`). Called again, it finds nothing more to pay.
 */
export async function payFromBalance(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  { orderId, by }: { orderId: string; by: Actor },
  guard: BalanceGuard = { lockBalanceOwner },
): Promise<number> {
  const order = await lockOrder(trx, orderId);
  const owner = balanceOwner(order);
  await guard.lockBalanceOwner(trx, owner);
  const kept = await sumBalance(trx, owner);
  const { outstandingCents } = await findMoney(trx, orderId);
  const cents = Math.min(kept, outstandingCents);
  if (cents <= 0) return 0;
  const at = core.clock.now();
  await insertBalancePayment(trx, { orderId, amountCents: cents, receivedAt: at });
  await insertBalanceEntry(trx, { owner, orderId, cents: 0 - cents, reason: 'Used for a booking', at });
  await refreshPaymentState(trx, orderId);
  await issueInvoice(core, trx, orderId);
  const subject = { type: 'order', id: orderId };
  await recordInJournal(trx, { at, by, action: 'balance.used', subject, facts: { amountCents: cents } });
  return cents;
}
