import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#src/database.ts';
import type { Disagreeing, DisagreementName } from './disagreement.ts';
import * as money from './money-disagreement-queries.ts';
import * as seats from './seat-disagreement-queries.ts';

/** How many rows are shown of each rule; the count is of all. */
const shown = 50;

function queries(now: Date): Record<DisagreementName, RawBuilder<Disagreeing>> {
  return {
    'paid-without-seats': seats.paidWithoutSeats,
    'seat-without-money': seats.seatWithoutMoney,
    oversold: seats.oversold(now),
    'seat-in-cancelled-session': seats.seatInCancelledSession,
    'dispute-lost': money.disputeLost,
    'surplus-kept': money.surplusKept,
    'sent-back-too-much': money.sentBackTooMuch,
    'refund-failed': money.refundFailed,
    'refund-slow': money.refundSlow(now),
    'provider-differs': money.providerDiffers,
    'payment-state': money.paymentStateDiffers,
    'attempt-unsettled': money.attemptUnsettled(now),
    'hold-without-end': seats.holdWithoutEnd,
    'move-broken': seats.moveBroken,
    'seat-twice': seats.seatTwice,
    'voucher-overused': seats.voucherOverused(now),
    'balance-below-zero': money.balanceBelowZero,
    'invoice-missing': money.invoiceMissing,
    'papers-differ': money.papersDiffer,
    'numbers-missing': money.numbersMissing,
    'offer-past-its-time': seats.offerPastItsTime(now),
    'change-overdue': seats.changeOverdue(now),
    'credit-without-seat': seats.creditWithoutSeat,
    'mail-failed': money.mailFailed,
  };
}

/** Where one rule does not hold: what began later than `begunBefore` is left to the worker. */
export async function listDisagreeing(
  db: Db,
  name: DisagreementName,
  { now, begunBefore }: { now: Date; begunBefore: Date },
): Promise<{ count: number; examples: Disagreeing[] }> {
  const { rows } = await sql<Disagreeing & { total: number }>`
    select found.*, count(*) over ()::int as total
    from (${queries(now)[name]}) found
    where found.since is null or found.since::timestamptz <= ${begunBefore}
    order by found.label
    limit ${shown}`.execute(db);
  return { count: rows[0]?.total ?? 0, examples: rows.map(({ total: _, ...row }) => row) };
}
