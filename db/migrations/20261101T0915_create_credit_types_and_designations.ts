import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table credit_bodies (
      id text primary key,
      code text not null,
      name text not null,
      website text
    );

    create table credit_types (
      id text primary key,
      body_id text not null references credit_bodies,
      unit_singular text not null,
      unit_plural text not null,
      minutes_per_unit numeric(9, 3) not null check (minutes_per_unit > 0),
      -- Partial credit is rounded down to this step.
      step numeric(6, 3) not null check (step > 0)
    );
    create index credit_types_body on credit_types (body_id);

    create table designations (
      id text primary key,
      body_id text not null references credit_bodies,
      code text not null,
      name text not null,
      track text not null,
      aliases text[] not null default '{}',
      retired boolean not null default false
    );
    create index designations_body on designations (body_id);
  `.execute(db);
}
