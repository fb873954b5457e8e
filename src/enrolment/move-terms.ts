import { findOrganisation } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { isVoucherFor, type Order } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Places } from './capacity-queries.ts';
import { whyOfferNotOnSale } from './check-booking.ts';
import { getMovedSeat, listSessionsSeatedIn } from './move-queries.ts';
import { type MoveQuote, quoteMove } from './move-quote.ts';
import type { Offer, OfferedTier } from './offer-queries.ts';
import { firstFull, type Full } from './places.ts';
import { refundPercentNow, transferTerms } from './policy.ts';
import { getPolicyVersion } from './policy-queries.ts';
import { priceBooking } from './price-booking.ts';
import type { SeatRole } from './seat-access.ts';
import { startOf } from './seat-cancellation.ts';
import { hasOpenChange } from './seat-change-queries.ts';
import type { SeatDetails } from './seat-queries.ts';

/** By whose rules a seat is moved. */
export interface MoveTerms {
  /** The fee of the policy it was sold with (which may not let it be moved any more), or another. */
  fee: 'policy' | number;
  /** A dearer date costs no more: the provider's doing, or a favour of staff. */
  isRiseFree: boolean;
  /** What is to be paid is owed, and the seat moves at once; otherwise it moves once that is paid. */
  isAtOnce: boolean;
  /** Also to a session of another course. */
  isAnyCourse: boolean;
  /** Whoever wanted the move keeps no right to more back than they have now. */
  isTheirWish: boolean;
}

export const policyTerms: MoveTerms = {
  fee: 'policy',
  isRiseFree: false,
  isAtOnce: false,
  isAnyCourse: false,
  isTheirWish: true,
};

/** The provider changed the session: no fee, and no date costs more. */
export const changedTerms: MoveTerms = {
  fee: 0,
  isRiseFree: true,
  isAtOnce: true,
  isAnyCourse: false,
  isTheirWish: false,
};

/** Where staff waive the rise it is the provider's doing or a favour; otherwise they do what the learner or payer asks. */
export function staffTerms({ fee, isRiseFree }: Pick<MoveTerms, 'fee' | 'isRiseFree'>): MoveTerms {
  return { fee, isRiseFree, isAtOnce: true, isAnyCourse: true, isTheirWish: !isRiseFree };
}

export type SeatNotMovable =
  | { reason: 'not-movable'; state: string }
  | { reason: 'online-not-movable' }
  | { reason: 'already-begun' }
  /** The policy lets nobody move so close to the start. */
  | { reason: 'too-late-to-move' }
  /** The provider changed the session: whoever paid has a better choice by another link. */
  | { reason: 'choice-open' };

export type MoveRefused =
  | Full
  | { reason: 'not-bookable'; title: string; why: NonNullable<ReturnType<typeof whyOfferNotOnSale>> }
  | { reason: 'already-enrolled'; email: string }
  /** The new date costs more, and whoever sits in the seat does not pay for it. */
  | { reason: 'ask-the-payer'; moveCents: number };

export interface MoveFee {
  feeCents: number;
  /** What waiting would change; a fee of null when the seat cannot be moved any more. */
  next: { from: Date; feeCents: number | null } | null;
  /** What of the moved seat's price goes back at most, should it be cancelled one day; null where nothing limits it. */
  refundCapPercent: number | null;
}

/** What moving costs besides the difference, or why the seat cannot be moved. */
export async function feeOf(
  db: Db | Trx,
  seat: SeatDetails,
  { fee, isTheirWish }: Pick<MoveTerms, 'fee' | 'isTheirWish'>,
  now: Date,
): Promise<Result<MoveFee, SeatNotMovable>> {
  if (seat.state !== 'confirmed') return refuse('not-movable', { state: seat.state });
  const start = startOf(seat);
  if (!start || !seat.sessionId) return refuse('online-not-movable');
  const policy = await getPolicyVersion(db, seat.policyVersionId);
  const refundCapPercent = isTheirWish ? refundPercentNow(policy, seat, start, now) : seat.refundCapPercent;
  if (fee !== 'policy') return ok({ feeCents: fee, next: null, refundCapPercent });
  if (seat.sessionState === 'cancelled' || (await hasOpenChange(db, seat.id))) return refuse('choice-open');
  if (start.startsAt <= now) return refuse('already-begun');
  const terms = transferTerms(policy, start, now);
  return terms ? ok({ ...terms, refundCapPercent }) : refuse('too-late-to-move');
}

