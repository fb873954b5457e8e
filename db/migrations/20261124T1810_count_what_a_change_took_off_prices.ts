import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session_change_seats
      -- What the price of the order fell by; on an unpaid invoice that is more than what went back.
      add column reduced_cents bigint not null default 0 check (reduced_cents >= 0);
  `.execute(db);
}
