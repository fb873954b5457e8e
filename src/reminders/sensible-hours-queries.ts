import { sql } from 'kysely';
import { sensibleHours } from './reminder-kinds.ts';

/** Whether it is a sensible hour where the learner is; `zone` is in scope. */
export function isAwake(now: Date) {
  const { from, until } = sensibleHours;
  return sql<boolean>`extract(hour from ${now}::timestamptz at time zone zone) >= ${from}::integer
    and extract(hour from ${now}::timestamptz at time zone zone) < ${until}::integer`;
}

/** Whether something begins so early that on its day the first sensible hour leaves less than one to go; `zone` is in scope. */
export function beginsTooEarlyToWait(startsAt: ReturnType<typeof sql.ref>) {
  return sql<boolean>`
    (${startsAt} at time zone zone)::time <= make_time(${sensibleHours.from}::integer + 1, 0, 0)`;
}
