import { Temporal } from 'temporal-polyfill';
import { instantAt } from '#src/shared/dates.ts';
import type { DayHours } from './day-attendance.ts';
import type { ReportRow } from './meeting-report.ts';

/** Programs write 3/2/2027 for either the third of February or the second of March, by the settings of whoever exported. */
export type DateOrder = 'day-first' | 'month-first';

export interface Stay {
  from: Date;
  to: Date;
}

/** What the report's own minutes may differ from its times: Zoom rounds up to whole minutes. */
const mostDifferenceSeconds = 90;

const numbers = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,? |T)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s?([ap]m)?$/i;

/** The instant that a report's text means; null for what is no time. A zone that the text itself names wins. */
function readTime(text: string, { timeZone, order }: { timeZone: string; order: DateOrder }): Date | null {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(plain)) return new Date(plain);
  const found = numbers.exec(plain);
  if (!found) return null;
  const [, first = '', second = '', third = '', hour = '', minute = '', seconds = '00', half] = found;
  const date = dateOf([first, second, third], order);
  const time = clockTime(Number(hour), half);
  if (!date || time === null || Number(minute) > 59 || Number(seconds) > 59) return null;
  return instantAt(date, `${String(time).padStart(2, '0')}:${minute}:${seconds}`, timeZone);
}

/** Year first is one thing only; dots are used where the day is first; slashes are either. */
function dateOf([first, second, third]: [string, string, string], order: DateOrder): string | null {
  const [year, month, day] =
    first.length === 4
      ? [first, second, third]
      : order === 'day-first'
        ? [third, second, first]
        : [third, first, second];
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  try {
    const parts = { year: full, month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

function clockTime(hour: number, half: string | undefined): number | null {
  if (!half) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/**
 * The stay of a row; null for one that makes no sense: no times, an end before the beginning, or minutes that are not those
 * of its times. A summary of somebody who came and went (Teams) lasts as long as it says and not from first to last.
 */
export function stayOf(row: ReportRow, reading: { timeZone: string; order: DateOrder }): Stay | null {
  const [from, to] = [readTime(row.join, reading), readTime(row.leave, reading)];
  if (!from || !to || to < from) return null;
  const seconds = (to.getTime() - from.getTime()) / 1000;
  if (row.seconds === null || row.seconds >= seconds)
    return row.seconds !== null && row.seconds - seconds > mostDifferenceSeconds ? null : { from, to };
  return { from, to: new Date(from.getTime() + row.seconds * 1000) };
}

/** How much of a stay lies in the session's days, in milliseconds. */
export function overlap({ from, to }: Stay, days: readonly DayHours[]): number {
  return days.reduce((total, { startsAt, endsAt }) => {
    const shared = Math.min(to.getTime(), endsAt.getTime()) - Math.max(from.getTime(), startsAt.getTime());
    return total + Math.max(0, shared);
  }, 0);
}

/**
 * The order of day and month by which the report falls into the session: what the session's own days say decides, and day
 * first where both fit. Null when neither does.
 */
export function orderThatFits(
  rows: readonly ReportRow[],
  { timeZone, days }: { timeZone: string; days: readonly DayHours[] },
): DateOrder | null {
  const fits = (order: DateOrder) =>
    rows.filter((row) => {
      const stay = stayOf(row, { timeZone, order });
      return stay !== null && overlap(stay, days) > 0;
    }).length;
  const [dayFirst, monthFirst] = [fits('day-first'), fits('month-first')];
  if (dayFirst === 0 && monthFirst === 0) return null;
  return dayFirst >= monthFirst ? 'day-first' : 'month-first';
}
