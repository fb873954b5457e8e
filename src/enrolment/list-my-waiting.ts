import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import type { WaitingPlace } from './find-waiting-place.ts';
import { listOpenOffersOf } from './waiting-offer-queries.ts';
import { listPlacesOf } from './waiting-place-queries.ts';
import { listEntriesOfPerson } from './waiting-queries.ts';
import { wishWords } from './waiting-words.ts';
import { whyItWaits } from './why-it-waits.ts';

const shownForMinutes = 14 * 24 * 60;

/** Everything that the person who is signed in waits for, and what has ended in the last two weeks, the newest first. */
export async function listMyWaiting({ db, clock }: Core, { viewer }: { viewer: Viewer }): Promise<WaitingPlace[]> {
  const now = clock.now();
  const entries = await listEntriesOfPerson(db, viewer.personId, addMinutes(now, -shownForMinutes));
  const ids = entries.map(({ id }) => id);
  const [places, offers] = await Promise.all([listPlacesOf(db, ids, now), listOpenOffersOf(db, ids)]);
  return entries.map((entry) => {
    const own = places.filter(({ entryId }) => entryId === entry.id);
    const offer = offers.find(({ entryId }) => entryId === entry.id);
    return { entry, wish: wishWords(entry), places: own, why: whyItWaits(entry, own, offer?.expiresAt ?? null) };
  });
}
