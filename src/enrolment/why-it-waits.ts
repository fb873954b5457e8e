/** Why a party waits, or that its waiting is over; words are made where it is shown. */
export type WhyItWaits =
  /** Whoever has the e-mail has not confirmed it: it stands in no queue yet. */
  | { why: 'unconfirmed' }
  /** No date that fits is set. */
  | { why: 'no-date' }
  | { why: 'others-before'; ahead: number }
  /** It is next, and too little is free. */
  | { why: 'next'; free: number }
  | { why: 'gathering'; free: number; until: Date }
  /** Its gathering was in vain; it gets an offer when all of it fits. */
  | { why: 'passed-over'; had: number; ahead: number }
  | { why: 'offered'; until: Date }
  | { why: 'over'; how: string; reason: string | null };

interface Waits {
  state: 'waiting' | 'offered' | 'accepted' | 'declined' | 'left' | 'ended';
  why: string;
  whyFacts: unknown;
  gathersUntil: Date | null;
  passedAt: Date | null;
  confirmedAt: Date | null;
}

/** One session that the party fits, with how many parties stand before it there and what is free. */
interface PlaceInQueue {
  ahead: number;
  free: number;
}

/** Why this party waits, by its shortest queue. */
export function whyItWaits(entry: Waits, places: readonly PlaceInQueue[], offerEndsAt: Date | null): WhyItWaits {
  const facts = entry.whyFacts as { had?: number; reason?: string | null };
  if (entry.state === 'offered' && offerEndsAt) return { why: 'offered', until: offerEndsAt };
  if (entry.state !== 'waiting' && entry.state !== 'offered')
    return { why: 'over', how: entry.why, reason: facts.reason ?? null };
  if (!entry.confirmedAt) return { why: 'unconfirmed' };
  const best = places.toSorted((a, b) => a.ahead - b.ahead || b.free - a.free)[0];
  if (!best) return { why: 'no-date' };
  if (entry.passedAt) return { why: 'passed-over', had: facts.had ?? 0, ahead: best.ahead };
  if (best.ahead > 0) return { why: 'others-before', ahead: best.ahead };
  if (entry.gathersUntil) return { why: 'gathering', free: best.free, until: entry.gathersUntil };
  return { why: 'next', free: best.free };
}
