import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { schemaText } from '#db/generate-schema.ts';
import { migrateToLatest, migrationNames } from '#db/migrate.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

describe('migrations', () => {
  it('change nothing when they are run again, also by two at once', { timeout: 60_000 }, async () => {
    const before = schemaText(database.url);
    expect(await Promise.all([migrateToLatest(database.db), migrateToLatest(database.db)])).toEqual([[], []]);
    expect(schemaText(database.url)).toBe(before);
  });

  it('are named by their time and as a sentence', () => {
    for (const name of migrationNames) expect(name).toMatch(/^\d{8}T\d{4}_[a-z0-9]+(_[a-z0-9]+)+$/);
  });
});

describe('what was recorded', () => {
  it.each([
    'journal_entries',
    'terms_versions',
    'cancellation_policy_versions',
    'tax_documents',
    'quiz_attempts',
    'attendance_events',
    'certificates',
    'certificate_revocations',
  ])('in %s can be neither changed nor deleted', async (table) => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_name = ${table} and is_identity = 'NO' limit 1
    `.execute(database.db);
    const column = sql.ref(rows[0]?.name ?? '');
    const refusal = `${table} is append-only`;
    await expect(sql`update ${sql.table(table)} set ${column} = ${column}`.execute(database.db)).rejects.toThrow(
      refusal,
    );
    await expect(sql`delete from ${sql.table(table)}`.execute(database.db)).rejects.toThrow(refusal);
  });
});
