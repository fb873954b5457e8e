import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

const workerName = 'worker';

/** The worker is alive. */
export async function beatHeart(db: Db, at: Date): Promise<void> {
  await db
    .insertInto('workerHeartbeats')
    .values({ worker: workerName, seenAt: at })
    .onConflict((conflict) => conflict.column('worker').doUpdateSet({ seenAt: at }))
    .execute();
}

/** When a worker was last seen alive, and the migrations that have been applied. Throws when the database does not answer. */
export async function readReadiness(db: Db): Promise<{ workerSeenAt: Date | null; migrations: string[] }> {
  const heartbeat = await db
    .selectFrom('workerHeartbeats')
    .select('seenAt')
    .where('worker', '=', workerName)
    .executeTakeFirst();
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return { workerSeenAt: heartbeat?.seenAt ?? null, migrations: applied.rows.map((row) => row.name) };
}
