import type { Db, Trx } from '#src/database.ts';

interface NewWaitingOffer {
  id: string;
  entryId: string;
  sessionId: string;
  seats: number;
  madeAt: Date;
  expiresAt: Date;
}

export async function insertOffers(trx: Trx, offers: NewWaitingOffer[]): Promise<void> {
  if (offers.length > 0) await trx.insertInto('waitingOffers').values(offers).execute();
}

/** The newest offer that this entry was made. */
export async function findLastOffer(db: Db | Trx, entryId: string) {
  return db
    .selectFrom('waitingOffers')
    .selectAll()
    .where('entryId', '=', entryId)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** When the open offers of these entries run out. */
export async function listOpenOffersOf(db: Db, entryIds: string[]) {
  if (entryIds.length === 0) return [];
  return db
    .selectFrom('waitingOffers')
    .select(['entryId', 'expiresAt'])
    .where('entryId', 'in', entryIds)
    .where('endedAt', 'is', null)
    .execute();
}

/** Ends the entry's open offer, if it has one. Whoever ends it first has ended it: nobody else gets the row. */
export async function endOpenOffer(trx: Trx, entryId: string, outcome: 'declined' | 'withdrawn', at: Date) {
  return trx
    .updateTable('waitingOffers')
    .set({ endedAt: at, outcome })
    .where('entryId', '=', entryId)
    .where('endedAt', 'is', null)
    .returning(['id', 'sessionId', 'seats'])
    .executeTakeFirst();
}

/** The offer, held until the transaction ends, as a booking that wants to use it needs it. */
export async function lockOffer(trx: Trx, id: string) {
  return trx
    .selectFrom('waitingOffers')
    .select(['id', 'entryId', 'sessionId', 'seats', 'expiresAt', 'endedAt', 'outcome', 'orderId'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The offer became this order. */
export async function markOfferAccepted(trx: Trx, id: string, orderId: string, at: Date): Promise<void> {
  await trx
    .updateTable('waitingOffers')
    .set({ endedAt: at, outcome: 'accepted', orderId })
    .where('id', '=', id)
    .execute();
}

/** Open offers whose time is over, or whose session takes no bookings any more, oldest first. */
export async function listDeadOffers(db: Db, now: Date, limit: number) {
  return db
    .selectFrom('waitingOffers')
    .innerJoin('sessions', 'sessions.id', 'waitingOffers.sessionId')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['waitingOffers.id', 'waitingOffers.entryId', 'waitingOffers.sessionId'])
    .where('waitingOffers.endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('waitingOffers.expiresAt', '<=', now),
        eb('sessions.state', '<>', 'open'),
        eb('courses.state', '<>', 'published'),
      ]),
    )
    .orderBy('waitingOffers.expiresAt')
    .orderBy('waitingOffers.id')
    .limit(limit)
    .execute();
}

/** Ends one offer that has run out by now. Nothing when somebody has just taken or ended it. */
export async function expireOffer(trx: Trx, id: string, now: Date) {
  return trx
    .updateTable('waitingOffers')
    .set({ endedAt: now, outcome: 'expired' })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('expiresAt', '<=', now)
    .returning(['id', 'entryId', 'sessionId'])
    .executeTakeFirst();
}

/** Takes one offer back that is still open. By its own id: its entry may have been made a better one since. */
export async function withdrawOffer(trx: Trx, id: string, at: Date) {
  return trx
    .updateTable('waitingOffers')
    .set({ endedAt: at, outcome: 'withdrawn' })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning(['id', 'entryId', 'sessionId'])
    .executeTakeFirst();
}

/** How many offers of this entry ran out unanswered. */
export async function countExpiredOffers(trx: Trx, entryId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('waitingOffers')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('entryId', '=', entryId)
    .where('outcome', '=', 'expired')
    .executeTakeFirstOrThrow();
  return count;
}
