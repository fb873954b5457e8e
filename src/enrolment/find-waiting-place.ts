import type { Core } from '#src/core.ts';
import { refuse, ok, type Result } from '#src/shared/result.ts';
import { findWaitingFor, type WaitingAccess } from './waiting-access.ts';
import { findLastOffer } from './waiting-offer-queries.ts';
import { listPlacesOf, type WaitedFor } from './waiting-place-queries.ts';
import type { WaitingEntry } from './waiting-queries.ts';
import { wishWords } from './waiting-words.ts';
import { type WhyItWaits, whyItWaits } from './why-it-waits.ts';

export interface WaitingPlace {
  entry: Pick<
    WaitingEntry,
    'id' | 'name' | 'party' | 'state' | 'slug' | 'title' | 'courseId' | 'sessionId' | 'joinedAt'
  >;
  wish: string;
  places: WaitedFor[];
  why: WhyItWaits;
}

/** Somebody's place on the waiting list: what for, how many are before it, and why it waits. Says nothing of others but how many. */
export async function findWaitingPlace(
  services: Core,
  { entryId, access }: { entryId: string; access: WaitingAccess },
): Promise<Result<WaitingPlace, { reason: 'waiting-not-found' }>> {
  const { db, clock } = services;
  const entry = await findWaitingFor(services, db, entryId, access);
  if (!entry) return refuse('waiting-not-found');
  const now = clock.now();
  const [places, offer] = await Promise.all([listPlacesOf(db, [entryId], now), findLastOffer(db, entryId)]);
  const offerEndsAt = offer && !offer.endedAt ? offer.expiresAt : null;
  return ok({ entry, wish: wishWords(entry), places, why: whyItWaits(entry, places, offerEndsAt) });
}
