import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { ReminderChoice } from './reminder-choices.ts';

/** The learner's own zone: what they said, else where the thing is; `reminder_preferences` is joined from the left. */
export function livesIn(otherwise: RawBuilder<unknown>) {
  return sql<string>`coalesce(reminder_preferences.time_zone, ${otherwise})`;
}

/** Whether this person has not said that they can do without. */
export function isWantedBy(personId: RawBuilder<unknown>, choice: ReminderChoice) {
  return sql<boolean>`not exists (
    select from reminder_preferences as said where said.person_id = ${personId} and ${choice} = any(said.unwanted))`;
}

/** What somebody said about reminders; undefined when nothing. */
export async function findReminderPreferences(db: Db | Trx, personId: string) {
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
export async function putReminderPreferences(trx: Trx, { personId, ...said }: NewPreferences): Promise<boolean> {
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
