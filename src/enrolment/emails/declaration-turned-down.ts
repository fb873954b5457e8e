import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';

interface Facts {
  buyerName: string;
  reference: string;
  seat: SeatDetails;
  needs: string;
  note: string;
  why: string;
  orderUrl: string;
}

/** To the buyer: what was declared for an attendee could not be accepted, why, and the ways on. */
export function declarationTurnedDownMail(site: Site, facts: Facts): MailContent {
  const { buyerName, reference, seat, needs, note, why, orderUrl } = facts;
  const name = seat.attendeeName ?? 'the attendee';
  return composeMail(site, `Booking ${reference}: we need to see what ${name} holds`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph: `${seat.title} requires ${needs}. We could not accept what was declared for ${name}. The seat is still kept.`,
    },
    {
      facts: [
        ['Attendee', name],
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Required', note],
        ['What is wrong', why],
      ],
    },
    {
      paragraph:
        'Open your booking to declare it again with the right details, or to give the seat to somebody who holds it.',
    },
    { button: { label: 'Open your booking', url: orderUrl } },
    { note: `Questions? Write to ${site.provider.email} or ring ${site.provider.phone}.` },
  ]);
}
