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
      await sql`analyze`.execute(db);
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
