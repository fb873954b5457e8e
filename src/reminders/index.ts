/**
 * Reminders: what people are told ahead of time, and what they said about being told. The mails that belong to a booking are
 * written where it changes; these are written by the clock.
 *
 * Promises: each is told once, however often and in however many workers the clock strikes, by a row that is written with its
 * message; at sensible hours where the learner is; late rather than never, and never when it has become pointless. Courses are
 * recommended only to those whose consent stands, in words that are kept, and one click ends it without signing in.
 */
export { allowSuggestions } from './allow-suggestions.ts';
export type { SuggestionConsent } from './consent-queries.ts';
export { findMyPreferences } from './find-my-preferences.ts';
export { suggestionWords } from './reminder-kinds.ts';
export { remindLearners } from './remind-learners.ts';
export { setMyPreferences } from './set-my-preferences.ts';
export { stopSuggestions } from './stop-suggestions.ts';
export { stopSuggestionsByLink } from './stop-suggestions-by-link.ts';
export { suggestCourses } from './suggest-courses.ts';
