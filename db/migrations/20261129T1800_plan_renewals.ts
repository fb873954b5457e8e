import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of which of its kinds of credit the body takes the course for, where it tells kinds apart.
    alter table approvals
      add column category text,
      add constraint approval_category_of_its_type foreign key (credit_type_id, category) references credit_categories;
    drop index approvals_credit_type;
    create index approvals_credit_type on approvals (credit_type_id, category);

    -- What somebody told the planner, kept because they asked for it.
    create table planner_wishes (
      person_id uuid primary key references people,
      postcode text check (postcode ~ '^[0-9]{4}$'),
      max_km integer check (max_km >= 0),
      budget_cents bigint check (budget_cents >= 0),
      kinds text[] not null check (kinds <@ array['workshop', 'webinar', 'online', 'class', 'event']),
      online_only boolean not null,
      kept_at timestamptz not null
    );
  `.execute(db);
}
