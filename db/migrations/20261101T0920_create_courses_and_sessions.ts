import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cancellation_policies (
      id uuid primary key,
      slug text not null unique,
      name text not null
    );
    create table cancellation_policy_versions (
      id uuid primary key,
      policy_id uuid not null references cancellation_policies,
      version integer not null,
      -- [{ "atLeastHoursBefore", "refundPercent", "feeCents" }], the longest notice first
      tiers jsonb not null,
      summary text not null,
      created_at timestamptz not null,
      unique (policy_id, version)
    );
    create trigger cancellation_policy_versions_append_only before update or delete on cancellation_policy_versions
      for each statement execute function refuse_change();

    create table courses (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      title text not null,
      kind text not null check (kind in ('workshop', 'webinar', 'online', 'class', 'event')),
      discipline text not null,
      level text not null check (level in ('introductory', 'intermediate', 'advanced')),
      summary text not null,
      description text not null,
      outcomes jsonb not null default '[]',
      outline jsonb not null default '[]',
      what_to_bring jsonb not null default '[]',
      also_pay jsonb not null default '[]',
      duration_minutes integer not null check (duration_minutes > 0),
      price_cents bigint not null check (price_cents >= 0),
      gst text not null check (gst in ('taxable', 'gst-free')),
      -- Self-paced courses: days of access after enrolment, null for no end.
      access_days integer check (access_days > 0),
      attendance_percent integer not null default 100 check (attendance_percent between 1 and 100),
      series_name text,
      series_part integer,
      cancellation_policy_id uuid not null references cancellation_policies,
      state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
      -- Most specific words first, so that a hit in the title ranks above one in the description.
      search tsvector generated always as (
        setweight(to_tsvector('english', search_text(title)), 'A') ||
        setweight(to_tsvector('english', search_text(summary)), 'B') ||
        setweight(to_tsvector('english', search_text(description)), 'C')
      ) stored,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index courses_search on courses using gin (search);
    create index courses_title_trigrams on courses using gin (search_text(title) gin_trgm_ops);
    create index courses_state_kind on courses (state, kind);
    create index courses_discipline on courses (discipline) where state = 'published';
    create index courses_policy on courses (cancellation_policy_id);

    create table course_prerequisites (
      id uuid primary key,
      course_id uuid not null references courses on delete cascade,
      designation_id text references designations,
      required_course_id uuid references courses,
      rule text not null check (rule in ('required', 'advisory')),
      note text not null,
      check (num_nonnulls(designation_id, required_course_id) = 1)
    );
    create index course_prerequisites_course on course_prerequisites (course_id);
    create index course_prerequisites_required_course on course_prerequisites (required_course_id);

    -- The designations a class prepares for; a combination class has several and so satisfies its own inner prerequisite.
    create table course_designations (
      course_id uuid not null references courses on delete cascade,
      designation_id text not null references designations,
      primary key (course_id, designation_id)
    );

    create table approvals (
      id uuid primary key,
      course_id uuid not null references courses on delete cascade,
      credit_type_id text not null references credit_types,
      units numeric(8, 3) not null check (units > 0),
      reference text,
      status text not null check (status in ('pending', 'approved', 'withdrawn')),
      valid_from date,
      valid_to date,
      check (valid_to >= valid_from)
    );
    create index approvals_course on approvals (course_id);
    create index approvals_credit_type on approvals (credit_type_id);

    create table venues (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      street text not null,
      suburb text not null,
      state text not null check (state in ('NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT')),
      postcode text not null,
      time_zone text not null,
      getting_there text not null default ''
    );

    create table instructors (
      id uuid primary key,
      person_id uuid not null unique references people,
      slug text not null unique,
      headline text not null,
      bio text not null
    );

    create table sessions (
      id uuid primary key,
      course_id uuid not null references courses,
      delivery text not null check (delivery in ('in-person', 'live-stream')),
      venue_id uuid references venues,
      -- Where the live stream happens; shown to confirmed learners only.
      join_url text,
      time_zone text not null,
      -- First start and last end over all days, kept in step with session_days by the use cases that write both.
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      capacity integer not null check (capacity >= 0),
      min_seats integer not null default 1 check (min_seats >= 0),
      go_no_go_on date,
      confirmed_to_run_at timestamptz,
      price_cents bigint check (price_cents >= 0),
      state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'cancelled')),
      cancelled_at timestamptz,
      cancel_reason text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_at > starts_at),
      check ((delivery = 'in-person') = (venue_id is not null)),
      check ((state = 'cancelled') = (cancelled_at is not null))
    );
    create index sessions_course on sessions (course_id, starts_at);
    create index sessions_upcoming on sessions (starts_at) where state in ('open', 'closed');
    create index sessions_venue on sessions (venue_id);

    create table session_days (
      id uuid primary key,
      session_id uuid not null references sessions on delete cascade,
      day_number integer not null check (day_number > 0),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      unique (session_id, day_number),
      check (ends_at > starts_at)
    );

    create table session_instructors (
      session_id uuid not null references sessions on delete cascade,
      instructor_id uuid not null references instructors,
      primary key (session_id, instructor_id)
    );
    create index session_instructors_instructor on session_instructors (instructor_id);
  `.execute(db);
}
