import type { Db, Trx } from '#src/database.ts';
import type { Range, WatchedSoFar } from './watched-ranges.ts';

interface Watching {
  seatId: string;
  lessonId: string;
}

/** Reports older than these many are known by their time, which has passed. */
const idsKept = 40;

/** Begins to count what is watched of a video, where it has not begun. */
export async function beginWatching(trx: Trx, { seatId, lessonId }: Watching, at: Date): Promise<void> {
  await trx
    .insertInto('lessonWatching')
    .values({ seatId, lessonId, ranges: '[]', positionSeconds: 0, reportIds: '[]', reportedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What is known to have been watched; its row stays locked, so that two devices report one after the other. */
export async function lockWatching(trx: Trx, { seatId, lessonId }: Watching): Promise<WatchedSoFar | undefined> {
  return trx
    .selectFrom('lessonWatching')
    .select((eb) => [
      eb.ref('ranges').$castTo<Range[]>().as('ranges'),
      eb.ref('reportIds').$castTo<string[]>().as('reportIds'),
      'reportedAt',
    ])
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Where the player stood at the last report. */
export async function findWatchPosition(db: Db, { seatId, lessonId }: Watching): Promise<number> {
  const found = await db
    .selectFrom('lessonWatching')
    .select('positionSeconds')
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  return found?.positionSeconds ?? 0;
}

/** Keeps what is watched now. */
export async function putWatched(
  trx: Trx,
  { seatId, lessonId }: Watching,
  watched: WatchedSoFar & { position: number },
): Promise<void> {
  await trx
    .updateTable('lessonWatching')
    .set({
      ranges: JSON.stringify(watched.ranges),
      reportIds: JSON.stringify(watched.reportIds.slice(-idsKept)),
      positionSeconds: Math.floor(watched.position),
      reportedAt: watched.reportedAt,
    })
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .execute();
}

/** Counts a report that was ignored. Tells how many were, and whether none was noted in the minute before. */
export async function countIgnored(
  trx: Trx,
  { seatId, lessonId }: Watching,
  at: Date,
): Promise<{ ignored: number; isNews: boolean } | undefined> {
  const counted = await trx
    .updateTable('lessonWatching')
    .set((eb) => ({ ignored: eb('ignored', '+', 1) }))
    .where('seatId', '=', seatId)
    .where('lessonId', '=', lessonId)
    .returning(['ignored', 'ignoredNotedAt'])
    .executeTakeFirst();
  if (!counted) return undefined;
  const isNews = !counted.ignoredNotedAt || at.getTime() - counted.ignoredNotedAt.getTime() >= 60_000;
  if (isNews) {
    await trx
      .updateTable('lessonWatching')
      .set({ ignoredNotedAt: at })
      .where('seatId', '=', seatId)
      .where('lessonId', '=', lessonId)
      .execute();
  }
  return { ignored: counted.ignored, isNews };
}
