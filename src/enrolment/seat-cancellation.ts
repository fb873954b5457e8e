import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { findMoney, mayKeepAsBalance, type OrderMoney } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { OrderAccess } from './order-access.ts';
import { quoteCancellation, type Start } from './policy.ts';
import { getPolicyVersion } from './policy-queries.ts';
import { cancellationNext, cancellationReason } from './policy-words.ts';
import { type ReachedSeat, reachSeat } from './seat-access.ts';
import { hasBegunToLearn, hasOpenChange } from './seat-change-queries.ts';
import type { SeatDetails } from './seat-queries.ts';
import { waitsForInvoice } from './seat-state.ts';
import { mostOf } from './take-seat-off-price.ts';

export type SeatCancellationRefused =
  /** Also for somebody else's: who may not see it learns nothing. */
  | { reason: 'not-found' }
  | { reason: 'not-cancellable'; state: string }
  | { reason: 'already-begun' }
  /** The provider changed the session: whoever paid has a better choice by another link. */
  | { reason: 'choice-open' };

/** What cancelling a seat now would do, before anything happens. */
interface SeatCancellation {
  seat: SeatDetails;
  /** What the order then costs less. */
  refundCents: number;
  /** Of that, what goes back; less where not everything was paid. */
  backCents: number;
  /** What is then still to be paid for the order. */
  outstandingCents: number;
  /** Whether the money may stay here as a balance, should whoever paid prefer that. */
  mayKeepAsBalance: boolean;
  because: string;
  /** What waiting would change; null when nothing. */
  next: string | null;
}

/** Previews the cancellation of a seat by whoever paid for it. */
export async function previewCancellation(
  services: Core,
  { orderId, seatId, access }: { orderId: string; seatId: string; access: OrderAccess },
): Promise<Result<SeatCancellation, SeatCancellationRefused>> {
  const reached = await reachSeat(services, services.db, seatId, access);
  if (reached?.role !== 'payer' || reached.order.id !== orderId) return refuse('not-found');
  return quoteSeat(services.db, reached, services.clock.now());
}

/** The same for whoever has checked who asks: what is shown and what is done are worked out here, both times. */
export async function quoteSeat(
  db: Db | Trx,
  { seat, order }: Pick<ReachedSeat, 'seat' | 'order'>,
  now: Date,
): Promise<Result<SeatCancellation, Exclude<SeatCancellationRefused, { reason: 'not-found' }>>> {
  const isWaiting = waitsForInvoice(seat, order);
  if (seat.state !== 'confirmed' && !isWaiting) return refuse('not-cancellable', { state: seat.state });
  if (seat.sessionState === 'cancelled' || (await hasOpenChange(db, seat.id))) return refuse('choice-open');
  const start = startOf(seat);
  if (start && start.startsAt <= now) return refuse('already-begun');
  const money = await findMoney(db, order.id);
  const kept = { mayKeepAsBalance: await mayKeepAsBalance(db, order) };
  if (isWaiting) return ok({ ...inWords(seat, mostOf(seat, money), money), ...unpaidWords, ...kept });
  const hasBegun = !start && (await hasBegunToLearn(db, seat.id));
  const policy = await getPolicyVersion(db, seat.policyVersionId);
  const quote = quoteCancellation(policy, { ...seat, hasBegun }, start, now);
  // What was learnt stays theirs: nothing would be given back for what is taken away.
  if (hasBegun && quote.refundCents === 0) return refuse('already-begun');
  const because = seat.priceCents === 0 ? 'The seat was free.' : cancellationReason(quote, start);
  const next = seat.priceCents === 0 ? null : cancellationNext(quote, start);
  return ok({ ...inWords(seat, quote.refundCents, money), because, next, ...kept });
}

/** No policy keeps anything of a seat that was never given. */
const unpaidWords = {
  because: 'The seat waits for its invoice to be paid, so all of its price comes off.',
  next: null,
};

function inWords(seat: SeatDetails, quotedCents: number, money: OrderMoney) {
  const refundCents = Math.min(quotedCents, mostOf(seat, money));
  const owedCents = money.owedCents - refundCents;
  return {
    seat,
    refundCents,
    backCents: Math.max(0, money.keptCents - money.disputedCents - money.failedCents - owedCents),
    outstandingCents: Math.max(0, owedCents - money.keptCents),
  };
}

export function startOf({ startsAt, timeZone }: Pick<SeatDetails, 'startsAt' | 'timeZone'>): Start {
  return startsAt && timeZone ? { startsAt, timeZone } : null;
}
