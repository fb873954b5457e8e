import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Public halves of the keys that badges were signed with: published for ever, or what was signed could not be checked.
    create table issuer_keys (
      -- The verification method that proofs name: did:web:training.example.com#key-2026
      id text primary key,
      did text not null,
      public_key text not null,
      first_used_at timestamptz not null
    );
    create index issuer_keys_did on issuer_keys (did, first_used_at);
    create trigger issuer_keys_append_only before update or delete on issuer_keys
      for each statement execute function refuse_change();

    -- The badge as it was signed, to the byte; null on certificates issued before there were badges.
    alter table certificates add column credential text;
    alter table certificates add column issuer_key_id text references issuer_keys;
    alter table certificates add check ((credential is null) = (issuer_key_id is null));
    -- Whether the paper meets PDF/UA-1: not where a name has a character that no font can show.
    alter table certificates add column accessible boolean not null default true;
    -- The status list asks for every certificate that a next version replaced.
    create index certificates_next_versions on certificates (completion_id, version) where version > 1;
  `.execute(db);
}
