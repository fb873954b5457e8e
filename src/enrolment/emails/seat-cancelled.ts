import type { Site } from '#src/core.ts';
import { composeMail, type MailContent, salutation } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import { consumerLawWords } from '../policy-words.ts';
import { stillToPay } from './still-to-pay.ts';
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
  /** What is then still to be paid for the whole order. */
  outstandingCents: number;
  dueOn: string | null;
}

interface Refunded extends Facts {
  money: Money;
  name: string;
  link: { label: string; url: string };
}

/** To the buyer, and to whoever has the invoice: which seat was cancelled, what comes back, what is still to be paid. */
export function refundMail(site: Site, { seat, reason, money, name, link }: Refunded): MailContent {
  return composeMail(site, `Cancelled: ${seat.attendeeName ?? 'a seat'} in ${seat.title}`, [
    { paragraph: `Hello ${name},` },
    { paragraph: 'A seat that you booked has been cancelled.' },
    {
      facts: [
        ['Attendee', seat.attendeeName ?? 'Not named yet'],
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Reason', reason],
        [money.backCents > 0 ? 'Refund' : 'Price', moneyWords(seat, money)],
        ...stillToPay(money),
      ],
    },
    { button: link },
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
