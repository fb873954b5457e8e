import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lesson_files (
      id uuid primary key,
      course_id uuid not null references courses on delete cascade,
      -- What its bytes are, not what its name says.
      media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
      uploaded_at timestamptz not null,
      -- Both are known when all of it has come. Nobody is shown a part.
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      byte_count bigint check (byte_count > 0),
      check ((sha256 is null) = (byte_count is null)),
      -- So that a lesson shows files of its own course only.
      unique (id, course_id),
      constraint same_lesson_file_once unique (course_id, sha256, media_type)
    );
    create index lesson_files_uploaded on lesson_files (uploaded_at);

    create table lesson_file_pieces (
      file_id uuid not null references lesson_files on delete cascade,
      -- From 0. All but the last are whole, so that the piece of any byte is known by counting.
      number integer not null check (number >= 0),
      content bytea not null check (octet_length(content) between 1 and 1048576),
      primary key (file_id, number)
    );
    -- Pictures and videos do not get smaller, and of what is not compressed a part can be read without the rest.
    alter table lesson_file_pieces alter column content set storage external;

    alter table lessons
      add column media_id uuid,
      -- What a download is called.
      add column media_name text,
      add column captions_id uuid;
  `.execute(db);
  await takeInFiles(db);
  await sql`
    -- The checks on what a lesson of its kind needs go with the columns.
    alter table lessons
      drop column media_path,
      drop column captions_path,
      add foreign key (media_id, course_id) references lesson_files (id, course_id),
      add foreign key (captions_id, course_id) references lesson_files (id, course_id),
      add check ((media_id is null) = (media_name is null)),
      add check (kind = 'text' or media_id is not null),
      add check (kind <> 'video'
        or (duration_seconds is not null and watch_percent is not null and captions_id is not null and transcript is not null));
    create index lessons_media on lessons (media_id);
    create index lessons_captions on lessons (captions_id);
  `.execute(db);
}

/** Until now the files were served from a folder. Those that lessons show are read in, before the addresses are forgotten. */
async function takeInFiles(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ course: string; address: string }>`
    select distinct course_id as course, address
    from lessons cross join lateral (values (media_path), (captions_path)) as shown (address)
    where address is not null
  `.execute(db);
  for (const { course, address } of rows) {
    const id = await takeInFile(db, course, address);
    await sql`
      update lessons set media_id = ${id}, media_name = ${path.basename(address)}
      where course_id = ${course} and media_path = ${address}
    `.execute(db);
    await sql`update lessons set captions_id = ${id} where course_id = ${course} and captions_path = ${address}`.execute(
      db,
    );
  }
}

async function takeInFile(db: Kysely<unknown>, course: string, address: string): Promise<string> {
  const bytes = readFileSync(placeOf(address));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const type = types[path.extname(address)] ?? 'application/octet-stream';
  const { rows } = await sql<{ id: string }>`
    insert into lesson_files (id, course_id, media_type, uploaded_at, sha256, byte_count)
    values (${randomUUID()}, ${course}, ${type}, now(), ${sha256}, ${bytes.length})
    on conflict on constraint same_lesson_file_once do update set uploaded_at = now()
    returning id
  `.execute(db);
  const id = rows[0]?.id ?? '';
  for (let number = 0; number * pieceBytes < bytes.length; number += 1) {
    const content = bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes);
    await sql`
      insert into lesson_file_pieces (file_id, number, content) values (${id}, ${number}, ${content})
      on conflict do nothing
    `.execute(db);
  }
  return id;
}

/** The sample's own have moved; what a provider put beside them is where it was. */
function placeOf(address: string): string {
  const places = [`../../public${address}`, `../seeds/courses/media${address.replace(/^\/learning/, '')}`];
  const found = places.map((place) => path.join(import.meta.dirname, place)).find(existsSync);
  if (found) return found;
  throw new Error(
    `A lesson shows ${address}, and there is no public${address}. Put the file back, then migrate again.`,
  );
}

const pieceBytes = 1_048_576;

const types: Record<string, string> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
