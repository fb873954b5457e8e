import { type Kysely, sql } from 'kysely';

/** Money that staff see on the bank's statement is written down once, and what they send back says under which reference. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      add constraint payments_bank_transfer_has_reference check (method <> 'bank-transfer' or reference is not null);
    create unique index payments_one_per_bank_reference on payments (order_id, reference) where method = 'bank-transfer';

    alter table refunds add column sent_reference text;
    create index refunds_to_send_by_bank on refunds (requested_at, id) where method = 'bank-transfer' and state = 'requested';
  `.execute(db);
}
