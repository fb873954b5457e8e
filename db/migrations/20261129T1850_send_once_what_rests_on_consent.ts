import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What somebody's consent lets us send goes out once, and what it said is not kept: the consent may end the day after.
    alter table messages add column rests_on_consent boolean not null default false;
    update messages set rests_on_consent = true,
      body_text = case when state = 'sent' then '' else body_text end,
      body_html = case when state = 'sent' then '' else body_html end
    where kind in ('suggestion', 'team-board');

    -- One that could not be written is tried again behind all others, so that it keeps none of them back.
    alter table team_board_mails add column failed_at timestamptz;
    alter table suggestion_consents add column failed_at timestamptz;
  `.execute(db);
}
