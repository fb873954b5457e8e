import type { Db } from '#src/database.ts';

export interface Terms {
  id: string;
  version: string;
  /** Markdown. */
  body: string;
  publishedAt: Date;
}

/** The terms of sale that hold at this instant: what a buyer is shown and accepts. Null before any were published. */
export async function findCurrentTerms(db: Db, now: Date): Promise<Terms | null> {
  const terms = await db
    .selectFrom('termsVersions')
    .select(['id', 'version', 'body', 'publishedAt'])
    .where('publishedAt', '<=', now)
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return terms ?? null;
}
