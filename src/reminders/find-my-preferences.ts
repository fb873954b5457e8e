import { findReminderPreferences, type ReminderChoice, reminderChoices, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listSuggestionConsents, type SuggestionConsent } from './consent-queries.ts';

interface MyPreferences {
  wanted: ReminderChoice[];
  /** Null: where the session is, or the office. */
  timeZone: string | null;
  /** The one that stands; null when none does. */
  consent: SuggestionConsent | null;
  /** All of them, the newest first. */
  consents: SuggestionConsent[];
}

/** What the viewer said about being reminded: everything is wanted until they say otherwise, suggestions only once they do. */
export async function findMyPreferences(
  { db }: Pick<Core, 'db'>,
  { by }: { by: Pick<Viewer, 'personId'> },
): Promise<MyPreferences> {
  const [said, consents] = await Promise.all([
    findReminderPreferences(db, by.personId),
    listSuggestionConsents(db, by.personId),
  ]);
  const unwanted = new Set(said?.unwanted);
  return {
    wanted: reminderChoices.filter((choice) => !unwanted.has(choice)),
    timeZone: said?.timeZone ?? null,
    consent: consents.find(({ withdrawnAt }) => withdrawnAt === null) ?? null,
    consents,
  };
}
