import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Site } from '#src/core.ts';
import { zoned } from '#src/shared/dates.ts';
import type { SeatDetails } from './seat-queries.ts';

interface Day {
  dayNumber: number;
  startsAt: Date;
  endsAt: Date;
}

/**
 * The seat as a calendar file: an event for each day, in the session's own zone, with a UID that stays and a SEQUENCE that
 * rises with every change, so that a calendar updates the entry it has. A cancelled seat gives a file that takes it out.
 */
export function calendarEntry(site: Site, seat: SeatDetails, days: Day[], now: Date): string {
  const cancelled = isOffCalendar(seat);
  const calendar = ical({
    prodId: { company: site.provider.name, product: 'Training', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // RFC 5545 wants every zone that is named defined in the file: strict calendars refuse it otherwise.
    timezone: { name: seat.timeZone ?? 'UTC', generator: zoneDefinition },
  });
  for (const { dayNumber, startsAt, endsAt } of days) {
    calendar.createEvent({
      id: `${seat.id}-${dayNumber}@${new URL(site.url).hostname}`,
      sequence: seat.revision,
      // A JS Date with a zone writes wrong times; a zoned date-time carries both.
      start: zoned(startsAt, seat.timeZone ?? 'UTC'),
      end: zoned(endsAt, seat.timeZone ?? 'UTC'),
      stamp: zoned(now, 'UTC'),
      timezone: seat.timeZone,
      summary: days.length > 1 ? `${seat.title} (day ${dayNumber} of ${days.length})` : seat.title,
      location: placeOf(seat),
      url: `${site.url}/my/seats/${seat.id}`,
      description: `Ticket ${seat.ticketCode}\n${site.url}/my/seats/${seat.id}`,
      organizer: { name: site.provider.name, email: site.provider.email },
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** Whether the entry is to be taken out of calendars: the seat is gone, or its session is. */
export function isOffCalendar({ state, sessionState }: Pick<SeatDetails, 'state' | 'sessionState'>): boolean {
  return state === 'cancelled' || state === 'transferred' || sessionState === 'cancelled';
}

function placeOf(seat: SeatDetails): string {
  if (seat.delivery === 'live-stream') return 'Live online: the link is on your page';
  return [seat.venueName, seat.venueStreet, seat.venueSuburb, seat.venueState, seat.venuePostcode]
    .filter(Boolean)
    .join(', ');
}

function zoneDefinition(timeZone: string): string | null {
  const [definition] = tzlib_get_ical_block(timeZone);
  return definition ?? null;
}
