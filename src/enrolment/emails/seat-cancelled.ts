import type { Site } from '#src/core.ts';
import { composeMail, type MailContent, salutation } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import { consumerLawWords } from '../policy-words.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';

interface Facts {
  seat: SeatDetails;
  reason: string;
}

/** To the attendee: the seat is gone, and why. Money is the buyer's matter. */
export function seatCancelledMail(site: Site, { seat, reason }: Facts): MailContent {
  return composeMail(site, `Cancelled: ${seat.title}`, [
    salutation(seat.attendeeName),
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

/** What a cancelled seat does to its order's money. */
interface Money {
  /** What the order costs less. */
  refundCents: number;
  /** Of that, what goes back: less where not everything was paid. */
  backCents: number;
  to: 'origin' | 'balance';
  hasNote: boolean;
}

interface Refunded extends Facts {
  money: Money;
  buyerName: string;
  orderUrl: string;
}

/** To the buyer: which seat was cancelled and what comes back. */
export function refundMail(site: Site, { seat, reason, money, buyerName, orderUrl }: Refunded): MailContent {
  return composeMail(site, `Cancelled: ${seat.attendeeName ?? 'a seat'} in ${seat.title}`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: 'A seat that you booked has been cancelled.' },
    {
      facts: [
        ['Attendee', seat.attendeeName ?? 'Not named yet'],
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Reason', reason],
        ['Refund', moneyWords(seat, money)],
      ],
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}

function moneyWords({ priceCents }: SeatDetails, { refundCents, backCents, to, hasNote }: Money): string {
  if (priceCents === 0) return 'The seat was free, so there is nothing to give back.';
  if (refundCents === 0) return `Nothing goes back for this seat. ${consumerLawWords}`;
  const back =
    to === 'balance'
      ? `${formatMoney(backCents)} is kept as your balance for a later booking. It does not expire.`
      : `${formatMoney(backCents)} goes back the way it was paid. Banks take up to ten days.`;
  return [
    backCents < refundCents ? `Your booking costs ${formatMoney(refundCents)} less.` : '',
    backCents > 0 ? back : '',
    hasNote ? 'The adjustment note is attached.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
