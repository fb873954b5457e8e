import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When whoever has the e-mail said that they wait. Until then it is a form that anybody may have sent: it keeps no seat
    -- from others and gets no offer.
    alter table waiting_entries add column confirmed_at timestamptz;
    update waiting_entries set confirmed_at = joined_at;
    create index waiting_entries_unconfirmed on waiting_entries (joined_at)
      where confirmed_at is null and state in ('waiting', 'offered');
  `.execute(db);
}
