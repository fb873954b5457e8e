import { sql } from 'kysely';
import { waitingListClosesMinutes } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import type { EndedWhy } from './waiting-words.ts';

/**
 * Parties that wait for what cannot come any more, with the reason, oldest first. Those with an open offer are left until it
 * has ended.
 */
export async function listDeadEntries(db: Db, now: Date, limit: number) {
  const { rows } = await sql<{ id: string; courseId: string; why: EndedWhy }>`
    select id, course_id, why from (
      select waiting_entries.id, waiting_entries.course_id, waiting_entries.queued_at,
        case
          when courses.state = 'retired' then 'course-retired'
          when sessions.state = 'cancelled' then 'session-cancelled'
          when sessions.starts_at < ${now}::timestamptz + make_interval(mins => ${waitingListClosesMinutes})
            then 'session-over'
          when sessions.state = 'closed' then 'session-closed'
          -- The day is over everywhere in Australia when it is over in Perth.
          when waiting_entries.starts_before <= (${now}::timestamptz at time zone 'Australia/Perth')::date then 'wish-over'
        end as why
      from waiting_entries
        join courses on courses.id = waiting_entries.course_id
        left join sessions on sessions.id = waiting_entries.session_id
      where waiting_entries.state = 'waiting' and waiting_entries.confirmed_at is not null
    ) found
    where why is not null
    order by queued_at, id
    limit ${limit}`.execute(db);
  return rows;
}

/** Takes away what nobody has confirmed since: it may be somebody else's address, so nobody is written to. */
export async function deleteUnconfirmedEntries(db: Db, joinedBefore: Date): Promise<void> {
  await db
    .deleteFrom('waitingEntries')
    .where('confirmedAt', 'is', null)
    .where('state', 'in', ['waiting', 'offered'])
    .where('joinedAt', '<', joinedBefore)
    .execute();
}
