import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Booking } from '#src/enrolment/index.ts';
import { attendeeNamed } from '#src/enrolment/index.ts';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aSession, aTermsVersion } from '#tests/support/builders.ts';

export type World = Awaited<ReturnType<typeof aWorld>>;

/** A course at $385 with the rules of an ordinary one, and as many sessions of it as are asked for. */
export async function aWorld(db: Db) {
  const terms = await aTermsVersion(db);
  const course = await aCourse(db, { priceCents: 38_500 });
  const now = new Date();
  const discount = { courseId: course.id, createdAt: now, label: 'Group', percent: 10 };
  await db
    .insertInto('priceRules')
    .values({ id: newId(), kind: 'group', minSeats: 4, ...discount })
    .execute();
  const pattern = await aSession(db, { course, seats: 1, on: '2030-02-06' });
  await sellEarlier(db, { patternId: pattern.id, terms, policyVersionId: course.policyVersionId });
  return {
    course,
    terms,
    /** New open sessions with so many seats each. */
    async sessions(count: number, seats: number): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        insert into sessions (id, course_id, delivery, venue_id, time_zone, starts_at, ends_at, capacity, state,
          created_at, updated_at)
        select gen_random_uuid(), course_id, delivery, venue_id, time_zone, starts_at, ends_at, ${seats}, 'open',
          created_at, updated_at
        from sessions, generate_series(1, ${count}) where id = ${pattern.id}
        returning id`.execute(db);
      return rows.map(({ id }) => id);
    },
    /** Seats sold beyond what these sessions have, over all of them. */
    async oversold(sessionIds: string[]): Promise<number> {
      const { rows } = await sql<{ oversold: number }>`
        select coalesce(sum(greatest(0, taken - capacity)), 0)::int as oversold
        from (select capacity, (select count(*) from seats where session_id = sessions.id) as taken
          from sessions where id = any(${sessionIds}::uuid[])) counted`.execute(db);
      return rows[0]?.oversold ?? 0;
    },
    booking: (sessionId: string, email: string): Booking => ({
      formToken: randomUUID(),
      items: [{ courseId: course.id, sessionId, priceTierId: null, attendees: [attendeeNamed('Buyer', email)] }],
      buyer: { name: 'Buyer', email, phone: null },
      organisation: null,
      billingAddress: null,
      purchaseOrder: null,
      termsVersionId: terms.id,
      expectedTotalCents: 38_500,
      voucherCode: null,
      paysBy: 'card',
      useBalance: false,
      offer: null,
    }),
  };
}

/**
 * What a provider has sold in some years: 20,000 seats of 5,000 people in 500 sessions. Connections keep their plans, and those
 * that were made for empty tables would be measured otherwise.
 */
async function sellEarlier(
  db: Db,
  { patternId, terms, policyVersionId }: { patternId: string; terms: { id: string }; policyVersionId: string },
): Promise<void> {
  await sql`
    with learners as (
      insert into people (id, email, name, created_at)
      select gen_random_uuid(), 'learner-' || n || '@example.com', 'Learner', now() from generate_series(0, 4999) n
      returning id, email
    ), held as (
      insert into sessions (id, course_id, delivery, venue_id, time_zone, starts_at, ends_at, capacity, state, created_at,
        updated_at)
      select gen_random_uuid(), course_id, delivery, venue_id, time_zone, starts_at - make_interval(years => 5, days => n),
        ends_at - make_interval(years => 5, days => n), 40, 'closed', created_at, updated_at
      from sessions, generate_series(0, 499) n where id = ${patternId}
      returning id, course_id
    ), sale as materialized (
      select learner.id as learner_id, learner.email, session.id as session_id, session.course_id,
        gen_random_uuid() as order_id, gen_random_uuid() as line_id, n
      from generate_series(0, 19999) n
      join (select *, row_number() over () - 1 as number from learners) learner on learner.number = n % 5000
      join (select *, row_number() over () - 1 as number from held) session on session.number = n / 40
    ), placed as (
      insert into orders (id, reference, form_token, buyer_person_id, buyer_name, buyer_email, total_cents, gst_cents,
        seats_from_cents, payment_state, terms_version_id, terms_accepted_at, placed_at)
      select order_id, 'A-' || n, gen_random_uuid(), learner_id, 'Learner', email, 38500, 3500, 38500, 'paid', ${terms.id}, now(),
        now()
      from sale
    ), lines as (
      insert into order_lines (id, order_id, position, course_id, session_id, description, quantity, unit_cents, total_cents,
        gst_cents, taxable)
      select line_id, order_id, 1, course_id, session_id, 'One seat', 1, 38500, 38500, 3500, true from sale
    )
    insert into seats (id, order_id, order_line_id, course_id, session_id, learner_id, attendee_name, attendee_email, ticket_code,
      state, confirmed_at, payer, price_cents, gst_cents, price_breakdown, policy_version_id, created_at)
    select gen_random_uuid(), order_id, line_id, course_id, session_id, learner_id, 'Learner', email, 'T-' || n, 'attended', now(),
      'buyer', 38500, 3500, '[{"rule": "course-price", "label": "Price", "cents": 38500}]', ${policyVersionId}, now()
    from sale`.execute(db);
  await sql`vacuum analyze`.execute(db);
}
