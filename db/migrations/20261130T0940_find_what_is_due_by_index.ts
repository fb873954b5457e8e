import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The worker looks every minute: what it looks for must not grow with what has been done for good.
    create index sessions_end on sessions (ends_at) where state in ('open', 'closed');
    create index seats_to_complete on seats (session_id) where state in ('confirmed', 'attended', 'no-show');
    create index seats_given_up on seats (cancelled_at) where state = 'cancelled' and confirmed_at is null;
    create index attendance_events_recorded on attendance_events (recorded_at);
    create index day_countersigns_at on day_countersigns (countersigned_at);

    -- Whether a certificate was issued for it. Kept with the certificate, which is never removed.
    alter table completions add column has_certificate boolean not null default false;
    update completions set has_certificate = true where id in (select completion_id from certificates);
    create index completions_without_certificate on completions (id) where not has_certificate;
    create function note_certificate() returns trigger language plpgsql as $$
      begin
        update completions set has_certificate = true where id = new.completion_id and not has_certificate;
        return null;
      end
    $$;
    create trigger certificates_note_completion after insert on certificates
      for each row execute function note_certificate();
  `.execute(db);
}
