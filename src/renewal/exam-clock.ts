import { addDays } from '#src/shared/dates.ts';

/** Where the time for an exam stands. Days are counted where the class was held. */
export interface ExamClock {
  /** The last day on which it can be sat, 'YYYY-MM-DD'. */
  by: string;
  state: 'to-come' | 'running' | 'over';
  /** Whole days left after today; 0 on the last one, and when it is over. */
  daysLeft: number;
}

/** The time for an exam: so many days after the last day of the class (IICRC: 45, read 2026-11; staff set it for each course). */
export function examClock({ lastDay, within, today }: { lastDay: string; within: number; today: string }): ExamClock {
  const by = addDays(lastDay, within);
  const state = today < lastDay ? 'to-come' : today <= by ? 'running' : 'over';
  const daysLeft = Math.max(0, Math.round((Date.parse(by) - Date.parse(today)) / 86_400_000));
  return { by, state, daysLeft };
}
