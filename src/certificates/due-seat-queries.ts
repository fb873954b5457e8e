import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { isOnTrust } from '#src/enrolment/index.ts';
import { openStates } from './completion-queries.ts';
import { settledStates } from './completion-rule.ts';

/** As words in the statement, so that the index on just these states fits it. */
const openStateWords = sql.join(openStates.map((state) => sql.lit(state)));

interface Sweep {
  now: Date;
  /** Sessions that ended, and access that closed, before this are looked at only when something new was recorded. */
  since: Date;
  /** Marks and countersigns after this are news there. */
  newsSince: Date;
  /** Seats that were looked at before this are looked at again without news. */
  lookedBefore: Date;
  after: string | null;
  limit: number;
}

/**
 * Seats without a completion whose session is over or whose course is worked through and of which there is news since they were
 * looked at, in the order of their ids.
 */
export async function listSeatsToEvaluate(db: Db, sweep: Sweep): Promise<string[]> {
  const seats = await db
    .selectFrom(candidates(sweep).as('candidates'))
    .innerJoin('seats', 'seats.id', 'candidates.id')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .leftJoin('seatEvaluations', 'seatEvaluations.seatId', 'seats.id')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select('seats.id')
    .where('seats.state', 'in', openStates)
    .where('seats.learnerId', 'is not', null)
    .where((eb) => eb.or([eb('seats.sessionId', 'is', null), isOver(sweep)]))
    .where((eb) => eb.or([eb('seatEvaluations.evaluatedAt', 'is', null), hasNews(sweep)]))
    .$if(sweep.after !== null, (query) => query.where('seats.id', '>', sweep.after))
    .orderBy('seats.id')
    .limit(sweep.limit)
    .execute();
  return seats.map(({ id }) => id);
}

const isOver = ({ now }: Sweep) => sql<boolean>`(
  sessions.state in ('open', 'closed') and (sessions.ends_at <= ${now} or sessions.finished_at <= ${now})
)`;

/**
 * Where to look, each part by an index of its own, so that a look does not grow with what is done for good: the open seats of
 * recent sessions, of whatever was noted in the last days about older ones, and of online courses.
 */
const candidates = (sweep: Sweep) => sql<{ id: string }>`(
  select seats.id from sessions join seats on seats.session_id = sessions.id and seats.state in (${openStateWords})
  where sessions.ends_at > ${sweep.since} and ${isOver(sweep)}
  union
  select seat_id from attendance_events where recorded_at > ${sweep.newsSince}
  union
  select seats.id from day_countersigns
  join session_days on session_days.id = session_day_id
  join seats on seats.session_id = session_days.session_id and seats.state in (${openStateWords})
  where countersigned_at > ${sweep.newsSince}
  union
  select seats.id from seats
  where session_id is null and state in (${openStateWords})
    and (access_ends_at is null or access_ends_at > ${sweep.since}) and ${isWorkedThrough}
)`;

/** A transaction that writes news may end this long after the moment that its rows carry. */
const looked = sql`(seat_evaluations.evaluated_at - interval '5 minutes')`;

/**
 * Whether anything was recorded since the seat was looked at that could change the verdict: a mark, an answer, a countersign, the
 * end of the session or its dates, money or trust, a lesson or a quiz. Whatever else there may be is found within a day.
 */
const hasNews = ({ now, lookedBefore }: Sweep) => sql<boolean>`(
  seat_evaluations.evaluated_at < ${lookedBefore}
  or (sessions.ends_at > seat_evaluations.evaluated_at and sessions.ends_at <= ${now})
  or sessions.finished_at > ${looked}
  or sessions.updated_at > ${looked}
  or (not settled and (${isOnTrust} or orders.payment_state in (${sql.join(settledStates)})))
  or exists (
    select from attendance_events where attendance_events.seat_id = seats.id and attendance_events.recorded_at > ${looked}
  )
  or exists (
    select from session_days join day_countersigns on day_countersigns.session_day_id = session_days.id
    where session_days.session_id = seats.session_id and day_countersigns.countersigned_at > ${looked}
  )
  or exists (
    select from presence_answers where presence_answers.seat_id = seats.id and presence_answers.answered_at > ${looked}
  )
  or exists (
    select from lesson_progress where lesson_progress.seat_id = seats.id and lesson_progress.completed_at > ${looked}
  )
  or exists (
    select from quiz_attempts where quiz_attempts.seat_id = seats.id and quiz_attempts.submitted_at > ${looked}
  )
)`;

/**
 * No lesson is left and, where there is a quiz, an attempt passed. Only narrows: the learning module judges. Where staff have
 * taken something out since the learner last did anything, nobody is completed by that: the learner finishes the course.
 */
const isWorkedThrough = sql<boolean>`(
  not exists (
    select from (
      select retired_at from lessons where course_id = seats.course_id
      union all
      select retired_at from quiz_questions where course_id = seats.course_id
    ) part
    where retired_at > greatest(
      (select max(completed_at) from lesson_progress where lesson_progress.seat_id = seats.id),
      (select max(submitted_at) from quiz_attempts where quiz_attempts.seat_id = seats.id))
  )
  and
  not exists (
    select from lessons left join lesson_progress on lesson_progress.lesson_id = lessons.id
      and lesson_progress.seat_id = seats.id
    where lessons.course_id = seats.course_id and lessons.retired_at is null and lesson_progress.completed_at is null
  )
  and (
    exists (select from quiz_attempts where quiz_attempts.seat_id = seats.id and passed)
    or not exists (
      select from quiz_questions where quiz_questions.course_id = seats.course_id and quiz_questions.retired_at is null
    )
  )
)`;
