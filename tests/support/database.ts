import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectDatabase, type Db } from '#src/database.ts';

/** A database of its own for this test file, cloned from the migrated template and dropped afterwards. */
export function useDatabase({ maxConnections = 10 } = {}): { readonly db: Db; readonly url: string } {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  let db: Db | undefined;
  beforeAll(async () => {
    await asAdmin(`create database ${name} template accrue_template`);
    db = connectDatabase({ connectionString: url.href, maxConnections });
  });
  afterAll(async () => {
    await db?.destroy();
    await asAdmin(`drop database if exists ${name} with (force)`);
  });
  return {
    get db() {
      if (!db) throw new Error('The database exists only inside tests and hooks');
      return db;
    },
    url: url.href,
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
