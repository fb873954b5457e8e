import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectDatabase, type Db } from '#src/database.ts';

interface Options {
  maxConnections?: number;
  /** Makes the database to clone, and gives its name; the migrated, empty one otherwise. */
  template?: () => Promise<string>;
}

/** A database of its own for this test file, cloned from a template and dropped afterwards. */
export function useDatabase({ maxConnections = 10, template = emptyTemplate }: Options = {}): {
  readonly db: Db;
  readonly url: string;
} {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  let db: Db | undefined;
  beforeAll(async () => {
    const original = await template();
    await asAdmin((admin) => admin.query(`create database ${name} template ${original}`));
    db = connectDatabase({ connectionString: url.href, maxConnections });
  });
  afterAll(async () => {
    await db?.destroy();
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return {
    get db() {
      if (!db) throw new Error('The database exists only inside tests and hooks');
      return db;
    },
    url: url.href,
  };
}

async function emptyTemplate(): Promise<string> {
  return 'accrue_template';
}

/** A template filled by whoever needs it first; the others wait for it. */
export async function filledTemplate(name: string, fill: (db: Db) => Promise<unknown>): Promise<string> {
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    await admin.query(`create database ${name} template accrue_template`);
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${name}`;
    const db = connectDatabase({ connectionString: url.href });
    await fill(db).finally(() => db.destroy());
  });
  return name;
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
