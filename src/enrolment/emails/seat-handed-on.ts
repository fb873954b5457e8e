import type { Site } from '#src/core.ts';
import { composeMail, type MailContent, salutation } from '#src/notifications/index.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { whenAndWhere } from '../when-and-where.ts';

/** To whoever had the seat: somebody else goes now. Who that is, is not said. */
export function seatHandedOnMail(site: Site, seat: SeatDetails): MailContent {
  return composeMail(site, `Somebody else goes: ${seat.title}`, [
    salutation(seat.attendeeName),
    {
      paragraph: seat.startsAt
        ? 'Your seat has been passed on, and somebody else goes in your place. The attached entry takes it out of your calendar.'
        : 'Your place in this course has been passed on to somebody else.',
    },
    {
      facts: [
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
      ],
    },
    { button: { label: 'Find another date', url: `${site.url}/courses/${seat.slug}` } },
    {
      note: `Was that a mistake? Ask whoever booked, or write to ${site.provider.email} or ring ${site.provider.phone}.`,
    },
  ]);
}

interface Substituted {
  before: SeatDetails;
  after: SeatDetails;
  buyerName: string;
  orderUrl: string;
}

/** To whoever paid, when the learner has passed the seat on. */
export function substitutionMail(site: Site, { before, after, buyerName, orderUrl }: Substituted): MailContent {
  return composeMail(site, `${after.attendeeName ?? 'Somebody else'} goes in place of ${before.attendeeName ?? ''}`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: 'A learner has passed on a seat that you booked. Nothing is charged, and nothing else changes.' },
    {
      facts: [
        ['Until now', before.attendeeName ?? ''],
        ['From now on', `${after.attendeeName ?? ''}\n${after.attendeeEmail ?? ''}`],
        ['Course', after.title],
        ['When', whenAndWhere(after)],
      ],
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}
