import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A reminder that a mail server kept back until after this says what is no longer so; null for mail that stays true.
    alter table messages add column pointless_after timestamptz;
    create index messages_pointless on messages (pointless_after) where state in ('queued', 'sending');
  `.execute(db);
}
