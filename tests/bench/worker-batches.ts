import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { workerNow } from './worker-now.ts';

const now = sql`${workerNow}::timestamptz`;

/** Something that falls due at once, as on a busy day. */
export interface Batch {
  duty: string;
  what: string;
  makeDue(db: Db): Promise<unknown>;
  /** How many rows are still to be done, or were done; it must differ by `size` afterwards. */
  count(db: Db): Promise<number>;
  size: number;
}

const counted = (table: string, where: string) => async (db: Db) => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) from ${sql.table(table)} where ${sql.raw(where)}`.execute(db);
  return rows[0]?.count ?? 0;
};

export const batches: Batch[] = [
  {
    duty: 'issue-certificates',
    what: 'a session of 16 that is over: judged, signed, set',
    makeDue: (db) => aSessionOfSixteen(db, { on: '2026-11-30', marked: true }),
    count: counted('certificates', 'true'),
    size: 16,
  },
  {
    duty: 'deliver-messages',
    what: '200 mails',
    makeDue: (db) =>
      sql`update messages set state = 'queued', sent_at = null, next_attempt_at = ${now}
        where id in (select id from messages where state = 'sent' limit 200)`.execute(db),
    count: counted('messages', "state = 'queued' and attempts > 0"),
    size: -200,
  },
  {
    duty: 'change-sessions',
    what: 'a session of 16 is called off',
    makeDue: async (db) => {
      const session = await aSessionOfSixteen(db, { on: '2027-03-01', marked: false });
      await sql`update sessions set state = 'cancelled', cancelled_at = ${now} where id = ${session.id}`.execute(db);
    },
    count: counted('session_change_seats', 'true'),
    size: 16,
  },
  {
    duty: 'reconcile-payments',
    what: '20 paid orders have not got their seats',
    makeDue: (db) =>
      sql`update seats set state = 'held', confirmed_at = null where id in (
        select id from seats where session_id is null and state = 'confirmed' limit 20)`.execute(db),
    count: counted('seats', "state = 'held'"),
    size: -20,
  },
  {
    duty: 'offer-seats',
    what: '20 parties wait for places that came free',
    makeDue: (db) =>
      sql`insert into waiting_entries (id, person_id, email, name, course_id, session_id, party, state, joined_at, confirmed_at,
          queued_at, why)
        select gen_random_uuid(), person.id, email, name, course_id, session.id, 1, 'waiting', ${now}, ${now}, ${now}, 'joined'
        from (
          select *, row_number() over () as n from people
          where not exists (select from waiting_entries where person_id = people.id) limit 20) person
        join (
          select *, row_number() over (order by starts_at) as n from sessions
          where state = 'open' and capacity = 16 and starts_at > ${now}::timestamptz + interval '1 day') session using (n)`.execute(
        db,
      ),
    count: counted('waiting_offers', 'true'),
    size: 20,
  },
  {
    duty: 'remindLearners',
    what: '200 cycles end before long',
    makeDue: (db) =>
      sql`delete from learner_reminders where (person_id, kind, subject_id, occasion) in (
        select person_id, kind, subject_id, occasion from learner_reminders where kind = 'cycle-ends' limit 200)`.execute(
        db,
      ),
    count: counted('learner_reminders', 'true'),
    size: 200,
  },
  {
    duty: 'suggestCourses',
    what: '10 learners, a plan each',
    makeDue: (db) =>
      sql`delete from learner_reminders where (person_id, kind, subject_id, occasion) in (
        select person_id, kind, subject_id, occasion from learner_reminders where kind = 'suggestion' limit 10)`.execute(
        db,
      ),
    count: counted('learner_reminders', 'true'),
    size: 10,
  },
  {
    duty: 'closeSilentStays',
    what: 'a webinar of 200 ends',
    makeDue: (db) =>
      sql`update presence_stays set is_open = true where (seat_id, session_day_id) in (
        select seat_id, session_day_id from presence_stays limit 200)`.execute(db),
    count: counted('presence_stays', 'is_open'),
    size: -200,
  },
  {
    duty: 'mailTeamBoards',
    what: '20 teams',
    makeDue: (db) =>
      sql`update team_board_mails set last_month = '2026-11-01' where person_id in (
        select person_id from team_board_mails limit 20)`.execute(db),
    count: counted('team_board_mails', "last_month = '2026-11-01'"),
    size: -20,
  },
  {
    duty: 'forgetExpired',
    what: '500 sign-ins',
    makeDue: (db) =>
      sql`update login_sessions set expires_at = ${now} - interval '1 day' where id_hash in (
        select id_hash from login_sessions limit 500)`.execute(db),
    count: counted('login_sessions', 'true'),
    size: -500,
  },
];

/** Sixteen paid seats of people who confirmed their name; marked present, unless the session is still to come. */
async function aSessionOfSixteen(db: Db, { on, marked }: { on: string; marked: boolean }) {
  const course = await aCourse(db, { priceCents: 38_500 });
  const session = await aSession(db, { course, on });
  const [day] = session.days;
  for (let seats = 0; seats < 16; seats += 1) {
    const learner = await aPerson(db);
    await db
      .updateTable('people')
      .set({ certificateName: learner.name, certificateNameConfirmedAt: new Date('2026-01-01') })
      .where('id', '=', learner.id)
      .execute();
    const seat = await aSeat(db, { session, learner });
    if (!marked || !day) continue;
    const mark = { seatId: seat.id, sessionDayId: day.id, kind: 'present' as const, at: day.startsAt };
    await db
      .insertInto('attendanceEvents')
      .values({ ...mark, clientId: newId(), source: 'trainer', recordedAt: day.endsAt })
      .execute();
  }
  return session;
}
