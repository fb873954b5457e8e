import type { Site } from '#src/core.ts';
import { composeMail, type MailContent, salutation } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { stillToPay } from './still-to-pay.ts';
import { whenAndWhere } from '../when-and-where.ts';

interface Moved {
  old: SeatDetails;
  seat: SeatDetails;
  reason: string;
}

/** To the learner: the old date is off. The new one comes in a mail of its own, with its calendar entry. */
export function seatMovedMail(site: Site, { old, seat, reason }: Moved): MailContent {
  return composeMail(site, `Your seat has moved: ${seat.title}`, [
    salutation(seat.attendeeName),
    {
      paragraph:
        'You have a seat on another date. The attached entry takes the old date out of your calendar; a second mail brings the new one, with your new ticket.',
    },
    { facts: datesOf({ old, seat, reason }) },
    { button: { label: 'See your seat', url: `${site.url}/my/seats/${seat.id}` } },
  ]);
}

interface Told extends Moved {
  name: string;
  link: { label: string; url: string };
  moveCents: number;
  backCents: number;
  noteId: string | null;
  /** What is then still to be paid for the whole order. */
  outstandingCents: number;
  dueOn: string | null;
}

/** To the buyer, and to whoever has the invoice: who moved from when to when, and what it does to the price. */
export function moveMail(site: Site, { name, link, ...move }: Told): MailContent {
  const { seat } = move;
  return composeMail(site, `Moved: ${seat.attendeeName ?? 'a seat'} in ${seat.title}`, [
    { paragraph: `Hello ${name},` },
    { paragraph: 'A seat that you booked has moved to another date.' },
    {
      facts: [
        ['Attendee', seat.attendeeName ?? 'Not named yet'],
        ...datesOf(move),
        ['Price', priceWords(move)],
        ...stillToPay(move),
      ],
    },
    { button: link },
  ]);
}

function datesOf({ old, seat, reason }: Moved): [string, string][] {
  return [
    ['Course', seat.title],
    ['Until now', whenAndWhere(old)],
    ['From now on', whenAndWhere(seat)],
    ['Reason', reason],
  ];
}

function priceWords({ moveCents, backCents, noteId }: Pick<Told, 'moveCents' | 'backCents' | 'noteId'>): string {
  if (moveCents === 0) return 'Nothing changes.';
  const change = `Your booking costs ${formatMoney(Math.abs(moveCents))} ${moveCents > 0 ? 'more' : 'less'}.`;
  const back =
    backCents > 0 ? ` ${formatMoney(backCents)} goes back the way it was paid. Banks take up to ten days.` : '';
  return `${change}${back}${noteId ? ' The adjustment note is attached.' : ''}`;
}
