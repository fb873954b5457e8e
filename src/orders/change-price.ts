import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { issueAdjustmentNote } from './issue-adjustment-note.ts';
import { addToPrice } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

interface PriceChange {
  orderId: string;
  /** More than nothing, GST included, and the GST in it. */
  cents: number;
  gstCents: number;
  /** Printed on the paper, and read by whoever paid. */
  reason: string;
  description: string;
  detail: string | null;
}

/**
 * An order costs less from now on, never less than nothing: the adjustment note is issued where there is an invoice, and
 * the order's state follows. What is then here for nothing goes back by `giveBackSurplus`. Gives the note's id.
 */
export async function lowerPrice(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  change: PriceChange,
): Promise<string | null> {
  return changePrice(core, trx, change, -1);
}

/** An order costs more from now on: it is owed, and the note (for a free order the invoice) says so. Gives the paper's id. */
export async function raisePrice(
  core: Pick<Core, 'clock' | 'site'>,
  trx: Trx,
  change: PriceChange,
): Promise<string | null> {
  return changePrice(core, trx, change, 1);
}

async function changePrice(core: Pick<Core, 'clock' | 'site'>, trx: Trx, change: PriceChange, sign: 1 | -1) {
  const { orderId, cents, gstCents } = change;
  if (cents <= 0 || gstCents < 0) throw new RangeError(`A price changes by more than nothing, not by ${cents} cents`);
  // The paper first: it takes the order's row lock, and says what was owed before.
  const paperId = await issueAdjustmentNote(core, trx, {
    ...change,
    ...(sign === 1 ? { cents, gstCents } : { cents: 0 - cents, gstCents: 0 - gstCents }),
  });
  await addToPrice(trx, orderId, sign === 1 ? { addedCents: cents } : { reducedCents: cents });
  await refreshPaymentState(trx, orderId);
  return paperId;
}
