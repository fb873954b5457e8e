import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { type ReminderChoice, sensibleHours } from './reminder-kinds.ts';

/** The learner's own zone: what they said, else where the thing is. */
export function livesIn(otherwise: RawBuilder<unknown>) {
  return sql<string>`coalesce(reminder_preferences.time_zone, ${otherwise})`;
}

/** Whether it is a sensible hour where the learner is; `zone` is in scope. */
export function isAwake(now: Date) {
  const { from, until } = sensibleHours;
  return sql<boolean>`extract(hour from ${now}::timestamptz at time zone zone) >= ${from}::integer
    and extract(hour from ${now}::timestamptz at time zone zone) < ${until}::integer`;
}

/** Whether they have not said that they can do without; `reminder_preferences` is joined from the left. */
export function isWanted(choice: ReminderChoice) {
  return sql<boolean>`not coalesce(${choice} = any(reminder_preferences.unwanted), false)`;
}

/** What somebody said about reminders; undefined when nothing. */
export async function findPreferences(db: Db | Trx, personId: string) {
  return db
    .selectFrom('reminderPreferences')
    .select(['timeZone', 'unwanted'])
    .where('personId', '=', personId)
    .executeTakeFirst();
}

interface NewPreferences {
  personId: string;
  timeZone: string | null;
  unwanted: ReminderChoice[];
  changedAt: Date;
}

/** Writes what somebody wants. Tells whether that is news. */
export async function putPreferences(trx: Trx, { personId, ...said }: NewPreferences): Promise<boolean> {
  const written = await trx
    .insertInto('reminderPreferences')
    .values({ personId, ...said })
    .onConflict((conflict) =>
      conflict
        .column('personId')
        .doUpdateSet(said)
        .where(
          sql<boolean>`(reminder_preferences.time_zone, reminder_preferences.unwanted)
            is distinct from (excluded.time_zone, excluded.unwanted)`,
        ),
    )
    .returning('personId')
    .executeTakeFirst();
  return written !== undefined;
}
