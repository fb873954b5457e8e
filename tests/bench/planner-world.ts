import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSession, aTermsVersion } from '#tests/support/builders.ts';
import { aCreditEntry, aViewer } from '#tests/renewal/story.ts';

const units = ['1', '1.5', '2', '3.5', '4', '7', '8', '14', '21'];
const kinds = ['webinar', 'workshop', 'workshop', 'class', 'event'] as const;
const postcodes = [
  '2150',
  '2015',
  '2302',
  '3011',
  '3215',
  '4009',
  '4220',
  '4814',
  '5031',
  '6106',
  '7009',
  '0820',
  '2609',
];
const onlineCourses = 20;

export const plannerNow = '2026-12-01T00:00:00Z';
const [startsOn, endsOn] = ['2023-02-02', '2027-02-01'];

/**
 * Fifty courses of every size and price for each five hundred open sessions, all of them in the nine weeks that are left, in
 * thirteen towns; two out of three sessions have half their seats sold; and twenty online courses.
 */
export async function aPlannerWorld(db: Db, openSessions: number) {
  await aTermsVersion(db);
  const group = await aCycleGroup(db);
  const courses = openSessions / 10;
  for (let index = 0; index < courses + onlineCourses; index += 1) {
    const online = index >= courses;
    const credit = units[index % (online ? 4 : units.length)] ?? '1';
    const dollars = online ? 11 * (index % 12) : 55 + ((index * 7_919) % 90) * 15;
    const kind = online ? ('online' as const) : (kinds[index % kinds.length] ?? 'workshop');
    await aCourse(db, { kind, priceCents: dollars * 100, approvals: [{ units: credit }] });
  }
  await sessionsInThirteenTowns(db, openSessions);
  return { group, learners: await learnersOf(db, group) };
}

async function sessionsInThirteenTowns(db: Db, openSessions: number): Promise<void> {
  const pattern = await aSession(db, { course: await aCourse(db, { approvals: [] }) });
  const venues = postcodes.map((postcode, index) => ({ id: newId(), slug: `town-${index}`, postcode }));
  const room = { name: 'Rooms', street: '1 Main Street', suburb: 'Town', state: 'NSW' as const };
  const common = { ...room, timeZone: 'Australia/Sydney', updatedAt: new Date(plannerNow) };
  await db
    .insertInto('venues')
    .values(venues.map((venue) => ({ ...venue, ...common })))
    .execute();
  await sql`
    with course as (
      select id, kind, row_number() over (order by id) - 1 as number, count(*) over () as courses,
        greatest(1, ceil((select units from approvals where course_id = courses.id) / 8))::int as days
      from courses where kind <> 'online' and exists (select from approvals where course_id = courses.id)
    ), made as (
      insert into sessions (id, course_id, delivery, venue_id, join_url, time_zone, starts_at, ends_at, capacity, state,
        created_at, updated_at)
      select gen_random_uuid(), course.id, case when kind = 'webinar' then 'live-stream' else 'in-person' end,
        case when kind <> 'webinar' then (select id from venues where slug = 'town-' || n % ${postcodes.length}) end,
        case when kind = 'webinar' then 'https://stream.example.com/room' end, 'Australia/Sydney',
        starts_at, starts_at + make_interval(days => days - 1, hours => 8), 16, 'open', now(), now()
      from generate_series(0, ${openSessions} - 1) n
      join course on number = n % courses
      cross join lateral (
        select timestamptz ${sql.lit(plannerNow)} + make_interval(days => 2 + (n * 37) % 56, hours => 22)) first (starts_at)
      returning id, starts_at, ends_at
    )
    insert into session_days (id, session_id, day_number, starts_at, ends_at)
    select gen_random_uuid(), id, number, starts_at + make_interval(days => number - 1),
      starts_at + make_interval(days => number - 1, hours => 8)
    from made, generate_series(1, (ends_at::date - starts_at::date) + 1) number`.execute(db);
  await sellHalf(db, pattern.id);
  await sql`vacuum analyze`.execute(db);
}

/** Eight sold seats in two out of three sessions: one order of each, with its seats on one line. */
async function sellHalf(db: Db, exceptId: string): Promise<void> {
  const { policyVersionId } = await aCourse(db, { approvals: [] });
  const buyer = await aPerson(db);
  await sql`
    with sold as (
      select id, course_id, gen_random_uuid() as order_id, gen_random_uuid() as line_id
      from sessions where id <> ${exceptId} and abs(hashtext(id::text)) % 3 > 0
    ), ordered as (
      insert into orders (id, reference, buyer_person_id, buyer_name, buyer_email, total_cents, gst_cents, payment_state,
        terms_version_id, terms_accepted_at, placed_at)
      select order_id, 'A-' || order_id, ${buyer.id}, 'Buyer', ${buyer.email}, 0, 0, 'free',
        (select id from terms_versions limit 1), now(), now() from sold
    ), lined as (
      insert into order_lines (id, order_id, course_id, session_id, position, description, quantity, unit_cents, total_cents,
        gst_cents, taxable)
      select line_id, order_id, course_id, id, 1, 'Seats', 8, 0, 0, 0, true from sold
    )
    insert into seats (id, order_id, order_line_id, course_id, session_id, ticket_code, state, confirmed_at, price_cents,
      gst_cents, payer, policy_version_id, created_at, attendee_name, attendee_email, price_breakdown)
    select gen_random_uuid(), order_id, line_id, course_id, id, 'T-' || gen_random_uuid(), 'confirmed', now(), 0, 0, 'buyer',
      ${policyVersionId}, now(), 'Sam', 'sam@example.com', '[]'
    from sold, generate_series(1, 8)`.execute(db);
}

/** Forty technicians with a few CECs each: what is missing differs, so that no search is like the other. */
async function learnersOf(db: Db, group: Awaited<ReturnType<typeof aCycleGroup>>) {
  const learners = [];
  for (let index = 0; index < 40; index += 1) {
    const viewer = await aViewer(db);
    await aHeldDesignation(db, { personId: viewer.personId, group, cycle: { startsOn, endsOn } });
    for (const earned of [String(index % 9), '0.5'])
      if (earned !== '0') await aCreditEntry(db, { learnerId: viewer.personId, units: earned, earnedOn: '2025-03-01' });
    learners.push(viewer);
  }
  return learners;
}
