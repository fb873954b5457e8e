import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Booking } from './booking.ts';
import { isOfferKey } from './waiting-link.ts';
import { lockOffer, markOfferAccepted } from './waiting-offer-queries.ts';
import { changeEntries } from './waiting-queries.ts';

export type OfferRefused =
  /** It was taken, declined or withdrawn, or its time is over: the places are others' now. */
  | { reason: 'offer-over'; outcome: string }
  /** The booking is not for the offer's session, or for more people than it is for. */
  | { reason: 'offer-does-not-fit'; seats: number };

/** An offer that a booking is about to use: its places are counted as taken already. */
export interface TakenOffer {
  id: string;
  entryId: string;
  sessionId: string;
  seats: number;
}

/**
 * Looks at the offer that a booking brings, and keeps its row until the transaction ends: it cannot run out or be declined
 * before the booking is written. Called after the sessions are locked. Null for a booking that brings none.
 */
export async function takeOffer(
  services: Core,
  trx: Trx,
  { offer, items }: Pick<Booking, 'offer' | 'items'>,
  lock: typeof lockOffer = lockOffer,
): Promise<Result<TakenOffer | null, OfferRefused>> {
  if (!offer) return ok(null);
  const found = isId(offer.id) && isOfferKey(services, offer.id, offer.key) ? await lock(trx, offer.id) : undefined;
  if (!found) return refuse('offer-over', { outcome: 'none' });
  if (found.endedAt) return refuse('offer-over', { outcome: found.outcome ?? 'none' });
  // The clock is read after the lock: whoever waited for it must not take what ran out meanwhile.
  if (found.expiresAt <= services.clock.now()) return refuse('offer-over', { outcome: 'expired' });
  const wanted = items.filter(({ sessionId }) => sessionId === found.sessionId);
  const people = wanted.reduce((count, { attendees }) => count + attendees.length, 0);
  if (people < 1 || people > found.seats) return refuse('offer-does-not-fit', { seats: found.seats });
  return ok({ id: found.id, entryId: found.entryId, sessionId: found.sessionId, seats: found.seats });
}

/** The offer became this order: its party waits no more. Places that the order does not use are free. */
export async function acceptOffer(services: Core, trx: Trx, offer: TakenOffer, orderId: string): Promise<void> {
  const at = services.clock.now();
  await markOfferAccepted(trx, offer.id, orderId, at);
  await changeEntries(trx, [offer.entryId], { state: 'accepted', why: 'accepted', endedAt: at });
  await recordInJournal(trx, {
    ...{ at, by: { kind: 'system' }, action: 'waiting.accepted' },
    subject: { type: 'waiting-entry', id: offer.entryId },
    facts: { offerId: offer.id, orderId, sessionId: offer.sessionId },
  });
}
