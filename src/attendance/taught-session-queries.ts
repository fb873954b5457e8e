import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '#db/schema.ts';
import { ruleInForce } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';

export type TaughtSession = Awaited<ReturnType<typeof listTaughtSessions>>[number];

/** So many of a trainer's sessions are listed, the latest. */
export const mostTaught = 200;

/**
 * The sessions an instructor teaches, with how many seats are taken, how many marks are missing on days that began, and how many
 * days that are over wait for the countersign that the course asks for, or that those need who signed themselves in.
 */
export async function listTaughtSessions(db: Db, instructorId: string, now: Date) {
  return db
    .selectFrom('sessionInstructors')
    .innerJoin('sessions', 'sessions.id', 'sessionInstructors.sessionId')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'title as courseTitle', 'delivery', 'sessions.timeZone', 'startsAt', 'endsAt', 'capacity'])
    .select(['sessions.state', 'confirmedToRunAt', 'venues.name as venueName'])
    .select(['venues.suburb as venueSuburb', 'venues.state as venueState'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('seats')
            .select((count) => count.fn.countAll<number>().as('taken'))
            .whereRef('seats.sessionId', '=', 'sessions.id')
            .where('seats.state', 'in', takenStates),
          eb.lit(0),
        )
        .as('seatsTaken'),
    )
    .select((eb) => eb.fn.coalesce(marksMissing(eb, now), eb.lit(0)).as('marksMissing'))
    .select(countersignsMissing(now).as('countersignsMissing'))
    .where('instructorId', '=', instructorId)
    .where('sessions.state', '<>', 'draft')
    .orderBy('startsAt', 'desc')
    .orderBy('sessions.id')
    .limit(mostTaught)
    .execute();
}

function marksMissing(eb: ExpressionBuilder<DB, 'sessions'>, now: Date) {
  return eb
    .selectFrom('sessionDays')
    .innerJoin('seats', 'seats.sessionId', 'sessionDays.sessionId')
    .leftJoin('attendanceEvents', (join) =>
      join
        .onRef('attendanceEvents.seatId', '=', 'seats.id')
        .onRef('attendanceEvents.sessionDayId', '=', 'sessionDays.id'),
    )
    .select((count) => count.fn.countAll<number>().as('missing'))
    .whereRef('sessionDays.sessionId', '=', 'sessions.id')
    .where('sessionDays.startsAt', '<=', now)
    .where('seats.state', 'in', takenStates)
    .where('attendanceEvents.id', 'is', null);
}

const countersignsMissing = (now: Date) => sql<number>`(
  select count(*) from session_days left join day_countersigns on day_countersigns.session_day_id = session_days.id
  where session_days.session_id = sessions.id and session_days.ends_at <= ${now} and countersigned_at is null
    and (${ruleInForce.countersignNeeded} or ${isSelfMade})
    and exists (select from seats where seats.session_id = sessions.id and seats.state in (${sql.join(takenStates)}))
)`;

/** Somebody's day rests on what they typed themselves. */
const isSelfMade = sql<boolean>`exists (
  select from attendance_events own where own.session_day_id = session_days.id and own.source = 'self'
    and not exists (
      select from attendance_events other
      where other.seat_id = own.seat_id and other.session_day_id = own.session_day_id and other.source <> 'self'
        and other.kind <> 'absent'
    )
)`;
