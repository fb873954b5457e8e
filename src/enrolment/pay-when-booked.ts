import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import {
  type BalanceGuard,
  findMoney,
  isSecured,
  lockOrder,
  payFromBalance,
  refreshPaymentState,
  sendInvoice,
} from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { announceConfirmedSeats } from './announce-seats.ts';
import type { HowItIsPaid } from './how-it-is-paid.ts';
import { confirmSeats, setHolds } from './seat-change-queries.ts';
import { listHeldSeats } from './seat-queries.ts';

/** The balance belongs to somebody else than whoever is signed in. */
export type PayWhenBookedRefused = { reason: 'balance-not-yours' };

interface NewlyBooked {
  orderId: string;
  how: HowItIsPaid;
  useBalance: boolean;
  by: Actor;
}

/**
 * What follows at once from how a new order is paid: its payer's balance is used, its invoice goes out, and its seats are
 * confirmed where enough money is here or none is asked for first. Called at the end of the booking's transaction. Tells
 * whether the buyer is to pay now.
 */
export async function payWhenBooked(
  services: Core,
  trx: Trx,
  { orderId, how, useBalance, by }: NewlyBooked,
  guard?: BalanceGuard,
): Promise<Result<{ needsPayment: boolean }, PayWhenBookedRefused>> {
  const order = await lockOrder(trx, orderId);
  if (useBalance && order.totalCents > 0) {
    // An organisation's bookers were looked at with the organisation; a person's balance is theirs alone.
    const isTheirs = order.organisationId !== null || (by.kind === 'person' && by.personId === order.buyerPersonId);
    if (!isTheirs) return refuse('balance-not-yours');
    await payFromBalance(services, trx, { orderId, by }, guard);
  }
  const money = await findMoney(trx, orderId);
  const isGiven = order.totalCents === 0 || how.seatsFromCents === 0 || isSecured(order, money);
  if (!isGiven && how.heldUntil) await setHolds(trx, orderId, how.heldUntil);
  if (how.paysBy === 'invoice') await sendInvoice(services, trx, { orderId, seats: isGiven ? 'confirmed' : 'kept' });
  if (isGiven) await giveSeats(services, trx, orderId);
  await refreshPaymentState(trx, orderId);
  return ok({ needsPayment: !isGiven && how.paysBy === 'card' });
}

async function giveSeats(services: Core, trx: Trx, orderId: string): Promise<void> {
  const seatIds = (await listHeldSeats(trx, orderId)).map(({ id }) => id);
  if (seatIds.length === 0) return;
  await confirmSeats(trx, seatIds, services.clock.now());
  await announceConfirmedSeats(services, trx, orderId);
}
