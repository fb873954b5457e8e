import { sql } from 'kysely';
import { countsAsTaken, seatsIn, seatsLeftOf, seatsTakenIn } from '#src/catalogue/index.ts';
import { anyOf, type Db, prepared, type Trx } from '#src/database.ts';

/**
 * Makes everybody else who takes seats in these sessions wait until this transaction ends. Once, late, in sorted order so
 * that two carts cannot wait for each other, and not for long: past the connection's timeout the buyer is asked to try again.
 * NO KEY UPDATE, because a seat's foreign key to its session must not wait for it.
 */
export async function lockSessions(trx: Trx, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await lockRows(trx, { sessionIds });
}

const lockRows = prepared<unknown, { sessionIds: string[] }>(
  'lock-sessions',
  ({ sessionIds }) => sql`select id from sessions where id = ${anyOf(sessionIds)} order by id for no key update`,
);

/** What there is of a session at one instant. */
export interface Places {
  sessionId: string;
  state: 'draft' | 'open' | 'closed' | 'cancelled';
  /** Changes with everything that staff change of the session. */
  updatedAt: Date;
  /** How many people it may have. */
  seats: number;
  /** Sold, held, or kept by an offer of the waiting list. */
  taken: number;
  /** For everybody: not taken, and not waited for. */
  left: number;
  /** Kept by the offer that was asked with, while it stands. */
  offered: number;
  tiers: { id: string; seats: number | null; taken: number }[];
}

/**
 * How many places these sessions have, in all and in each tier. A statement of its own, after the lock: only then does it see
 * what the one before us committed.
 */
export async function countPlaces(
  db: Db | Trx,
  { sessionIds, offerId }: { sessionIds: string[]; offerId: string | null },
  now: Date,
): Promise<Map<string, Places>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await count(db, { sessionIds, offerId, now });
  return new Map(rows.map((row) => [row.sessionId, row]));
}

// Counted once, whatever is made of it: everybody else who wants these seats waits meanwhile. Without `offset 0` the planner
// would put the count in wherever it is named.
const count = prepared<Places, { sessionIds: string[]; offerId: string | null; now: Date }>(
  'count-places',
  ({ sessionIds, offerId, now }) => sql`
    select counted.id as session_id, counted.state, counted.updated_at, counted.seats, counted.taken,
      ${seatsLeftOf('counted', 'counted.free', now)} as left,
      coalesce((select o.seats from waiting_offers o where o.id = (select ${offerId}::uuid) and o.session_id = counted.id
        and o.ended_at is null and o.expires_at > ${now}), 0) as offered,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'seats', t.seats, 'taken',
          (select count(*) from seats where seats.price_tier_id = t.id and ${countsAsTaken(now)}))), '[]')
        from price_tiers t where t.session_id = counted.id) as tiers
    from (
      select counting.*, greatest(0, counting.seats - counting.taken) as free
      from (
        select sessions.*, ${seatsIn('sessions')} as seats, ${seatsTakenIn('sessions.id', now)} as taken
        from sessions where sessions.id = ${anyOf(sessionIds)} offset 0
      ) counting
    ) counted`,
);

/** Ends those of these learners' holds on the same session or online course whose time is over, so that they may book anew. */
export async function cancelLapsedHolds(
  trx: Trx,
  { learnerIds, sessionIds, courseIds }: { learnerIds: string[]; sessionIds: string[]; courseIds: string[] },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: now, cancelReason: 'hold-lapsed', holdExpiresAt: null })
    .where('learnerId', 'in', learnerIds)
    .where((eb) =>
      eb.or([
        ...(sessionIds.length ? [eb('sessionId', 'in', sessionIds)] : []),
        ...(courseIds.length ? [eb.and([eb('courseId', 'in', courseIds), eb('sessionId', 'is', null)])] : []),
      ]),
    )
    .where('state', '=', 'held')
    .where('holdExpiresAt', '<=', now)
    .execute();
}

/** Closes those of these learners' online courses whose access is over without completion, so that they may enrol anew. */
export async function closeLapsedAccess(
  trx: Trx,
  { learnerIds, courseIds }: { learnerIds: string[]; courseIds: string[] },
  now: Date,
): Promise<void> {
  if (courseIds.length === 0) return;
  await trx
    .updateTable('seats')
    .set({ state: 'no-show' })
    .where('learnerId', 'in', learnerIds)
    .where('courseId', 'in', courseIds)
    .where('sessionId', 'is', null)
    .where('state', '=', 'confirmed')
    .where('accessEndsAt', '<=', now)
    .execute();
}
