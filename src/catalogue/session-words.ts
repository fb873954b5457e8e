import { australianZones, dateIn, formatDay, formatTimes, zoneName } from '#src/shared/dates.ts';
import type { NextSession, Session } from './course.ts';

type Dated = Pick<Session, 'startsAt' | 'endsAt' | 'timeZone'>;
type Day = { startsAt: Date; endsAt: Date };

/** "Wed 3 Feb 2027", "Wed 3 – Fri 5 Feb 2027": the days in the session's own zone. */
export function sessionDates({ startsAt, endsAt, timeZone }: Dated): string {
  const [first, last] = [formatDay(startsAt, timeZone), formatDay(endsAt, timeZone)];
  if (first === last) return first;
  const [firstParts, lastParts] = [first.split(' '), last.split(' ')];
  // What both days share is said once: the year, then the month.
  const shared = firstParts[3] !== lastParts[3] ? 4 : firstParts[2] !== lastParts[2] ? 3 : 2;
  return `${firstParts.slice(0, shared).join(' ')} – ${last}`;
}

/** "8:30 am – 4:30 pm AEDT" of the first day, and how many days there are. */
export function sessionTimes({ timeZone, days }: Pick<Session, 'timeZone' | 'days'>): string {
  const [first] = days;
  if (!first) return '';
  const times = formatTimes(first.startsAt, first.endsAt, timeZone);
  if (days.length === 1) return times;
  const differ = days.some((day) => wallClock(day, timeZone) !== wallClock(first, timeZone));
  return `${times}, ${days.length} days${differ ? ' (times differ by day)' : ''}`;
}

function wallClock({ startsAt, endsAt }: Day, timeZone: string): string {
  const time = (at: Date) => at.toLocaleTimeString('en-AU', { timeZone });
  return `${time(startsAt)} ${time(endsAt)}`;
}

/** "Parramatta NSW", or "Live online". */
export function sessionPlace(session: Pick<Session, 'venue'> | Pick<NextSession, 'suburb' | 'state'>): string {
  const place = 'venue' in session ? session.venue : session;
  return place?.suburb ? `${place.suburb} ${place.state}` : 'Live online';
}

/** The first and last calendar day in the session's zone. An approval that covers both covers every day between. */
export function sessionDays({ startsAt, endsAt, timeZone }: Dated): string[] {
  return [...new Set([dateIn(timeZone, startsAt), dateIn(timeZone, endsAt)])];
}

/** Zones that keep the same time as one of ours. */
const sharing: Record<string, string[]> = {
  'Australia/Sydney': ['Australia/Melbourne', 'Australia/Hobart', 'Australia/Canberra'],
};

/**
 * The same hours where the clocks show something else: "6:30 am – 8:00 am AWST in Perth". `zone` names the IANA zones it
 * stands for, with spaces between, because Sydney and Brisbane agree in winter and differ in summer.
 */
export function otherZones({ startsAt, endsAt }: Day, timeZone: string): { zone: string; text: string }[] {
  const own = zoneName(startsAt, timeZone);
  const zones = Object.entries(australianZones).map(([zone, places]) => ({
    zone,
    places,
    name: zoneName(startsAt, zone),
  }));
  const byName = Map.groupBy(
    zones.filter(({ name }) => name !== own),
    ({ name }) => name,
  );
  return [...byName.values()].map((same) => ({
    zone: same.flatMap(({ zone }) => [zone, ...(sharing[zone] ?? [])]).join(' '),
    text: `${formatTimes(startsAt, endsAt, same[0]?.zone ?? timeZone)} in ${same.map(({ places }) => places).join(', ')}`,
  }));
}
