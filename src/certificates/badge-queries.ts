import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/** The next place in the status lists. A place that is not used after all stays empty. */
export async function nextStatusListIndex(db: Db): Promise<number> {
  const { rows } = await sql<{ index: number }>`select nextval('certificate_status_index') as index`.execute(db);
  const [next] = rows;
  if (!next) throw new Error('The sequence of status list places gave none');
  return next.index;
}

/** The badge as it was signed. */
export async function findBadge(db: Db, badgeId: string): Promise<{ number: string; credential: string } | undefined> {
  const badge = await db
    .selectFrom('certificates')
    .select(['number', 'credential'])
    .where('badgeId', '=', badgeId)
    .executeTakeFirst();
  return badge?.credential ? { number: badge.number, credential: badge.credential } : undefined;
}

/** The highest place given so far, or none. */
export async function findLastStatusListIndex(db: Db): Promise<number | null> {
  const { last } = await db
    .selectFrom('certificates')
    .select((eb) => eb.fn.max('statusListIndex').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

/** Places in `[from, to)` whose certificate no longer stands: withdrawn, or replaced by a next version. */
export async function listFallenIndexes(db: Db, { from, to }: { from: number; to: number }): Promise<number[]> {
  const { rows } = await sql<{ index: number }>`
    select status_list_index as index from certificates
    join certificate_revocations on certificate_revocations.certificate_id = certificates.id
    where status_list_index >= ${from} and status_list_index < ${to}
    union
    select earlier.status_list_index from certificates later
    join certificates earlier on earlier.completion_id = later.completion_id and earlier.version = later.version - 1
    where later.version > 1 and earlier.status_list_index >= ${from} and earlier.status_list_index < ${to}
    order by index`.execute(db);
  return rows.map(({ index }) => index);
}
