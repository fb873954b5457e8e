import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table terms_versions (
      id uuid primary key,
      version text not null unique,
      body text not null,
      published_at timestamptz not null
    );
    create trigger terms_versions_append_only before update or delete on terms_versions
      for each statement execute function refuse_change();

    create table orders (
      id uuid primary key,
      reference text not null unique,
      -- One order for one press of the button, however often it is sent.
      form_token uuid unique,
      buyer_person_id uuid references people,
      buyer_name text not null,
      buyer_email citext not null,
      buyer_phone text,
      organisation_id uuid references organisations,
      organisation_name text,
      organisation_abn text check (organisation_abn ~ '^[0-9]{11}$'),
      billing_address text,
      purchase_order text,
      currency text not null default 'AUD' check (currency = 'AUD'),
      total_cents bigint not null check (total_cents >= 0),
      gst_cents bigint not null check (gst_cents >= 0),
      payment_state text not null check (payment_state in ('free', 'unpaid', 'pending', 'part-paid', 'paid', 'refunding', 'refunded')),
      terms_version_id uuid not null references terms_versions,
      terms_accepted_at timestamptz not null,
      -- Raised to make every secret link sent so far useless.
      link_version integer not null default 1,
      placed_at timestamptz not null,
      check (gst_cents <= total_cents),
      check ((payment_state = 'free') = (total_cents = 0))
    );
    create index orders_buyer_person on orders (buyer_person_id, placed_at);
    create index orders_buyer_email on orders (buyer_email);
    create index orders_organisation on orders (organisation_id);
    create index orders_placed on orders (placed_at);
    create index orders_open on orders (placed_at) where payment_state in ('unpaid', 'pending', 'part-paid', 'refunding');

    create table order_lines (
      id uuid primary key,
      order_id uuid not null references orders,
      position integer not null,
      course_id uuid not null references courses,
      session_id uuid references sessions,
      description text not null,
      detail text,
      quantity integer not null check (quantity > 0),
      unit_cents bigint not null check (unit_cents >= 0),
      total_cents bigint not null check (total_cents >= 0),
      gst_cents bigint not null check (gst_cents >= 0),
      taxable boolean not null,
      unique (order_id, position),
      check (total_cents = unit_cents * quantity),
      check (taxable or gst_cents = 0)
    );
    create index order_lines_course on order_lines (course_id);
    create index order_lines_session on order_lines (session_id);

    create table document_numbers (
      series text primary key check (series in ('invoice', 'adjustment-note')),
      last_number integer not null
    );
    insert into document_numbers values ('invoice', 0), ('adjustment-note', 0);

    create table tax_documents (
      id uuid primary key,
      order_id uuid not null references orders,
      kind text not null check (kind in ('tax-invoice', 'invoice', 'adjustment-note')),
      series text not null references document_numbers,
      sequence integer not null,
      number text not null unique,
      adjusts_id uuid references tax_documents,
      -- Everything the paper says, as it was on the day of issue.
      snapshot jsonb not null,
      total_cents bigint not null,
      gst_cents bigint not null,
      issued_at timestamptz not null,
      unique (series, sequence),
      check ((kind = 'adjustment-note') = (adjusts_id is not null)),
      check ((kind = 'adjustment-note') = (series = 'adjustment-note'))
    );
    create index tax_documents_order on tax_documents (order_id, issued_at);
    create index tax_documents_adjusts on tax_documents (adjusts_id);
    create unique index tax_documents_one_invoice on tax_documents (order_id) where kind <> 'adjustment-note';
    create trigger tax_documents_append_only before update or delete on tax_documents
      for each statement execute function refuse_change();
  `.execute(db);
}
