import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countPlaces } from './capacity-queries.ts';
import { countSessionsToMoveTo, listSessionsToMoveTo } from './move-queries.ts';
import {
  feeOf,
  mayOwe,
  type MoveFee,
  type MoveRefused,
  policyTerms,
  type QuotedMove,
  quoteMoveTo,
  readMove,
  type SeatNotMovable,
} from './move-terms.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import type { OrderAccess } from './order-access.ts';
import { placesLeft } from './places.ts';
import { type ReachedSeat, reachSeat } from './seat-access.ts';

const perPage = 10;

/** A date that the seat may be moved to, with what that costs, or why it cannot be. */
export interface MoveChoice {
  target: Offer;
  seatsLeft: number;
  quote: Result<QuotedMove, MoveRefused>;
}

export interface TransferPreview extends ReachedSeat, MoveFee {
  choices: Page<MoveChoice>;
  /** Whether what a move costs is added to the invoice, and the seat moves at once. */
  isOwed: boolean;
}

/** The other dates of the seat's course, each with what the move would cost now: by the code that makes the move. */
export async function previewTransfer(
  services: Core,
  { seatId, access, page }: { seatId: string; access: OrderAccess; page: number },
): Promise<Result<TransferPreview, SeatNotMovable | { reason: 'not-found' }>> {
  const { db } = services;
  const now = services.clock.now();
  const reached = await reachSeat(services, db, seatId, access);
  if (!reached) return refuse('not-found');
  const { seat } = reached;
  const fee = await feeOf(db, seat, policyTerms, now);
  if (!fee.ok) return fee;
  const which = { courseId: seat.courseId, notSessionId: seat.sessionId ?? '', now };
  const [sessionIds, count] = await Promise.all([
    listSessionsToMoveTo(db, { ...which, ...windowOf(page, perPage) }),
    countSessionsToMoveTo(db, which),
  ]);
  const [offers, counted] = await Promise.all([
    listOffers(db, { sessionIds, courseIds: [] }),
    countPlaces(db, { sessionIds, offerId: null }, now),
  ]);
  const moved = await readMove(db, seat, sessionIds);
  const choices = inOrder(offers, sessionIds).map((target): MoveChoice => {
    const places = counted.get(target.sessionId ?? '');
    const facts = { ...reached, ...moved, target, places, ...fee.value, terms: policyTerms };
    return { target, seatsLeft: places ? placesLeft(places) : 0, quote: quoteMoveTo(services, facts) };
  });
  const isOwed = await mayOwe(db, reached.order);
  return ok({ ...reached, ...fee.value, choices: pageOf(choices, { page, perPage, count }), isOwed });
}

function inOrder(offers: Offer[], sessionIds: string[]): Offer[] {
  return sessionIds.flatMap((id) => offers.find(({ sessionId }) => sessionId === id) ?? []);
}