/** Whether what a move costs may be owed: the account was trusted when it booked, and still is. */
export async function mayOwe(db: Db | Trx, { paysBy, seatsFromCents, organisationId }: Order): Promise<boolean> {
  if (paysBy !== 'invoice' || seatsFromCents > 0 || !organisationId) return false;
  return (await findOrganisation(db, organisationId))?.invoiceTerms === 'trusted';
}

/** What a move into any session needs to know of the seat. */
interface MovedFacts {
  moved: Awaited<ReturnType<typeof getMovedSeat>>;
  /** Sessions in which the learner has a seat already. */
  seatedIn: Set<string>;
}

export async function readMove(db: Db | Trx, seat: SeatDetails, sessionIds: string[]): Promise<MovedFacts> {
  const [moved, seatedIn] = [await getMovedSeat(db, seat.id), await listSessionsSeatedIn(db, seat, sessionIds)];
  return { moved, seatedIn };
}

interface Asked extends MovedFacts, Pick<MoveFee, 'feeCents' | 'refundCapPercent'> {
  seat: SeatDetails;
  order: Order;
  role: SeatRole;
  target: Offer;
  places: Places | undefined;
  terms: MoveTerms;
}

export interface QuotedMove extends MoveQuote {
  tier: OfferedTier | null;
  refundCapPercent: number | null;
}

/** What moving the seat into this session costs, or why it cannot: what is shown and what is done come from here. */
export function quoteMoveTo(
  { clock, site }: Pick<Core, 'clock' | 'site'>,
  { seat, order, role, target, places, feeCents, refundCapPercent, terms, moved, seatedIn }: Asked,
): Result<QuotedMove, MoveRefused> {
  const now = clock.now();
  const why = whyOfferNotOnSale(target, now);
  if (why) return refuse('not-bookable', { title: target.title, why });
  if (seatedIn.has(target.sessionId ?? '')) return refuse('already-enrolled', { email: seat.attendeeEmail ?? '' });
  // The price of the same name, where the seat was sold at one: a student stays a student.
  const tier = target.tiers.find(({ label }) => label === moved.tierLabel) ?? null;
  const full = places && firstFull([{ offer: target, tier, seats: 1 }], new Map([[places.sessionId, places]]));
  if (full) return { ok: false, ...full };
  const { gstRegistered } = site.provider;
  const priced = priceBooking([{ offer: target, tier, seats: 1 }], {
    ...{ voucher: null, organisationId: null, gstRegistered, now },
  });
  const unit = priced.items[0]?.units[0];
  if (!unit) throw new Error('One seat has one price');
  const quote = quoteMove({
    ...{ seat: { ...seat, ...moved }, today: unit, voucher: voucherIn(moved, target), feeCents },
    ...{ isRiseFree: terms.isRiseFree, percentBack: terms.fee === 'policy' ? (refundCapPercent ?? 100) : 100 },
  });
  if (role === 'learner' && quote.moveCents > 0 && order.buyerPersonId !== seat.learnerId)
    return refuse('ask-the-payer', { moveCents: quote.moveCents });
  return ok({ ...quote, tier, refundCapPercent });
}

/** A voucher goes on where it could have been used, too. */
function voucherIn({ voucherId, voucherCents, voucherCourseId, voucherSessionId }: MovedFacts['moved'], target: Offer) {
  if (!voucherId) return 'share';
  if (!isVoucherFor({ courseId: voucherCourseId, sessionId: voucherSessionId }, target)) return 'elsewhere';
  return voucherCents === null ? 'share' : 'amount';
}
