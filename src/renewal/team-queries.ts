import { sql } from 'kysely';
import type { CourseKind, Delivery } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import type { SeatState } from '#src/enrolment/index.ts';
import type { OrderPaymentState } from '#src/orders/index.ts';

/** One seat that an organisation booked. What its learner achieved is theirs to share and is not here. */
export interface TeamSeat {
  id: string;
  state: SeatState;
  attendeeName: string | null;
  organisationId: string;
  orderId: string;
  orderReference: string;
  purchaseOrder: string | null;
  paymentState: OrderPaymentState;
  courseId: string;
  slug: string;
  title: string;
  kind: CourseKind;
  accessEndsAt: Date | null;
  sessionId: string | null;
  sessionState: 'draft' | 'open' | 'closed' | 'cancelled' | null;
  delivery: Delivery | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  venueSuburb: string | null;
  venueState: string | null;
}

/** The organisations with these ids, by name. */
export async function listOrganisations(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
}

/** Still to come: a session that has not ended, an online course that is open. */
const isUpcoming = (now: Date) => sql<boolean>`(case
  when seats.session_id is null
    then seats.state not in ('cancelled', 'transferred') and coalesce(seats.access_ends_at > ${now}, true)
  else sessions.ends_at > ${now}
end)`;

/** What these organisations booked; a hold that lapsed was never a booking. */
function seatsOfOrganisations(db: Db, organisationIds: readonly string[], now: Date) {
  return db
    .selectFrom('orders')
    .innerJoin('seats', 'seats.orderId', 'orders.id')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .where('orders.organisationId', 'in', organisationIds)
    .where((eb) =>
      eb.or([
        eb('seats.confirmedAt', 'is not', null),
        eb.and([
          eb('seats.state', '=', 'held'),
          eb.or([eb('seats.holdExpiresAt', 'is', null), eb('seats.holdExpiresAt', '>', now)]),
        ]),
      ]),
    );
}

/** How many seats are to come and how many are past. */
export async function countTeamSeats(db: Db, organisationIds: readonly string[], now: Date) {
  return seatsOfOrganisations(db, organisationIds, now)
    .select([
      sql<number>`count(*) filter (where ${isUpcoming(now)})`.as('upcoming'),
      sql<number>`count(*) filter (where not ${isUpcoming(now)})`.as('past'),
    ])
    .executeTakeFirstOrThrow();
}

interface TeamSeatWindow {
  when: 'upcoming' | 'past';
  now: Date;
  offset: number;
  limit: number;
}

/** A page of an employer's seats: the soonest session first, or the latest of the past; within a session by name. */
export async function listTeamSeats(
  db: Db,
  organisationIds: readonly string[],
  { when, now, offset, limit }: TeamSeatWindow,
): Promise<TeamSeat[]> {
  const direction = when === 'upcoming' ? 'asc' : 'desc';
  return seatsOfOrganisations(db, organisationIds, now)
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['seats.id', 'seats.state', 'seats.attendeeName', 'seats.orderId', 'orders.reference as orderReference'])
    .select((eb) => eb.ref('orders.organisationId').$castTo<string>().as('organisationId'))
    .select([
      'orders.purchaseOrder',
      'orders.paymentState',
      'seats.courseId',
      'courses.slug',
      'title',
      'kind',
      'accessEndsAt',
    ])
    .select(['seats.sessionId', 'sessions.state as sessionState', 'delivery', 'startsAt', 'endsAt'])
    .select(['sessions.timeZone', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .where(isUpcoming(now), '=', when === 'upcoming')
    .orderBy('startsAt', (order) => (direction === 'asc' ? order.asc() : order.desc()).nullsLast())
    .orderBy('seats.sessionId')
    .orderBy('seats.courseId')
    .orderBy(sql`attendee_name collate "und-x-icu"`, (order) => order.asc().nullsLast())
    .orderBy('seats.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Whose certificate this is; undefined for a number that was not issued, was replaced by a later version, or was withdrawn. */
export async function findCertificateHolder(db: Db, number: string) {
  return db
    .selectFrom('certificates')
    .select(['id', 'learnerId'])
    .where('number', '=', number)
    .where(
      sql<boolean>`not exists (
        select from certificates as later
        where later.completion_id = certificates.completion_id and later.version > certificates.version)`,
    )
    .where(sql<boolean>`not exists (select from certificate_revocations where certificate_id = certificates.id)`)
    .executeTakeFirst();
}
