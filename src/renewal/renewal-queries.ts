import { sql } from 'kysely';
import { type CourseBrief, type Discipline, ruleInForce } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { isOnTrust } from '#src/enrolment/index.ts';
import { latestCertificate } from './latest-certificate-queries.ts';
import type { SeatRecord } from './my-seat.ts';

/** Seats that are or were a learner's: a hold that lapsed never was. */
function seatsOf(db: Db, learnerId: string) {
  return db
    .selectFrom('seats')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .leftJoin('completions', 'completions.seatId', 'seats.id')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .where('seats.learnerId', '=', learnerId)
    .where('seats.state', '<>', 'held')
    .where((eb) => eb.or([eb('seats.state', '<>', 'cancelled'), eb('seats.confirmedAt', 'is not', null)]))
    .select(['seats.id', 'seats.state', 'seats.courseId', 'seats.accessEndsAt'])
    .select(['courses.slug', 'courses.title', 'courses.kind'])
    .select((eb) => eb.ref('courses.discipline').$castTo<Discipline>().as('discipline'))
    .select(['sessions.delivery', 'sessions.startsAt', 'sessions.endsAt', 'sessions.timeZone', 'sessions.joinUrl'])
    .select(['sessions.state as sessionState', 'orders.paymentState', 'completions.completedOn'])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .select(['latest.number as certificateNumber', 'latest.revoked as certificateRevoked'])
    .select([
      isOnTrust.as('onTrust'),
      daysTotal,
      daysMarked,
      lessonsTotal,
      lessonsDone,
      passPercent,
      quizPassed,
      earned,
    ]);
}

const daysTotal = sql<number>`(select count(*) from session_days where session_id = seats.session_id)`.as('daysTotal');
const daysMarked = sql<number>`(
  select count(distinct session_day_id) from attendance_events where seat_id = seats.id
)`.as('daysMarked');
const lessonsTotal = sql<number>`(
  select count(*) from lessons
  where course_id = seats.course_id and retired_at is null and seats.session_id is null
)`.as('lessonsTotal');
const lessonsDone = sql<number>`(
  select count(*) from lesson_progress join lessons on lessons.id = lesson_progress.lesson_id
  where seat_id = seats.id and completed_at is not null and retired_at is null
)`.as('lessonsDone');
const passPercent = sql<number | null>`(
  select pass_percent from quizzes where course_id = seats.course_id and seats.session_id is null and exists (
    select from quiz_questions where course_id = seats.course_id and retired_at is null
  )
)`.as('passPercent');
/** An aggregate reads the few attempts of each seat by their index; `exists` was planned as a hash of everybody's. */
const quizPassed = sql<boolean>`coalesce((
  select bool_or(passed) from quiz_attempts where seat_id = seats.id
), false)`.as('quizPassed');
/** Units as text: a number in JSON would be read as a float. */
const earned = sql<SeatRecord['earned']>`coalesce((
  select json_agg(json_build_object(
    'units', units::text, 'singular', unit_singular, 'plural', unit_plural, 'body', credit_bodies.code
  ) order by credit_bodies.id <> 'iicrc', credit_bodies.code)
  from credit_entries
  join credit_types on credit_types.id = credit_entries.credit_type_id
  join credit_bodies on credit_bodies.id = credit_types.body_id
  where credit_entries.completion_id = completions.id
), '[]')`.as('earned');

/** Not over yet: a session that has not ended, an online course that is open and not completed. */
const isCurrent = (now: Date) => sql<boolean>`(case
  when seats.session_id is null then seats.state = 'confirmed' and coalesce(seats.access_ends_at > ${now}, true)
  else sessions.ends_at > ${now} and seats.state <> 'completed'
end)`;

/** The learner's seats that are not over, the soonest first, at most 100. */
export async function listCurrentSeats(db: Db, learnerId: string, now: Date): Promise<SeatRecord[]> {
  return seatsOf(db, learnerId)
    .where(isCurrent(now))
    .orderBy('sessions.startsAt', (order) => order.asc().nullsLast())
    .orderBy('seats.accessEndsAt', (order) => order.asc().nullsLast())
    .orderBy('seats.id')
    .limit(100)
    .execute();
}

/** What the learner has behind them, the latest first; each row also says how many there are in all. */
export async function listPastSeats(
  db: Db,
  learnerId: string,
  { now, offset, limit }: { now: Date; offset: number; limit: number },
): Promise<(SeatRecord & { count: number })[]> {
  return seatsOf(db, learnerId)
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .where(isCurrent(now), '=', false)
    .orderBy(sql`coalesce(sessions.ends_at, completions.recorded_at, seats.access_ends_at, seats.created_at)`, 'desc')
    .orderBy('seats.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** One of the learner's own seats with everything its page says. */
export async function findMySeatRecord(db: Db, seatId: string, learnerId: string) {
  return seatsOf(db, learnerId)
    .innerJoin('people', 'people.id', 'seats.learnerId')
    .select((eb) => eb('certificateNameConfirmedAt', 'is not', null).$castTo<boolean>().as('nameConfirmed'))
    .select(['seats.orderId', 'seats.ticketCode', 'seats.cancelReason', 'seats.sessionId'])
    .select(ruleInForce.attendancePercent.as('attendancePercent'))
    .select('courses.recordingEarnsCredit')
    .select(['orders.reference', 'orders.buyerPersonId', 'orders.buyerName', 'orders.organisationId'])
    .select(['orders.organisationName', 'venues.street as venueStreet', 'venues.postcode as venuePostcode'])
    .select(['venues.gettingThere', 'sessions.confirmedToRunAt', 'sessions.cancelReason as sessionCancelReason'])
    .select((eb) => [
      eb.ref('whatToBring').$castTo<CourseBrief['whatToBring']>().as('whatToBring'),
      eb.ref('alsoPay').$castTo<CourseBrief['alsoPay']>().as('alsoPay'),
      instructors,
    ])
    .where('seats.id', '=', seatId)
    .executeTakeFirst();
}

const instructors = sql<string[]>`array(
  select instructors.name from session_instructors
  join instructors on instructors.id = session_instructors.instructor_id
  where session_instructors.session_id = seats.session_id
  order by instructors.name
)`.as('instructors');
