/** What somebody can do without. Mail about a booking itself (confirmation, change, certificate) always comes. */
export const reminderChoices = ['sessions', 'unnamed-seats', 'unfinished-courses', 'cycles'] as const;
export type ReminderChoice = (typeof reminderChoices)[number];
