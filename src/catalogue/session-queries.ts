import { sql } from 'kysely';
import { type Approval, creditStamps, listApprovals } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import type { CourseBrief, CourseSummary, Session } from './course.ts';
import { seatsIn, seatsLeftIn } from './seats-taken-queries.ts';
import { sessionDays } from './session-words.ts';

/** One session with its course and approvals, in two statements; null when it is unknown, a draft, or its course is not published. */
export async function findSession(
  db: Db,
  id: string,
  now: Date,
): Promise<{ session: Session; course: CourseBrief; approvals: Approval[] } | null> {
  if (!isId(id)) return null;
  const found = await publicSessions(db, now)
    .select((eb) => [
      ...(['slug', 'title', 'kind', 'level', 'summary', 'durationMinutes', 'gst'] as const),
      'courses.state as courseState',
      'courses.priceCents as coursePriceCents',
      eb.ref('discipline').$castTo<CourseBrief['discipline']>().as('discipline'),
      eb.ref('alsoPay').$castTo<CourseBrief['alsoPay']>().as('alsoPay'),
      eb.ref('whatToBring').$castTo<CourseBrief['whatToBring']>().as('whatToBring'),
    ])
    .where('sessions.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { slug, title, kind, level, summary, durationMinutes, gst, discipline, alsoPay, whatToBring, ...rest } = found;
  const { courseState: state, coursePriceCents, ...session } = rest;
  const course = {
    ...{ id: session.courseId, slug, title, kind, level, state, summary, durationMinutes },
    ...{ gst, discipline, alsoPay, whatToBring, priceCents: coursePriceCents },
  };
  return { session: shown(session, course), course, approvals: await listApprovals(db, [course.id]) };
}

/** So many dates of a course are listed, the soonest. */
export const mostDates = 60;

/** The sessions of one course that ended after this instant, the soonest first, at most `mostDates`. */
export async function listSessionsOfCourse(
  db: Db,
  course: { id: string; priceCents: number },
  { now, endedAfter }: { now: Date; endedAfter: Date },
): Promise<Session[]> {
  const sessions = await publicSessions(db, now)
    .where('sessions.courseId', '=', course.id)
    .where('sessions.endsAt', '>', endedAfter)
    .orderBy('sessions.startsAt')
    .orderBy('sessions.id')
    .limit(mostDates)
    .execute();
  return sessions.map((session) => shown(session, course));
}

export interface UpcomingSession {
  session: Session;
  course: Pick<CourseSummary, 'slug' | 'title' | 'kind' | 'discipline' | 'summary' | 'durationMinutes'>;
  credits: CourseSummary['credits'];
}

/** The next sessions that can still be booked, the soonest first, at most one of each course. Two statements. */
export async function listUpcomingSessions(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<UpcomingSession[]> {
  const rows = await publicSessions(db, now)
    .select(['slug', 'title', 'kind', 'summary', 'durationMinutes', 'courses.priceCents as coursePriceCents'])
    .select((eb) => eb.ref('discipline').$castTo<CourseSummary['discipline']>().as('discipline'))
    .where('sessions.id', 'in', (eb) =>
      eb
        .selectFrom('sessions as soon')
        .select('soon.id')
        .distinctOn('soon.courseId')
        .where('soon.state', '=', 'open')
        .where('soon.startsAt', '>', now)
        .where((soon) => soon(seatsLeftIn('soon', now), '>', 0))
        .orderBy('soon.courseId')
        .orderBy('soon.startsAt'),
    )
    .orderBy('sessions.startsAt')
    .orderBy('sessions.id')
    .limit(limit)
    .execute();
  const approvals = await listApprovals(db, [...new Set(rows.map(({ courseId }) => courseId))]);
  return rows.map(({ slug, title, kind, discipline, summary, durationMinutes, coursePriceCents, ...session }) => ({
    session: shown(session, { priceCents: coursePriceCents }),
    course: { slug, title, kind, discipline, summary, durationMinutes },
    credits: creditStamps(
      approvals.filter(({ courseId }) => courseId === session.courseId),
      sessionDays(session),
    ),
  }));
}

/** Sessions that the public may see, with what it may know of them. The link of a live stream is not part of it. */
function publicSessions(db: Db, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['sessions.id', 'courseId', 'delivery', 'timeZone', 'startsAt', 'endsAt', 'minSeats'])
    .select(['goNoGoOn', 'confirmedToRunAt', 'sessions.state', 'cancelReason', 'sessions.priceCents'])
    .select([
      seatsIn('sessions').as('capacity'),
      seatsLeftIn('sessions', now).as('seatsLeft'),
      days.as('days'),
      venue.as('venue'),
      trainers.as('instructors'),
    ])
    .where('sessions.state', '<>', 'draft')
    .where('courses.state', '=', 'published');
}

type Row = Omit<Session, 'priceCents' | 'days'> & {
  priceCents: number | null;
  days: (Omit<Session['days'][number], 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
};

function shown(row: Row, course: { priceCents: number }): Session {
  return {
    ...row,
    // JSON carries instants as text.
    days: row.days.map((day) => ({ ...day, startsAt: new Date(day.startsAt), endsAt: new Date(day.endsAt) })),
    priceCents: row.priceCents ?? course.priceCents,
  };
}

const days = sql<Row['days']>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', d.id, 'dayNumber', d.day_number, 'startsAt', d.starts_at, 'endsAt', d.ends_at
  ) order by d.day_number), '[]')
  from session_days d where d.session_id = sessions.id
)`;

const venue = sql<Session['venue']>`(
  select jsonb_build_object('name', v.name, 'street', v.street, 'suburb', v.suburb, 'state', v.state,
    'postcode', v.postcode, 'gettingThere', v.getting_there)
  from venues v where v.id = sessions.venue_id
)`;

const trainers = sql<Session['instructors']>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', i.slug, 'name', i.name, 'headline', i.headline, 'certifications', i.certifications, 'bio', i.bio
  ) order by i.name), '[]')
  from session_instructors si join instructors i on i.id = si.instructor_id
  where si.session_id = sessions.id
)`;
