import type { setMyPreferences, stopSuggestionsByLink } from '#src/reminders/index.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type ReminderRefusal = RefusalOf<typeof setMyPreferences | typeof stopSuggestionsByLink>;

const words: WordsFor<ReminderRefusal> = {
  'no-such-zone': { words: 'Choose one of the zones in the list', status: 422, field: 'timeZone' },
  'bad-unsubscribe-link': {
    words: 'This link is not complete. Copy it from the mail again, or sign in and stop suggestions under Reminders.',
    status: 404,
  },
};

/** The refusal in words, for a page. */
export function wordsOfReminder(refusal: ReminderRefusal): FormRefusal {
  return phrase(words, refusal);
}

/** The form comes back with the refusal in words. */
export function refusedReminder(refusal: ReminderRefusal): FormOutcome {
  return { refused: wordsOfReminder(refusal) };
}
