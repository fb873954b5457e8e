import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who has overdue invoices books on no further one, unless staff say that this organisation may.
    alter table organisations add column may_owe_more boolean not null default false;
  `.execute(db);
}
