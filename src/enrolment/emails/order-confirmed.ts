import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent } from '#src/notifications/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { claimLinkBlocks, type ToBeNamed } from './claim-seat.ts';

interface Facts {
  buyerName: string;
  reference: string;
  /** What the order cost when it was placed, and the GST in it. */
  totalCents: number;
  gstCents: number;
  /** Of it what is here, and what is still to be paid by when. */
  keptCents: number;
  outstandingCents: number;
  dueOn: string | null;
  orderUrl: string;
  seats: SeatDetails[];
  /** Seats without a name, each with the link by which somebody takes it. */
  toBeNamed: ToBeNamed[];
}

/** To the buyer: what is booked, for whom, what was paid, and the link that opens the order. */
export function orderConfirmedMail(site: Site, facts: Facts): MailContent {
  const { buyerName, reference, orderUrl, seats, toBeNamed } = facts;
  return composeMail(site, `Booking ${reference} is confirmed`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        toBeNamed.length === 0
          ? 'Your booking is confirmed. Every attendee has a mail of their own with the details and a calendar entry.'
          : 'Your booking is confirmed. Everybody you named has a mail of their own with the details and a calendar entry.',
    },
    { facts: [['Booking', reference], ...seats.map(seatFact)] },
    moneyBlock(facts),
    ...claimLinkBlocks(toBeNamed),
    { button: { label: 'Open your booking', url: orderUrl } },
    {
      note: 'This link opens your booking without signing in: the papers, the calendar entries and the attendees’ addresses. Pass it on only to people who may see them.',
    },
  ]);
}

function moneyBlock({ totalCents, gstCents, keptCents, outstandingCents, dueOn }: Facts): MailBlock {
  if (totalCents === 0) return { paragraph: 'Nothing to pay: this booking is free.' };
  const whole = `${formatMoney(totalCents)} including ${formatMoney(gstCents)} GST. The invoice is attached.`;
  if (outstandingCents === 0) return { facts: [['Paid', whole]] };
  const until = dueOn ? `, by ${formatDate(dueOn)}` : '';
  return {
    facts: [
      ['Price', whole],
      ...(keptCents > 0 ? ([['Paid so far', formatMoney(keptCents)]] as [string, string][]) : []),
      ['Still to pay', `${formatMoney(outstandingCents)}${until}`],
    ],
  };
}

function seatFact(seat: SeatDetails): [string, string] {
  return [seat.attendeeName ?? 'To be named', `${seat.title}\n${whenAndWhere(seat)}\n${seat.attendeeEmail ?? ''}`];
}
