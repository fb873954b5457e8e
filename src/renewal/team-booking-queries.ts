import { sql } from 'kysely';
import { type AustralianState, type CourseKind, seatsLeftIn } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';

/** A date of a course, or an online course, that a team can be booked on for credit. */
export interface CreditOffer {
  courseId: string;
  slug: string;
  title: string;
  kind: CourseKind;
  /** What full completion gives, in the credit type asked for. */
  units: string;
  /** Null for an online course, which has seats for everybody. */
  session: {
    id: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    suburb: string | null;
    state: AustralianState | null;
    seatsLeft: number;
  } | null;
}

interface Asked {
  creditTypeId: string;
  /** Free seats that it must have for the public. */
  seats: number;
  now: Date;
  today: string;
  /** It must be over by the end of this day. */
  until: string;
  limit: number;
}

/** Sessions on sale that give this credit on every one of their days, the soonest first. */
export async function listCreditSessions(db: Db, asked: Asked): Promise<CreditOffer[]> {
  const { creditTypeId, seats, now, until, limit } = asked;
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .innerJoin('approvals', 'approvals.courseId', 'courses.id')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select([
      'sessions.courseId',
      'courses.slug',
      'courses.title',
      'kind',
      'approvals.units',
      'sessions.id',
      'startsAt',
      'endsAt',
    ])
    .select(['sessions.timeZone', 'venues.suburb', 'venues.state as venueState'])
    .select(seatsLeftIn('sessions', now).as('seatsLeft'))
    .where('courses.state', '=', 'published')
    .where('sessions.state', '=', 'open')
    .where('startsAt', '>', now)
    .where(sql<boolean>`${lastDay} <= ${until}`)
    .where('approvals.creditTypeId', '=', creditTypeId)
    .where('approvals.status', '=', 'approved')
    .where(
      sql<boolean>`coalesce(approvals.valid_from <= ${firstDay}, true) and coalesce(approvals.valid_to >= ${lastDay}, true)`,
    )
    .where(seatsLeftIn('sessions', now), '>=', seats)
    .orderBy('startsAt')
    .orderBy('sessions.id')
    .limit(limit)
    .execute();
  return rows.map(({ courseId, slug, title, kind, units, venueState: state, ...session }) => ({
    ...{ courseId, slug, title, kind },
    units: trimDecimal(units),
    session: { ...session, state },
  }));
}

/** Online courses on sale that give this credit today. */
export async function listCreditCourses(db: Db, { creditTypeId, today, limit }: Asked): Promise<CreditOffer[]> {
  const rows = await db
    .selectFrom('courses')
    .innerJoin('approvals', 'approvals.courseId', 'courses.id')
    .select(['courses.id as courseId', 'slug', 'title', 'kind', 'approvals.units'])
    .where('courses.state', '=', 'published')
    .where('kind', '=', 'online')
    .where('approvals.creditTypeId', '=', creditTypeId)
    .where('approvals.status', '=', 'approved')
    .where(
      sql<boolean>`coalesce(approvals.valid_from <= ${today}, true) and coalesce(approvals.valid_to >= ${today}, true)`,
    )
    .orderBy('title')
    .limit(limit)
    .execute();
  return rows.map(({ units, ...course }) => ({ ...course, units: trimDecimal(units), session: null }));
}

/** The designations that these courses prepare for, by code. */
export async function listDesignationsOfCourses(
  db: Db,
  courseIds: readonly string[],
): Promise<{ courseId: string; designationId: string; code: string }[]> {
  return db
    .selectFrom('courseDesignations')
    .innerJoin('designations', 'designations.id', 'courseDesignations.designationId')
    .select(['courseId', 'designationId', 'code'])
    .where('courseId', 'in', courseIds)
    .orderBy('code')
    .execute();
}

const firstDay = sql`(sessions.starts_at at time zone sessions.time_zone)::date`;
const lastDay = sql`(sessions.ends_at at time zone sessions.time_zone)::date`;
