import { sql } from 'kysely';
import { countsAsTaken } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';

/**
 * Makes everybody else who takes seats in these sessions wait until this transaction ends. Once, late, in sorted order so
 * that two carts cannot wait for each other, and not for long: past the timeout the buyer is asked to try again.
 * NO KEY UPDATE, because a seat's foreign key to its session must not wait for it.
 */
export async function lockSessions(trx: Trx, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await sql`set local lock_timeout = '4s'`.execute(trx);
  await trx
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', sessionIds.toSorted())
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/**
 * Seats that count against capacity: those somebody has, and live holds. A hold without an end is one whose payment is
 * open at the provider. A statement of its own, after the lock: only then does it see what the one before us committed.
 */
export async function countTaken(db: Db | Trx, sessionIds: string[], now: Date): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('seats')
    .select((eb) => ['sessionId', eb.fn.countAll<number>().as('taken')])
    .where('sessionId', 'in', sessionIds)
    .where(countsAsTaken(now))
    .groupBy('sessionId')
    .execute();
  return new Map(rows.map((row) => [row.sessionId ?? '', row.taken]));
}

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
