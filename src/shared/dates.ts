import { Temporal } from 'temporal-polyfill';

/** Names of IANA zones in which Australian sessions are held, with the plain words for them. */
export const australianZones = {
  'Australia/Sydney': 'Sydney, Melbourne, Hobart, Canberra',
  'Australia/Brisbane': 'Brisbane',
  'Australia/Adelaide': 'Adelaide',
  'Australia/Darwin': 'Darwin',
  'Australia/Perth': 'Perth',
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-AU', { timeZone, ...options });
  formats.set(key, known);
  return known;
}

/** "Wed 3 Feb 2027" in the zone. */
export function formatDay(instant: Date, timeZone: string): string {
  const parts = format(timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).formatToParts(
    instant,
  );
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

/** "8:30 am" in the zone. */
export function formatTime(instant: Date, timeZone: string): string {
  return format(timeZone, { hour: 'numeric', minute: '2-digit', hour12: true }).format(instant).replace(' ', ' ');
}

/** "AEDT", "ACST": the zone's name on that day, never the bare EST. */
export function zoneName(instant: Date, timeZone: string): string {
  const parts = format(timeZone, { timeZoneName: 'short', hour: 'numeric' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** "8:30 am – 4:30 pm AEDT". */
export function formatTimes(from: Date, to: Date, timeZone: string): string {
  return `${formatTime(from, timeZone)} – ${formatTime(to, timeZone)} ${zoneName(from, timeZone)}`;
}

/** "Wed 3 Feb 2027, 8:30 am AEDT". */
export function formatInstant(instant: Date, timeZone: string): string {
  return `${formatDay(instant, timeZone)}, ${formatTime(instant, timeZone)} ${zoneName(instant, timeZone)}`;
}

/** "3 February 2027" for a calendar date 'YYYY-MM-DD'. */
export function formatDate(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-AU', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The calendar date 'YYYY-MM-DD' of an instant in the zone. */
export function dateIn(timeZone: string, instant: Date): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The instant of a wall-clock time ('2027-02-03', '08:30') in the zone. A time that a clock change skips moves forward. */
export function instantAt(date: string, time: string, timeZone: string): Date {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/** The instant as a zoned date-time, for calendar files and calendar arithmetic. */
export function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

/** The date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The day so many banking days before: Saturdays and Sundays do not count. Public holidays are not known here, and do. */
export function bankingDaysBefore(date: string, days: number): string {
  let day = Temporal.PlainDate.from(date);
  for (let left = days; left > 0;) {
    day = day.subtract({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return day.toString();
}

/** The instant so many minutes later (or earlier). */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Whether the text names a zone that this system knows. */
export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-AU', { timeZone: text }));
  } catch {
    return false;
  }
}
