import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateToLatest } from '#db/migrate.ts';
import { startPostgres } from '#src/sandbox/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One server for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(folderForData(), 'accrue-tests-'));
  const server = await startPostgres({ dataDir, fsync: false });
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query('create database accrue_template');
  await admin.end();
  const pool = new pg.Pool({ connectionString: server.url('accrue_template') });
  const template = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await migrateToLatest(template);
  await template.destroy();
  project.provide('postgresUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** In memory where there is plenty of it: nothing here outlives the run. */
function folderForData(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 4e9 ? '/dev/shm' : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}
