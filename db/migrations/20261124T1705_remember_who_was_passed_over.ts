import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table waiting_entries
      -- When seats were last gathered for it in vain. From then on it waits for its whole party to fit, and holds back no fewer.
      add column passed_at timestamptz;
    create index waiting_entries_live on waiting_entries (queued_at) where state in ('waiting', 'offered');
  `.execute(db);
}
