import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { offeredUnitCents } from './price-booking.ts';
import { findWaitingFor, type WaitingAccess } from './waiting-access.ts';
import { offerKey } from './waiting-link.ts';
import { findLastOffer } from './waiting-offer-queries.ts';
import type { WaitingEntry } from './waiting-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

interface WaitingOffer {
  entry: Pick<WaitingEntry, 'id' | 'name' | 'party' | 'slug' | 'title' | 'courseId'>;
  /** What a booking brings to use it. */
  offer: { id: string; key: string; sessionId: string };
  seats: number;
  expiresAt: Date;
  /** How it stands at this instant. */
  standing: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  session: Pick<Offer, 'sessionId' | 'priceCents' | 'policySummary' | 'kind'> & {
    timeZone: string;
    whenAndWhere: string;
  };
}

/** The newest offer of a place on the waiting list, to be taken or declined. Looking at it changes nothing: mail scanners do. */
export async function findWaitingOffer(
  services: Core,
  { entryId, access }: { entryId: string; access: WaitingAccess },
): Promise<Result<WaitingOffer, { reason: 'waiting-not-found' } | { reason: 'no-offer' }>> {
  const entry = await findWaitingFor(services, services.db, entryId, access);
  if (!entry) return refuse('waiting-not-found');
  const offer = await findLastOffer(services.db, entryId);
  if (!offer) return refuse('no-offer');
  const [session] = await listOffers(services.db, { sessionIds: [offer.sessionId], courseIds: [] });
  if (!session?.timeZone) throw new Error(`The session of the offer ${offer.id} is gone`);
  const now = services.clock.now();
  const isOver = offer.expiresAt <= now;
  const unitCents = offeredUnitCents(session, offer.seats, now);
  return ok({
    entry,
    offer: { id: offer.id, key: offerKey(services, offer.id), sessionId: offer.sessionId },
    seats: offer.seats,
    expiresAt: offer.expiresAt,
    standing: offer.outcome ?? (isOver ? 'expired' : 'open'),
    // What each of them costs when all of them come.
    session: { ...session, priceCents: unitCents, timeZone: session.timeZone, whenAndWhere: whenAndWhere(session) },
  });
}
