import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table messages (
      id uuid primary key,
      kind text not null,
      to_email citext not null,
      to_name text not null default '',
      subject text not null,
      body_text text not null,
      body_html text not null,
      -- Small files made when the message was written: [{ "filename", "contentType", "content" }]
      attachments jsonb not null default '[]',
      -- Papers rendered when the message is sent: [{ "kind": "tax-document", "id" }]
      papers jsonb not null default '[]',
      -- A message that carries a way in (a sign-in link) loses its body once it has been delivered.
      carries_secret boolean not null default false,
      about_type text not null,
      about_id text not null,
      state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      last_error text,
      queued_at timestamptz not null,
      sent_at timestamptz,
      check ((state = 'sent') = (sent_at is not null))
    );
    create index messages_due on messages (next_attempt_at) where state in ('queued', 'sending');
    create index messages_failed on messages (queued_at) where state = 'failed';
    create index messages_about on messages (about_type, about_id, queued_at);
  `.execute(db);
}
