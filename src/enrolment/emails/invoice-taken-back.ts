import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { whenAndWhere } from '../when-and-where.ts';

interface Facts {
  name: string;
  reference: string;
  dueOn: string | null;
  why: 'unpaid' | 'rest-unpaid' | 'given-up';
  seats: SeatDetails[];
  refundCents: number;
  link: { label: string; url: string };
}

/** To whoever booked and to the payer: the seats that waited for an invoice's money are free, and nothing is owed. */
export function invoiceTakenBackMail(site: Site, facts: Facts): MailContent {
  const { name, reference, dueOn, why, seats, refundCents, link } = facts;
  const openings = {
    unpaid: `Your invoice was due on ${dueOn ? formatDate(dueOn) : 'its due date'} and was not paid in full by then. The seats that it kept are free for others now, and nothing is owed any more.`,
    'rest-unpaid':
      'A part of this booking was paid and the rest did not come. Its seats are free for others now, and nothing is owed any more.',
    'given-up': 'You have given your seats up. They are free for others now, and nothing is owed any more.',
  };
  return composeMail(site, `Booking ${reference}: the seats are released and the invoice is taken back`, [
    { paragraph: `Hello ${name},` },
    { paragraph: openings[why] },
    { facts: seats.map((seat) => [seat.attendeeName ?? 'Seat', `${seat.title}\n${whenAndWhere(seat)}`]) },
    ...(refundCents > 0 ? [{ paragraph: `${formatMoney(refundCents)} that you had paid goes back to you.` }] : []),
    { paragraph: 'Do you still want to come? Book again while there are seats. The adjustment note is attached.' },
    { button: link },
    { note: `Is your payment on its way? Write to ${site.provider.email} or ring ${site.provider.phone}.` },
  ]);
}
