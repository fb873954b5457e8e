/** How many months before a cycle ends its learner is told. */
export const monthsBeforeCycleEnds = [12, 6, 3, 1] as const;

/** How many months before it ends courses are suggested to who asked for that: between the reminders, never with them. */
export const monthsBeforeSuggesting = [9, 5, 2] as const;

/** In the learner's own zone, by hours of the clock: from 8 am until before 8 pm. A reminder that comes due at night waits. */
export const sensibleHours = { from: 8, until: 20 } as const;

/** What somebody opts in to, word for word; kept with each consent. */
export function suggestionWords(providerName: string): string {
  return `${providerName} may e-mail me suggestions of courses that would close the gap in my cycles, a few times before a cycle ends. I can stop this at any time.`;
}
