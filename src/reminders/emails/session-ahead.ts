import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type NewMessage, salutation } from '#src/notifications/index.ts';
import { dateIn, formatDay, formatInstant, formatTime, formatTimes, instantAt, zoneName } from '#src/shared/dates.ts';
import type { DueSeat } from '../due-session-queries.ts';
import { preferencesLink } from './preferences-link.ts';

/**
 * The day before: when, where, what to bring. Says "today" where the worker could not say "tomorrow" in time. Mail that is
 * held up until the word is wrong is not sent.
 */
export function sessionTomorrowMail(site: Site, seat: DueSeat, now: Date): NewMessage {
  const isToday = dateIn(seat.zone, now) === dateIn(seat.zone, seat.startsAt);
  const bring = seat.whatToBring.map((thing) => `• ${thing}`).join('\n');
  return mail(site, seat, {
    kind: 'session-tomorrow',
    pointlessAfter: isToday ? seat.startsAt : instantAt(dateIn(seat.zone, seat.startsAt), '00:00', seat.zone),
    subject: `${isToday ? 'Today' : 'Tomorrow'}, ${timeOf(seat)}: ${seat.title}`,
    blocks: [
      { paragraph: `${isToday ? 'Today' : 'Tomorrow'} it begins: we look forward to seeing you.` },
      { facts: facts(seat) },
      ...(bring ? ([{ heading: 'Bring along' }, { paragraph: bring }] as MailBlock[]) : []),
    ],
  });
}

/** Within the hour: the way into a live stream. */
export function sessionInAnHourMail(site: Site, seat: DueSeat): NewMessage {
  return mail(site, seat, {
    kind: 'session-in-an-hour',
    pointlessAfter: seat.endsAt,
    subject: `Soon, at ${timeOf(seat)}: ${seat.title}`,
    blocks: [
      {
        paragraph:
          'Your way in is on the page of your seat, and opens 15 minutes before the start. Keep that page open beside the meeting: it records that you were there.',
      },
      { facts: facts(seat) },
    ],
  });
}

function mail(
  site: Site,
  seat: DueSeat,
  {
    kind,
    subject,
    blocks,
    pointlessAfter,
  }: { kind: string; subject: string; blocks: MailBlock[]; pointlessAfter: Date },
): NewMessage {
  const content = composeMail(site, subject, [
    salutation(seat.name),
    ...blocks,
    { button: { label: 'See your seat', url: `${site.url}/my/seats/${seat.seatId}` } },
    preferencesLink(site),
  ]);
  const { name, email } = seat;
  return { ...content, kind, pointlessAfter, to: { name, email }, about: { type: 'seat', id: seat.seatId } };
}

/** "8:30 am AEDT", in the session's own zone. */
function timeOf({ startsAt, timeZone }: DueSeat): string {
  return `${formatTime(startsAt, timeZone)} ${zoneName(startsAt, timeZone)}`;
}

function facts(seat: DueSeat): [string, string][] {
  const { startsAt, endsAt, timeZone, zone } = seat;
  const isElsewhere = formatInstant(startsAt, zone) !== formatInstant(startsAt, timeZone);
  const town = [seat.venueSuburb, seat.venueState, seat.venuePostcode].filter(Boolean).join(' ');
  const place = [seat.venueName, seat.venueStreet, town].filter(Boolean).join('\n');
  return [
    ['Course', seat.title],
    ['When', `${formatDay(startsAt, timeZone)}, ${formatTimes(startsAt, endsAt, timeZone)}`],
    ...(isElsewhere ? ([['Your own time', formatInstant(startsAt, zone)]] as [string, string][]) : []),
    ['Where', seat.delivery === 'live-stream' ? 'Live online' : place],
    ['Ticket', seat.ticketCode],
  ];
}
