import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrateToLatest } from './migrate.ts';

const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
  process.stderr.write('DATABASE_URL is not set: it says which database to migrate.\n');
  process.exit(1);
}
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 2 }) }) });
const applied = await migrateToLatest(db);
await db.destroy();
process.stdout.write(
  applied.length ? `Applied:\n${applied.map((name) => `  ${name}`).join('\n')}\n` : 'Already up to date.\n',
);
