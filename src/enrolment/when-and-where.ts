import { formatDay, formatTimes } from '#src/shared/dates.ts';

interface Run {
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  delivery: 'in-person' | 'live-stream' | null;
  venueName: string | null;
  venueSuburb: string | null;
  venueState: string | null;
}

/** "Wed 3 Feb 2027 · 8:30 am – 4:30 pm AEDT · Parramatta NSW"; several days name the first and the last. */
export function whenAndWhere(run: Run): string {
  const { startsAt, endsAt, timeZone, delivery, venueSuburb, venueState } = run;
  if (!startsAt || !endsAt || !timeZone) return 'Online, at your own pace';
  const place = delivery === 'live-stream' ? 'Live online' : [venueSuburb, venueState].filter(Boolean).join(' ');
  const [first, last] = [formatDay(startsAt, timeZone), formatDay(endsAt, timeZone)];
  const days = first === last ? first : `${first} to ${last}`;
  return `${days} · ${formatTimes(startsAt, endsAt, timeZone)} · ${place}`;
}
