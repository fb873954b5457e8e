import type { Core } from '#src/core.ts';
import { type PublicPrice, publicPrice } from '#src/orders/index.ts';
import { countPlaces } from './capacity-queries.ts';
import { listOffers, type Offer, type OfferedTier, type Wanted } from './offer-queries.ts';
import { tierSeatsLeft } from './places.ts';
import { baseOf } from './price-booking.ts';

/** What a seat in a session or an online course costs now, how that changes, and at which prices it is had besides. */
export interface ShownPrice extends PublicPrice {
  tiers: PublicTier[];
}

export interface PublicTier extends PublicPrice {
  id: string;
  label: string;
  /** At this price; null where it has no number of its own. */
  seatsLeft: number | null;
}

/**
 * The prices that anybody sees, by the id of the session, or of the course for one without a date: reckoned by the code that
 * charges them, from the same rules. Two statements, however many are asked for.
 */
export async function listPublicPrices(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  { sessionIds, courseIds }: Pick<Wanted, 'sessionIds' | 'courseIds'>,
): Promise<Map<string, ShownPrice>> {
  const now = clock.now();
  const offers = await listOffers(db, { sessionIds, courseIds });
  const tiered = offers.flatMap(({ sessionId, tiers }) => (sessionId && tiers.length > 0 ? sessionId : []));
  const places = await countPlaces(db, { sessionIds: tiered, offerId: null }, now);
  return new Map(
    offers.map((offer) => {
      const counted = places.get(offer.sessionId ?? '');
      const tiers = offer.tiers.map((tier) => ({
        ...{ id: tier.id, label: tier.label, seatsLeft: counted ? tierSeatsLeft(counted, tier.id) : null },
        ...priceOf(offer, tier, now),
      }));
      return [offer.sessionId ?? offer.courseId, { ...priceOf(offer, null, now), tiers }];
    }),
  );
}

function priceOf(offer: Offer, tier: OfferedTier | null, now: Date): PublicPrice {
  const { rules, startsAt, timeZone } = offer;
  return publicPrice({ base: baseOf(offer, tier), rules, startsAt, timeZone, now });
}
