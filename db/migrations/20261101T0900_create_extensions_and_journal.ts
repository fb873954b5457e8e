import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists citext;
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;

    -- unaccent() is only stable, because its dictionary could be replaced; ours never is, so an index may rely on it.
    create function search_text(text) returns text
      language sql immutable strict parallel safe
      as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

    create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end
    $$;

    create table journal_entries (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('person', 'order-link', 'provider', 'system')),
      actor_id text,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      facts jsonb not null default '{}'
    );
    create index journal_entries_subject on journal_entries (subject_type, subject_id, id);
    create trigger journal_entries_append_only before update or delete on journal_entries
      for each statement execute function refuse_change();

    create table worker_heartbeats (
      worker text primary key,
      seen_at timestamptz not null
    );
  `.execute(db);
}
