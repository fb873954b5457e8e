import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';

interface Facts {
  seat: SeatDetails;
  reason: string;
}

/** To the attendee: the seat is gone, and why. Money is the buyer's matter. */
export function seatCancelledMail(site: Site, { seat, reason }: Facts): MailContent {
  return composeMail(site, `Cancelled: ${seat.title}`, [
    { paragraph: `Hello ${seat.attendeeName ?? ''},` },
    { paragraph: 'Your seat has been cancelled. The attached entry takes it out of your calendar.' },
    {
      facts: [
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Reason', reason],
      ],
    },
    { button: { label: 'Find another date', url: `${site.url}/courses/${seat.slug}` } },
    { note: `Questions? Write to ${site.provider.email} or ring ${site.provider.phone}.` },
  ]);
}

/** To the buyer: which seat was cancelled and what comes back. */
export function refundMail(
  site: Site,
  {
    seat,
    reason,
    refundCents,
    buyerName,
    orderUrl,
  }: Facts & { refundCents: number; buyerName: string; orderUrl: string },
): MailContent {
  const money =
    refundCents > 0
      ? `${formatMoney(refundCents)} goes back the way it was paid. Banks take up to ten days. The adjustment note is attached.`
      : 'No money goes back for this seat.';
  return composeMail(site, `Cancelled: ${seat.attendeeName ?? 'a seat'} in ${seat.title}`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: 'A seat that you booked has been cancelled.' },
    {
      facts: [
        ['Attendee', seat.attendeeName ?? ''],
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Reason', reason],
        ['Refund', money],
      ],
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}
