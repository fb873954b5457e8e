import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whoever pays by a link that the buyer sent is led back to what that link shows, never to the booking itself.
  await sql`alter table payment_attempts add column for_payer boolean not null default false`.execute(db);
}
