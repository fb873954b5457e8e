import type { Places } from './capacity-queries.ts';
import type { Offer, OfferedTier } from './offer-queries.ts';

export type Full =
  | { reason: 'session-full'; title: string; seatsLeft: number }
  | { reason: 'tier-full'; title: string; label: string; seatsLeft: number };

/** Seats of a session that whoever asks may have: what the public may, or what an offer of the waiting list keeps for them. */
export function placesLeft({ seats, taken, left, offered }: Places): number {
  return offered > 0 ? Math.max(0, Math.min(offered, seats - taken + offered)) : left;
}

/** Seats of the tier that are left of its own number; null where it has none. */
export function tierSeatsLeft({ tiers }: Places, tierId: string): number | null {
  const tier = tiers.find(({ id }) => id === tierId);
  return tier && tier.seats !== null ? Math.max(0, tier.seats - tier.taken) : null;
}

/** The first of the items for which there are too few seats, several items of one session taken together. */
export function firstFull(
  asked: { offer: Pick<Offer, 'sessionId' | 'title'>; tier: OfferedTier | null; seats: number }[],
  counted: Map<string, Places>,
): Full | null {
  const left = new Map<string, number>();
  for (const { offer, tier, seats } of asked) {
    const places = offer.sessionId ? counted.get(offer.sessionId) : undefined;
    if (!places) continue;
    const inSession = left.get(places.sessionId) ?? placesLeft(places);
    if (seats > inSession) return { reason: 'session-full', title: offer.title, seatsLeft: inSession };
    left.set(places.sessionId, inSession - seats);
    const ofTier = tier && (left.get(tier.id) ?? tierSeatsLeft(places, tier.id));
    if (tier === null || ofTier === null) continue;
    if (seats > ofTier) return { reason: 'tier-full', title: offer.title, label: tier.label, seatsLeft: ofTier };
    left.set(tier.id, ofTier - seats);
  }
  return null;
}
