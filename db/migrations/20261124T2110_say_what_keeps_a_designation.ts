import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;

    -- How minutes become units between two steps: most bodies round down, some to the nearest step.
    alter table credit_types add column rounding text not null default 'down' check (rounding in ('down', 'half-up'));
    -- An older unit of the same body, and how many of today's units one of it is.
    alter table credit_types
      add column legacy_of text references credit_types,
      add column legacy_factor numeric(6, 3) check (legacy_factor > 0),
      add constraint legacy_units_have_a_factor check ((legacy_of is null) = (legacy_factor is null));

    -- Kinds of credit that a body tells apart, such as field work.
    create table credit_categories (
      credit_type_id text not null references credit_types,
      code text not null check (code ~ '^[a-z0-9-]+$'),
      name text not null,
      primary key (credit_type_id, code)
    );

    -- Designations that are kept up together: one cycle and one total for all that a person holds of them.
    create table cycle_groups (
      id text primary key,
      body_id text not null references credit_bodies,
      name text not null,
      -- What is known of the other clock, the body's yearly fee.
      fee_note text not null default ''
    );
    create index cycle_groups_body on cycle_groups (body_id);
    alter table designations add column cycle_group_id text references cycle_groups;
    create index designations_cycle_group on designations (cycle_group_id);

    create table credit_requirements (
      id uuid primary key,
      cycle_group_id text not null references cycle_groups,
      credit_type_id text not null references credit_types,
      units numeric(8, 3) not null check (units > 0),
      cycle_months integer not null check (cycle_months between 1 and 240),
      -- 'MM-DD' when every cycle begins on one day of the year, the first after the award; null: on the award's own day.
      calendar_starts text check (calendar_starts ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
      -- How many months before the cycle its credit is earned.
      earned_months_before integer not null default 0 check (earned_months_before between 0 and 240),
      max_carry numeric(8, 3) not null default 0 check (max_carry >= 0),
      -- Whether the same course counts again within one cycle.
      repeats_count boolean not null default false,
      -- By the first day of a cycle.
      effective_from date not null,
      effective_to date check (effective_to >= effective_from),
      -- Where the rule was read, and how sure that is: shown beside it.
      note text not null default '',
      unique (id, credit_type_id),
      constraint one_requirement_at_a_time
        exclude using gist (cycle_group_id with =, daterange(effective_from, effective_to, '[]') with &&)
    );
    create index credit_requirements_type on credit_requirements (credit_type_id);

    create table requirement_minima (
      requirement_id uuid not null,
      credit_type_id text not null,
      category text not null,
      units numeric(8, 3) not null check (units > 0),
      primary key (requirement_id, category),
      foreign key (requirement_id, credit_type_id) references credit_requirements (id, credit_type_id) on delete cascade,
      foreign key (credit_type_id, category) references credit_categories
    );
    create index requirement_minima_category on requirement_minima (credit_type_id, category);

    create table requirement_caps (
      requirement_id uuid not null references credit_requirements on delete cascade,
      activity text not null,
      units numeric(8, 3) not null check (units > 0),
      primary key (requirement_id, activity)
    );
  `.execute(db);
}
