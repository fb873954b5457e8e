import type { RawBuilder } from 'kysely';
import type { Db } from '#src/database.ts';

/** What a query for broken rows found, each in its own words. */
export async function listBroken(db: Db, query: RawBuilder<{ what: string }>): Promise<string[]> {
  const { rows } = await query.execute(db);
  return rows.map(({ what }) => what);
}
