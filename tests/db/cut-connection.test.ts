import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connectDatabase } from '#src/database.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

test('a connection that is cut between two statements fails its transaction, and nothing else', async () => {
  const cut = connectDatabase({ connectionString: database.url, maxConnections: 1 });
  const work = cut.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(database.db);
    // The news of the end arrives while nothing is being asked.
    await new Promise((resolve) => setImmediate(resolve));
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toThrow(/terminat|not queryable/);
  expect((await sql<{ one: number }>`select 1 as one`.execute(cut)).rows).toEqual([{ one: 1 }]);
  await cut.destroy();
});
