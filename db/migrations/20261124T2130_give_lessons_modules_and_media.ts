import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table courses add column lessons_in_order boolean not null default true;

    alter table lessons
      -- Lessons that follow one another under the same words are a module.
      add column module text,
      add column kind text not null default 'text' check (kind in ('text', 'image', 'video', 'file')),
      -- An address of this site: the files are served with it, and the content policy allows no other.
      add column media_path text check (media_path ~ '^/[a-z0-9][a-z0-9/._-]*$' and media_path !~ '\\.\\.'),
      add column media_alt text,
      add column captions_path text check (captions_path ~ '^/[a-z0-9][a-z0-9/._-]*\\.vtt$' and captions_path !~ '\\.\\.'),
      add column transcript text,
      add column duration_seconds integer check (duration_seconds > 0),
      add column watch_percent integer check (watch_percent between 1 and 100),
      add column skipping_allowed boolean not null default true,
      add column transcript_counts boolean not null default false,
      -- Time that must pass between opening a lesson and having done it.
      add column least_seconds integer check (least_seconds > 0),
      add column revision integer not null default 1,
      -- Asked of nobody any more; what was done of it stays.
      add column retired_at timestamptz,
      add check (kind = 'text' or media_path is not null),
      add check (kind <> 'image' or media_alt is not null),
      add check (kind <> 'video'
        or (duration_seconds is not null and watch_percent is not null and captions_path is not null and transcript is not null));

    alter table lesson_progress
      add column done_by text check (done_by in ('reading', 'watching', 'transcript'));
    update lesson_progress set done_by = 'reading' where completed_at is not null;
    alter table lesson_progress add check ((completed_at is null) = (done_by is null));
  `.execute(db);
}
