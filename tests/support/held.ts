import { expect } from 'vitest';
import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';

/**
 * What becomes of `beside` when it comes while a transaction that has done `first` is still open: waits until it stands at a
 * lock, or is through without one, and only then commits.
 */
export async function whileHeld<Value>(
  db: Db,
  first: (trx: Trx) => Promise<unknown>,
  beside: () => Promise<Value>,
): Promise<Value> {
  let running: Promise<Value> | undefined;
  await db.transaction().execute(async (trx) => {
    await first(trx);
    let isThrough = false;
    running = beside().finally(() => (isThrough = true));
    await expect
      .poll(async () => isThrough || (await countWaiting(db)) > 0, { interval: 10, timeout: 15_000 })
      .toBe(true);
  });
  return running as Promise<Value>;
}

async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
