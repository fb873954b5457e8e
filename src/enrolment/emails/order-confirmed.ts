import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { claimLinkBlocks, type ToBeNamed } from './claim-seat.ts';

interface Facts {
  buyerName: string;
  reference: string;
  totalCents: number;
  gstCents: number;
  orderUrl: string;
  seats: SeatDetails[];
  /** Seats without a name, each with the link by which somebody takes it. */
  toBeNamed: ToBeNamed[];
}

/** To the buyer: what is booked, for whom, what was paid, and the link that opens the order. */
export function orderConfirmedMail(site: Site, facts: Facts): MailContent {
  const { buyerName, reference, totalCents, gstCents, orderUrl, seats, toBeNamed } = facts;
  const paid: MailBlock =
    totalCents === 0
      ? { paragraph: 'Nothing to pay: this booking is free.' }
      : {
          facts: [
            ['Paid', `${formatMoney(totalCents)} including ${formatMoney(gstCents)} GST. The invoice is attached.`],
          ],
        };
  return composeMail(site, `Booking ${reference} is confirmed`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        toBeNamed.length === 0
          ? 'Your booking is confirmed. Every attendee has a mail of their own with the details and a calendar entry.'
          : 'Your booking is confirmed. Everybody you named has a mail of their own with the details and a calendar entry.',
    },
    { facts: [['Booking', reference], ...seats.map(seatFact)] },
    paid,
    ...claimLinkBlocks(toBeNamed),
    { button: { label: 'Open your booking', url: orderUrl } },
    {
      note: 'This link opens your booking without signing in: the papers, the calendar entries and the attendees’ addresses. Pass it on only to people who may see them.',
    },
  ]);
}

function seatFact(seat: SeatDetails): [string, string] {
  return [seat.attendeeName ?? 'To be named', `${seat.title}\n${whenAndWhere(seat)}\n${seat.attendeeEmail ?? ''}`];
}
