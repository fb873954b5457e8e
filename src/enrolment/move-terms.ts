import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import type { Order } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Places } from './capacity-queries.ts';
import { whyOfferNotOnSale } from './check-booking.ts';
import { getMovedSeat, listSessionsSeatedIn } from './move-queries.ts';
import { type MoveQuote, quoteMove } from './move-quote.ts';
import type { Offer, OfferedTier } from './offer-queries.ts';
import { firstFull, type Full } from './places.ts';
import { transferTerms } from './policy.ts';
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
}

export const policyTerms: MoveTerms = { fee: 'policy', isRiseFree: false, isAtOnce: false, isAnyCourse: false };

/** The provider changed the session: no fee, and no date costs more. */
export const changedTerms: MoveTerms = { fee: 0, isRiseFree: true, isAtOnce: true, isAnyCourse: false };

export function staffTerms({ fee, isRiseFree }: Pick<MoveTerms, 'fee' | 'isRiseFree'>): MoveTerms {
  return { fee, isRiseFree, isAtOnce: true, isAnyCourse: true };
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

/** What moving costs besides the difference, or why the seat cannot be moved. */
export async function feeOf(
  db: Db | Trx,
  seat: SeatDetails,
  { fee }: Pick<MoveTerms, 'fee'>,
  now: Date,
): Promise<Result<{ feeCents: number; next: { from: Date; feeCents: number | null } | null }, SeatNotMovable>> {
  if (seat.state !== 'confirmed') return refuse('not-movable', { state: seat.state });
  const start = startOf(seat);
  if (!start || !seat.sessionId) return refuse('online-not-movable');
  if (fee !== 'policy') return ok({ feeCents: fee, next: null });
  if (seat.sessionState === 'cancelled' || (await hasOpenChange(db, seat.id))) return refuse('choice-open');
  if (start.startsAt <= now) return refuse('already-begun');
  const terms = transferTerms(await getPolicyVersion(db, seat.policyVersionId), start, now);
  return terms ? ok(terms) : refuse('too-late-to-move');
}

/** What a move into any session needs to know of the seat. */
export interface MovedFacts {
  moved: Awaited<ReturnType<typeof getMovedSeat>>;
  /** Sessions in which the learner has a seat already. */
  seatedIn: Set<string>;
}

export async function readMove(db: Db | Trx, seat: SeatDetails, sessionIds: string[]): Promise<MovedFacts> {
  const [moved, seatedIn] = [await getMovedSeat(db, seat.id), await listSessionsSeatedIn(db, seat, sessionIds)];
  return { moved, seatedIn };
}

interface Asked extends MovedFacts {
  seat: SeatDetails;
  order: Order;
  role: SeatRole;
  target: Offer;
  places: Places | undefined;
  feeCents: number;
  terms: MoveTerms;
}

export interface QuotedMove extends MoveQuote {
  tier: OfferedTier | null;
}

/** What moving the seat into this session costs, or why it cannot: what is shown and what is done come from here. */
export function quoteMoveTo(
  { clock, site }: Pick<Core, 'clock' | 'site'>,
  { seat, order, role, target, places, feeCents, terms, moved, seatedIn }: Asked,
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
  const quote = quoteMove({ seat: { ...seat, ...moved }, today: unit, feeCents, isRiseFree: terms.isRiseFree });
  if (role === 'learner' && quote.moveCents > 0 && order.buyerPersonId !== seat.learnerId)
    return refuse('ask-the-payer', { moveCents: quote.moveCents });
  return ok({ ...quote, tier });
}
