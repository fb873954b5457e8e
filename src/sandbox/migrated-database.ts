import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrateToLatest } from '#db/migrate.ts';
import { startPostgres } from './postgres.ts';

/** A throw-away server with one empty, migrated database, for as long as the work takes. */
export async function withMigratedDatabase(
  work: (connectionString: string) => void | Promise<void>,
  { fsync = false } = {},
): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'accrue-scratch-'));
  const server = await startPostgres({ dataDir, fsync });
  try {
    const url = server.url('postgres');
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
    await migrateToLatest(db);
    await db.destroy();
    await work(url);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}
