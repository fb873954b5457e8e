import { putReminderPreferences, type ReminderChoice, reminderChoices, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { australianZones } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { recordAboutPerson } from './record-about-person.ts';

type SetMyPreferencesRefused = { reason: 'no-such-zone' };

interface Said {
  wanted: readonly ReminderChoice[];
  /** One of the Australian zones, or null for where the session is. */
  timeZone: string | null;
}

/** The viewer says which reminders they want, and where they are. Saying the same again changes nothing. */
export async function setMyPreferences(
  services: Core,
  { by, said }: { by: Pick<Viewer, 'personId'>; said: Said },
): Promise<Result<undefined, SetMyPreferencesRefused>> {
  const { timeZone, wanted } = said;
  if (timeZone !== null && !(timeZone in australianZones)) return refuse('no-such-zone');
  const unwanted = reminderChoices.filter((choice) => !wanted.includes(choice));
  const at = services.clock.now();
  const { personId } = by;
  return inTransaction(services.db, async (trx) => {
    if (await putReminderPreferences(trx, { personId, timeZone, unwanted, changedAt: at }))
      await recordAboutPerson(trx, {
        ...{ personId, at, action: 'person.reminders-set' },
        facts: { unwanted: unwanted.join(', '), timeZone: timeZone ?? '' },
      });
    return ok();
  });
}
