import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';

const columns = ['id', 'version', 'body', 'publishedAt'] as const;

/** The terms that hold at this moment. */
export async function findCurrentTerms(db: Db | Trx, now: Date) {
  return terms(db).select(columns).where('publishedAt', '<=', now).limit(1).executeTakeFirst();
}

/** When the next terms begin to hold; undefined when none are ahead. */
export async function findNextTermsMoment(db: Db, now: Date): Promise<Date | undefined> {
  const ahead = db.selectFrom('termsVersions').select('publishedAt').where('publishedAt', '>', now);
  return (await ahead.orderBy('publishedAt').limit(1).executeTakeFirst())?.publishedAt;
}

/** The terms that hold last of all that are written, be it from a day to come. */
export async function findLatestTerms(db: Db | Trx) {
  return terms(db).select(columns).limit(1).executeTakeFirst();
}

export async function findTerms(db: Db | Trx, id: string) {
  return terms(db).select(columns).where('id', '=', id).executeTakeFirst();
}

/** All versions, the one that holds last first, without their texts. */
export async function listTermsRows(db: Db, { offset, limit }: { offset: number; limit: number }) {
  return terms(db)
    .select(['id', 'version', 'publishedAt'])
    .select([
      // Until when it holds: the beginning of the next. Of two from one moment the earlier never held.
      sql<Date | null>`lead(published_at) over (order by published_at, place)`.as('endsAt'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .offset(offset)
    .limit(limit)
    .execute();
}

function terms(db: Db | Trx) {
  return db.selectFrom('termsVersions').orderBy('publishedAt', 'desc').orderBy('place', 'desc');
}

/** Makes everybody else who publishes terms wait until this transaction ends. Whoever books or reads waits for nothing. */
export async function lockTerms(trx: Trx): Promise<void> {
  await sql`lock table terms_versions in share row exclusive mode`.execute(trx);
}

/** The names of the versions of a day. */
export async function listVersionsOf(trx: Trx, day: string): Promise<string[]> {
  const rows = await trx.selectFrom('termsVersions').select('version').where('version', 'like', `${day}%`).execute();
  return rows.map(({ version }) => version);
}

export async function insertTerms(
  trx: Trx,
  version: { id: string; version: string; body: string; publishedAt: Date },
): Promise<void> {
  await trx.insertInto('termsVersions').values(version).execute();
}
