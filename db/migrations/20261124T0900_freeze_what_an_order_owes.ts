import { type Kysely, sql } from 'kysely';

/** An order's price may rise and fall after it was placed; what it owes is `total_cents + added_cents - reduced_cents`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table orders
      -- Charged since: a transfer to a dearer session, a fee for moving.
      add column added_cents bigint not null default 0 check (added_cents >= 0),
      -- Taken back since: what adjustment notes have taken off the price.
      add column reduced_cents bigint not null default 0 check (reduced_cents >= 0),
      -- How much money must be here before the seats are given: the whole price, a deposit, nothing for a trusted account.
      add column seats_from_cents bigint not null default 0 check (seats_from_cents >= 0),
      add column pays_by text not null default 'card' check (pays_by in ('card', 'invoice')),
      -- The day by which everything owed is to be paid: of an invoice, or of what is left after a deposit.
      add column due_on date,
      add constraint orders_owe_no_less_than_nothing check (reduced_cents <= total_cents + added_cents),
      add constraint orders_due_when_by_invoice check (pays_by = 'card' or due_on is not null),
      drop constraint orders_check1;
    alter table orders
      add constraint orders_free_owe_nothing
        check (payment_state <> 'free' or total_cents + added_cents - reduced_cents = 0);

    update orders set
      seats_from_cents = total_cents,
      reduced_cents = least(total_cents, coalesce((
        select -sum(tax_documents.total_cents) from tax_documents
        where tax_documents.order_id = orders.id and kind = 'adjustment-note'), 0));

    create index orders_due on orders (due_on) where payment_state in ('unpaid', 'part-paid', 'pending');

    alter table order_lines
      -- Null for what was asked for at first; otherwise when a transfer brought it, so that it is on no earlier paper.
      add column added_at timestamptz;

    -- A second way back for money, and the only one for money that did not come through the provider.
    alter table refunds
      add column method text not null default 'provider' check (method in ('provider', 'bank-transfer', 'balance'));

    -- Money kept for a payer's later use, in their own words only; it does not expire.
    create table balance_entries (
      id uuid primary key,
      person_id uuid references people,
      organisation_id uuid references organisations,
      order_id uuid not null references orders,
      cents bigint not null check (cents <> 0),
      reason text not null,
      at timestamptz not null,
      check (num_nonnulls(person_id, organisation_id) = 1)
    );
    create index balance_entries_person on balance_entries (person_id);
    create index balance_entries_organisation on balance_entries (organisation_id);
    create index balance_entries_order on balance_entries (order_id);
    create trigger balance_entries_append_only before update or delete on balance_entries
      for each statement execute function refuse_change();

    -- A buyer's bank takes money back. People answer that at the provider; here it is known and shown.
    create table disputes (
      id uuid primary key,
      provider_dispute_id text not null unique,
      order_id uuid not null references orders,
      payment_id uuid not null references payments,
      amount_cents bigint not null check (amount_cents > 0),
      reason text not null,
      state text not null check (state in ('open', 'won', 'lost')),
      opened_at timestamptz not null,
      closed_at timestamptz,
      check ((state = 'open') = (closed_at is null))
    );
    create index disputes_order on disputes (order_id);
    create index disputes_payment on disputes (payment_id);
    create index disputes_open on disputes (opened_at) where state = 'open';
  `.execute(db);
}
