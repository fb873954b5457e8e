import { sql } from 'kysely';
import { waitsForSession } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';

export async function findCourseOfSession(db: Db, sessionId: string): Promise<string | undefined> {
  if (!isId(sessionId)) return undefined;
  const found = await db.selectFrom('sessions').select('courseId').where('id', '=', sessionId).executeTakeFirst();
  return found?.courseId;
}

interface LiveEntry {
  id: string;
  name: string;
  email: string;
  party: number;
  state: 'waiting' | 'offered';
  why: string;
  whyFacts: unknown;
  joinedAt: Date;
  gathersUntil: Date | null;
  passedAt: Date | null;
  confirmedAt: Date | null;
  onlySessionId: string | null;
  /** Of the open offer in this session. */
  offerEndsAt: Date | null;
  /** Parties of the list before it that have no offer yet. */
  ahead: number;
  total: number;
}

/** Who waits for the session or is offered places in it, in the order of the queue, and how many there are in all. */
export async function listLiveEntriesOfSession(
  db: Db,
  sessionId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<LiveEntry[]> {
  const { rows } = await sql<LiveEntry>`
    select waiting_entries.id, waiting_entries.name, waiting_entries.email::text, party, waiting_entries.state, why,
      why_facts, joined_at, gathers_until, passed_at, confirmed_at,
      waiting_entries.session_id as only_session_id,
      offers.expires_at as offer_ends_at, count(*) over ()::int as total,
      (count(*) filter (where waiting_entries.state = 'waiting') over (
        order by queued_at, waiting_entries.id rows between unbounded preceding and current row)
        - case when waiting_entries.state = 'waiting' then 1 else 0 end)::int as ahead
    from sessions
      join waiting_entries on ${waitsForSession('sessions')}
      left join waiting_offers offers on offers.entry_id = waiting_entries.id and offers.ended_at is null
    where sessions.id = ${sessionId} and (
      waiting_entries.state = 'waiting' or waiting_entries.state = 'offered' and offers.session_id = sessions.id)
    order by queued_at, waiting_entries.id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Courses that people wait for, the most people first. */
export async function listCoursesWaitedFor(db: Db, courseIds: string[] | null, limit: number) {
  return db
    .selectFrom('waitingEntries')
    .innerJoin('courses', 'courses.id', 'waitingEntries.courseId')
    .select(['courses.id', 'courses.title'])
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('parties'),
      eb.cast<number>(eb.fn.sum('party'), 'integer').as('people'),
      eb.fn.min('joinedAt').as('since'),
    ])
    .where('waitingEntries.state', '=', 'waiting')
    .where('confirmedAt', 'is not', null)
    .$if(courseIds !== null, (query) => query.where('courses.id', 'in', courseIds ?? []))
    .groupBy('courses.id')
    .orderBy('people', 'desc')
    .orderBy('courses.title')
    .limit(limit)
    .execute();
}
