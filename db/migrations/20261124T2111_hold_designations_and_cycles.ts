import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table held_designations (
      id uuid primary key,
      person_id uuid not null references people,
      designation_id text not null references designations,
      awarded_on date not null,
      recorded_at timestamptz not null,
      constraint designation_held_once unique (person_id, designation_id)
    );
    create index held_designations_designation on held_designations (designation_id);

    -- As the body's own profile shows them: the learner enters them, we only propose.
    create table credit_cycles (
      id uuid primary key,
      person_id uuid not null references people,
      cycle_group_id text not null references cycle_groups,
      starts_on date not null,
      ends_on date not null check (ends_on > starts_on),
      -- What the body says was carried in; null: reckoned from the cycle before.
      carried_in numeric(8, 3) check (carried_in >= 0),
      recorded_at timestamptz not null,
      constraint cycles_do_not_overlap
        exclude using gist (person_id with =, cycle_group_id with =, daterange(starts_on, ends_on, '[]') with &&)
    );
    create index credit_cycles_end on credit_cycles (ends_on);
    create index credit_cycles_group on credit_cycles (cycle_group_id);

    -- The other clock: the day on which a body's yearly fee is next due, as the learner's invoice says.
    create table annual_fees (
      person_id uuid not null references people,
      body_id text not null references credit_bodies,
      due_on date not null,
      primary key (person_id, body_id)
    );
    create index annual_fees_body on annual_fees (body_id);
  `.execute(db);
}
