import { sql } from 'kysely';
import { type Db, type Trx, violates } from '#src/database.ts';
import { dateIn, zoned } from '#src/shared/dates.ts';
import { isId, newId } from '#src/shared/ids.ts';
import { countsAsTaken } from './seats-taken-queries.ts';
import { daysAsInstants, type SessionDetails, type SessionForEditing } from './session-details.ts';

/** A session with everything staff may change, whatever its state. */
export async function findSessionForEditing(db: Db, id: string): Promise<SessionForEditing | null> {
  if (!isId(id)) return null;
  const found = await db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['sessions.id', 'courseId', 'slug', 'title', 'kind', 'courses.state as courseState', 'sessions.state'])
    .select(['startsAt', 'endsAt', 'confirmedToRunAt', 'cancelReason', 'sessions.updatedAt', 'delivery', 'venueId'])
    .select(['joinUrl', 'timeZone', 'capacity', 'minSeats', 'goNoGoOn', 'sessions.priceCents'])
    .select([days.as('days'), instructorIds.as('instructorIds')])
    .where('sessions.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { courseId, slug, title, kind, courseState, state, startsAt, endsAt, ...rest } = found;
  const { confirmedToRunAt, cancelReason, updatedAt, id: sessionId, ...details } = rest;
  return {
    id: sessionId,
    course: { id: courseId, slug, title, kind, state: courseState },
    ...{ state, startsAt, endsAt, confirmedToRunAt, cancelReason, updatedAt },
    details: {
      ...details,
      days: details.days.map((day) => wallClock(day, details.timeZone)),
      instructorIds: details.instructorIds.toSorted(),
    },
  };
}

/** Takes the session's row for this transaction: the lock that taking a seat waits for, so that counts stand still. */
export async function lockSessionForEditing(trx: Trx, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return Boolean(
    await trx.selectFrom('sessions').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
  );
}

/** How many seats of the session are taken at this instant. */
export async function countSeatsTaken(db: Db, sessionId: string, now: Date): Promise<number> {
  const counted = await db
    .selectFrom('seats')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('taken'))
    .where('sessionId', '=', sessionId)
    .where(countsAsTaken(now))
    .executeTakeFirstOrThrow();
  return counted.taken;
}

/** Whether somebody's attendance on one of its days is on record. */
export async function hasAttendance(db: Db, sessionId: string): Promise<boolean> {
  const event = await db
    .selectFrom('attendanceEvents')
    .innerJoin('sessionDays', 'sessionDays.id', 'sessionDayId')
    .select('attendanceEvents.id')
    .where('sessionId', '=', sessionId)
    .limit(1)
    .executeTakeFirst();
  return Boolean(event);
}

/** The zone of a venue's clock; null when there is no such venue. */
export async function findVenueZone(db: Db, venueId: string): Promise<string | null> {
  const venue = await db.selectFrom('venues').select('timeZone').where('id', '=', venueId).executeTakeFirst();
  return venue?.timeZone ?? null;
}

/** Adds a draft, unless there is one under this id already. Tells whether it did. */
export async function insertSession(
  trx: Trx,
  { id, courseId, details, at }: { id: string; courseId: string; details: SessionDetails; at: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('sessions')
    .values({ id, courseId, ...columnsOf(details), createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) await writeParts(trx, id, details);
  return Boolean(added);
}

/** Writes all details of a session over what was there. Days keep their ids by their numbers. */
export async function updateSession(trx: Trx, id: string, details: SessionDetails, mark: Date): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ ...columnsOf(details), updatedAt: mark })
    .where('id', '=', id)
    .execute();
  await trx
    .deleteFrom('sessionDays')
    .where('sessionId', '=', id)
    .where('dayNumber', '>', details.days.length)
    .execute();
  await trx.deleteFrom('sessionInstructors').where('sessionId', '=', id).execute();
  await writeParts(trx, id, details);
}

interface StateChange {
  state?: SessionForEditing['state'];
  confirmedToRunAt?: Date;
  cancelledAt?: Date;
  cancelReason?: string;
}

/** Moves a session on. */
export async function changeSessionState(trx: Trx, id: string, mark: Date, change: StateChange): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ ...change, updatedAt: mark })
    .where('id', '=', id)
    .execute();
}

/**
 * Whether the session names somebody who has retired, besides those whom it named before. Asked after the names are written:
 * who retires meanwhile waits for them, or is seen here.
 */
export async function namesRetired(trx: Trx, sessionId: string, before: string[]): Promise<boolean> {
  const retired = await trx
    .selectFrom('sessionInstructors')
    .innerJoin('instructors', 'instructors.id', 'instructorId')
    .select('instructors.id')
    .where('sessionId', '=', sessionId)
    .where('retiredAt', 'is not', null)
    .execute();
  return retired.some(({ id }) => !before.includes(id));
}

/** Whether the error says that a venue or instructor that was chosen is not there (any more). */
export function isUnknownChoice(error: unknown): boolean {
  return violates(error, 'sessions_venue_id_fkey') || violates(error, 'session_instructors_instructor_id_fkey');
}

function columnsOf(details: SessionDetails) {
  const { delivery, venueId, joinUrl, timeZone, capacity, minSeats, goNoGoOn, priceCents } = details;
  const days = daysAsInstants(details);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('A session has at least one day');
  const span = { startsAt: first.startsAt, endsAt: last.endsAt };
  return { delivery, venueId, joinUrl, timeZone, capacity, minSeats, goNoGoOn, priceCents, ...span };
}

async function writeParts(trx: Trx, sessionId: string, details: SessionDetails): Promise<void> {
  await trx
    .insertInto('sessionDays')
    .values(daysAsInstants(details).map((day) => ({ id: newId(), sessionId, ...day })))
    .onConflict((conflict) =>
      conflict.columns(['sessionId', 'dayNumber']).doUpdateSet((eb) => ({
        startsAt: eb.ref('excluded.startsAt'),
        endsAt: eb.ref('excluded.endsAt'),
      })),
    )
    .execute();
  const teaching = details.instructorIds.map((instructorId) => ({ sessionId, instructorId }));
  if (teaching.length > 0) await trx.insertInto('sessionInstructors').values(teaching).execute();
}

function wallClock(day: { startsAt: string; endsAt: string }, timeZone: string): SessionDetails['days'][number] {
  const [from, to] = [new Date(day.startsAt), new Date(day.endsAt)];
  const time = (at: Date) => zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return { date: dateIn(timeZone, from), from: time(from), to: time(to) };
}

const days = sql<{ startsAt: string; endsAt: string }[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('startsAt', d.starts_at, 'endsAt', d.ends_at) order by d.day_number), '[]')
  from session_days d where d.session_id = sessions.id
)`;

const instructorIds = sql<string[]>`(
  select coalesce(jsonb_agg(si.instructor_id), '[]') from session_instructors si where si.session_id = sessions.id
)`;
