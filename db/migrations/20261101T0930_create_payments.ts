import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_attempts (
      id uuid primary key,
      order_id uuid not null references orders,
      amount_cents bigint not null check (amount_cents > 0),
      currency text not null default 'AUD',
      state text not null check (state in ('creating', 'open', 'pending', 'succeeded', 'failed', 'expired')),
      idempotency_key text not null unique,
      provider_checkout_id text unique,
      provider_payment_intent_id text,
      url text,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create index payment_attempts_order on payment_attempts (order_id, created_at);
    -- One way to pay at a time, so that an order cannot be paid twice.
    create unique index payment_attempts_one_open on payment_attempts (order_id) where state in ('creating', 'open', 'pending');
    create index payment_attempts_unsettled on payment_attempts (expires_at) where state in ('creating', 'open', 'pending');
    create index payment_attempts_intent on payment_attempts (provider_payment_intent_id);

    create table payments (
      id uuid primary key,
      order_id uuid not null references orders,
      attempt_id uuid unique references payment_attempts,
      method text not null check (method in ('provider', 'bank-transfer', 'balance')),
      amount_cents bigint not null check (amount_cents > 0),
      provider_payment_intent_id text unique,
      reference text,
      received_at timestamptz not null
    );
    create index payments_order on payments (order_id);

    create table refunds (
      id uuid primary key,
      order_id uuid not null references orders,
      payment_id uuid not null references payments,
      amount_cents bigint not null check (amount_cents > 0),
      reason text not null,
      state text not null check (state in ('requested', 'pending', 'succeeded', 'failed')),
      idempotency_key text not null unique,
      provider_refund_id text unique,
      last_error text,
      requested_at timestamptz not null,
      ended_at timestamptz
    );
    create index refunds_order on refunds (order_id);
    create index refunds_payment on refunds (payment_id);
    create index refunds_unsettled on refunds (requested_at) where state in ('requested', 'pending');

    -- An event is remembered in the transaction of its effect, so that it takes effect once.
    create table provider_events (
      id text primary key,
      type text not null,
      object_id text not null,
      created_at timestamptz not null,
      received_at timestamptz not null
    );
    create index provider_events_received on provider_events (received_at);
  `.execute(db);
}
