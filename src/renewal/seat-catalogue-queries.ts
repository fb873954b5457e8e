import { sql } from 'kysely';
import { type CourseKind, countsAsTaken } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import type { PriceRule } from '#src/orders/index.ts';
import { latestCertificate } from './latest-certificate-queries.ts';

/** A published course that a body has approved. */
interface CreditedCourse {
  id: string;
  kind: CourseKind;
  /** GST-inclusive; a session may have its own. */
  priceCents: number;
}

/** An approval that stands, with its days counted from 1 January 1970; null for no limit. */
export interface StandingApproval {
  courseId: string;
  creditTypeId: string;
  units: string;
  category: string | null;
  fromDay: number | null;
  toDay: number | null;
}

/** A seat that somebody has, or is paying for. */
export interface BookedSeat {
  id: string;
  learnerId: string;
  courseId: string;
  title: string;
  kind: CourseKind;
  /** First and last day as days since 1 January 1970; null, like its hours, for an online course. */
  firstDay: number | null;
  lastDay: number | null;
  /** Epoch milliseconds of each day, in order. */
  times: { from: number; to: number }[];
}

export async function listCreditedCourses(db: Db, creditTypeIds: readonly string[]): Promise<CreditedCourse[]> {
  return db
    .selectFrom('courses')
    .select(['id', 'kind', 'priceCents'])
    .where('state', '=', 'published')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('approvals')
        .select('courseId')
        .where('creditTypeId', 'in', [...creditTypeIds])
        .where('status', '=', 'approved'),
    )
    .execute();
}

export async function listStandingApprovals(db: Db, creditTypeIds: readonly string[]): Promise<StandingApproval[]> {
  const daysOf = (column: 'valid_from' | 'valid_to') => sql<number | null>`(${sql.ref(column)} - date '1970-01-01')`;
  return db
    .selectFrom('approvals')
    .select(['courseId', 'creditTypeId', 'units', 'category'])
    .select([daysOf('valid_from').as('fromDay'), daysOf('valid_to').as('toDay')])
    .where('creditTypeId', 'in', [...creditTypeIds])
    .where('status', '=', 'approved')
    .execute();
}

/** The rules that change what one seat costs whoever asks, in the order in which they were made. */
export async function listEarlyBirds(
  db: Db,
): Promise<(PriceRule & { courseId: string | null; sessionId: string | null })[]> {
  return db
    .selectFrom('priceRules')
    .select(['kind', 'label', 'percent', 'amountCents', 'daysBefore', 'minSeats', 'organisationId'])
    .select(['courseId', 'sessionId'])
    .where('active', '=', true)
    .where('kind', '=', 'early-bird')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/**
 * The seats of these people from which credit may still come: sessions ahead, sessions that ended after `since` and wait for
 * their attendance, online courses that are open.
 */
export async function listBookedSeats(
  db: Db,
  learnerIds: readonly string[],
  { now, since }: { now: Date; since: Date },
): Promise<BookedSeat[]> {
  const dayOf = (column: string) =>
    sql<number | null>`((${sql.ref(column)} at time zone sessions.time_zone)::date - date '1970-01-01')`;
  const seats = await db
    .selectFrom('seats')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['seats.id', 'seats.courseId', 'courses.title', 'courses.kind', hours])
    .select((eb) => eb.ref('seats.learnerId').$notNull().as('learnerId'))
    .select([dayOf('sessions.starts_at').as('firstDay'), dayOf('sessions.ends_at').as('lastDay')])
    .where('seats.learnerId', 'in', [...learnerIds])
    .where('seats.state', 'in', ['held', 'confirmed', 'attended'])
    .where(countsAsTaken(now))
    .where((eb) => eb.or([eb('sessions.endsAt', '>', since), isOpen(now)]))
    .orderBy('sessions.startsAt')
    .orderBy('seats.id')
    .execute();
  return seats.map(({ hours: times, ...seat }) => ({ ...seat, times }));
}

const hours = sql<{ from: number; to: number }[]>`coalesce((
  select json_agg(json_build_object('from', date_part('epoch', d.starts_at) * 1000, 'to', date_part('epoch', d.ends_at) * 1000)
    order by d.starts_at)
  from session_days d where d.session_id = seats.session_id
), '[]')`.as('hours');

const isOpen = (now: Date) =>
  sql<boolean>`(seats.session_id is null and coalesce(seats.access_ends_at > ${now}, true))`;

/** The courses of ours that these people have completed, without those whose certificates were all withdrawn. */
export async function listCompletedCourses(
  db: Db,
  learnerIds: readonly string[],
): Promise<{ learnerId: string; courseId: string }[]> {
  return db
    .selectFrom('completions')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['completions.learnerId', 'completions.courseId'])
    .distinct()
    .where('completions.learnerId', 'in', [...learnerIds])
    .where(sql<boolean>`latest.revoked is not true`)
    .execute();
}
