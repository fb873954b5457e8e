import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table refunds
      -- A failed refund waits for people until its money went back in another way: sent again, or from the dashboard.
      add column made_good_at timestamptz check (made_good_at is null or state = 'failed');
    create index payments_received on payments (received_at);
  `.execute(db);
}
