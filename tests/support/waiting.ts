import { confirmWaiting, joinWaitingList, offerSeats, waitingKey, type Wish } from '#src/enrolment/index.ts';
import { aSeat, aSession } from './builders.ts';
import type { useShop } from './shop.ts';
import { valueOf } from './stripe.ts';

type Shop = ReturnType<typeof useShop>;
type Session = Awaited<ReturnType<typeof aSession>>;

/** A session that is sold out, with the seats of those who have them. */
export async function aFullSession(shop: Shop, facts: Parameters<typeof aSession>[1] = {}) {
  const { seats = 3 } = facts;
  const session = await aSession(shop.db, { ...facts, seats });
  const had = [];
  for (let seat = 0; seat < seats; seat += 1) had.push(await aSeat(shop.db, { session }));
  return { session, had };
}

/** Somebody gives a seat back, and the worker has looked. */
export async function free(shop: Shop, seats: { id: string }[]): Promise<void> {
  await shop.db
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: shop.clock.now() })
    .where(
      'id',
      'in',
      seats.map(({ id }) => id),
    )
    .execute();
  await offerSeats(shop.services());
}

/** Puts a party on the list, which confirms it by its mail; it must not be refused. Gives its place. */
export async function joins(shop: Shop, name: string, party: number, wish: Pick<Wish, 'courseId'> & Partial<Wish>) {
  const joined = await joinWaitingList(shop.services(), {
    ...{ name, email: `${name.toLowerCase()}@example.com`, party, viewer: null },
    wish: { sessionId: null, venueState: null, delivery: null, startsBefore: null, ...wish },
  });
  const { entryId } = valueOf(joined);
  const access = { viewer: null, key: waitingKey(shop.services(), entryId) };
  valueOf(await confirmWaiting(shop.services(), { entryId, access }));
  // Whoever joins later stands behind.
  shop.clock.advance({ seconds: 1 });
  return entryId;
}

/** A wish for this very session. */
export const forSession = ({ id, courseId }: Session) => ({ courseId, sessionId: id });

/** The places on the list as they are in the database, by name. */
export async function waitingOf(shop: Shop, courseId: string) {
  const rows = await shop.db
    .selectFrom('waitingEntries')
    .select(['name', 'state', 'why', 'party'])
    .where('courseId', '=', courseId)
    .orderBy('queuedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ name, state, why }) => `${name}: ${state}, ${why}`);
}

/** The open offers of a session, by name. */
export async function openOffers(shop: Shop, sessionId: string) {
  return shop.db
    .selectFrom('waitingOffers')
    .innerJoin('waitingEntries', 'waitingEntries.id', 'entryId')
    .select(['waitingOffers.id', 'entryId', 'name', 'seats', 'expiresAt', 'madeAt'])
    .where('waitingOffers.sessionId', '=', sessionId)
    .where('waitingOffers.endedAt', 'is', null)
    .orderBy('madeAt')
    .orderBy('queuedAt')
    .execute();
}

/** What the journal says of everybody who waits: the names of the deeds, and every word of it. */
export async function journalOfWaiting(shop: Shop) {
  const lines = await shop.db
    .selectFrom('journalEntries')
    .select(['action', 'facts'])
    .where('subjectType', '=', 'waiting-entry')
    .execute();
  return { actions: [...new Set(lines.map(({ action }) => action))].sort(), text: JSON.stringify(lines) };
}
