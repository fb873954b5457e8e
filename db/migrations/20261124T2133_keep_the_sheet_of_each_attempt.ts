import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What an attempt asks, drawn when it begins: changes to the bank do not reach it.
    create table quiz_sheets (
      seat_id uuid not null references seats,
      number integer not null check (number > 0),
      questions jsonb not null,
      started_at timestamptz not null,
      -- Null where there is no time limit.
      due_at timestamptz check (due_at > started_at),
      primary key (seat_id, number)
    );
    create trigger quiz_sheets_append_only before update or delete on quiz_sheets
      for each statement execute function refuse_change();

    -- Came after its time: it counts as an attempt, and cannot pass.
    alter table quiz_attempts add column late boolean not null default false;
    alter table quiz_attempts add check (not (late and passed));
  `.execute(db);
}
