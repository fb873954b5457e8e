import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countPlaces } from './capacity-queries.ts';
import { listSessionsToMoveTo } from './move-queries.ts';
import {
  feeOf,
  type MoveRefused,
  type QuotedMove,
  quoteMoveTo,
  readMove,
  type SeatNotMovable,
  staffTerms,
} from './move-terms.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { type ReachedSeat, reachSeat } from './seat-access.ts';

const mostDates = 50;

interface Asked {
  by: Viewer;
  seatId: string;
  /** Null while none is chosen. It may be of another course. */
  toSessionId: string | null;
  feeCents: number;
  isRiseFree: boolean;
}

interface StaffTransferPreview extends ReachedSeat {
  /** The next dates of the seat's own course. */
  dates: Offer[];
  /** What the chosen move would do to the price, or why it cannot be made. */
  chosen: { target: Offer; quote: Result<QuotedMove, MoveRefused> } | null;
}

/** What staff see before they move a seat: by the code that moves it, at the fee that they set. */
export async function previewTransferForStaff(
  services: Core,
  { by, seatId, toSessionId, feeCents, isRiseFree }: Asked,
): Promise<Result<StaffTransferPreview, SeatNotMovable | { reason: 'not-found' } | { reason: 'not-allowed' }>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const { db } = services;
  const now = services.clock.now();
  const reached = await reachSeat(services, db, seatId, { viewer: by, key: null });
  if (!reached) return refuse('not-found');
  const { seat } = reached;
  const terms = staffTerms({ fee: feeCents, isRiseFree });
  const movable = await feeOf(db, seat, terms, now);
  if (!movable.ok) return movable;
  const which = { courseId: seat.courseId, notSessionId: seat.sessionId ?? '', now, offset: 0, limit: mostDates };
  const ownIds = await listSessionsToMoveTo(db, which);
  const wanted = toSessionId && isId(toSessionId) && toSessionId !== seat.sessionId ? [toSessionId] : [];
  const offers = await listOffers(db, { sessionIds: [...new Set([...ownIds, ...wanted])], courseIds: [] });
  const dates = ownIds.flatMap((id) => offers.find(({ sessionId }) => sessionId === id) ?? []);
  const target = offers.find(({ sessionId }) => sessionId === wanted[0]);
  if (!target) return ok({ ...reached, dates, chosen: null });
  const [counted, moved] = [
    await countPlaces(db, { sessionIds: wanted, offerId: null }, now),
    await readMove(db, seat, wanted),
  ];
  const places = counted.get(target.sessionId ?? '');
  const quote = quoteMoveTo(services, { ...reached, ...moved, target, places, ...movable.value, terms });
  return ok({ ...reached, dates, chosen: { target, quote } });
}
