import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A learner belongs to a team without seeing what it books.
    alter table organisation_memberships drop constraint organisation_memberships_role_check,
      add constraint organisation_memberships_role_check check (role in ('owner', 'booker', 'viewer', 'learner'));
    alter table organisation_invitations drop constraint organisation_invitations_role_check,
      add constraint organisation_invitations_role_check check (role in ('owner', 'booker', 'viewer', 'learner'));

    -- What a member lets their team see, in the words that they agreed to. What has ended is kept.
    create table team_shares (
      id uuid primary key,
      organisation_id uuid not null references organisations,
      person_id uuid not null references people,
      scope text not null check (scope in ('standing', 'credits')),
      wording text not null,
      given_at timestamptz not null,
      ended_at timestamptz check (ended_at >= given_at),
      end_reason text check (end_reason in ('withdrawn', 'changed', 'left')),
      check ((ended_at is null) = (end_reason is null))
    );
    create unique index team_shares_open on team_shares (organisation_id, person_id) where ended_at is null;
    create index team_shares_person on team_shares (person_id);

    -- When a member was last asked to share.
    create table team_share_requests (
      organisation_id uuid not null references organisations,
      person_id uuid not null references people,
      asked_by uuid not null references people,
      asked_at timestamptz not null,
      primary key (organisation_id, person_id)
    );
    create index team_share_requests_person on team_share_requests (person_id);
    create index team_share_requests_by on team_share_requests (asked_by);

    -- Who wants their team's board by mail every month, and for which month it was last made.
    create table team_board_mails (
      organisation_id uuid not null references organisations,
      person_id uuid not null references people,
      wanted_since date not null,
      last_month date,
      primary key (organisation_id, person_id)
    );
    create index team_board_mails_person on team_board_mails (person_id);
    create index team_board_mails_due on team_board_mails (coalesce(last_month, wanted_since));
  `.execute(db);
}
