import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent, salutation } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import { lastDayOf, type SessionChange } from '../session-change.ts';
import type { SeatDetails } from '../seat-queries.ts';
import { whenAndWhere } from '../when-and-where.ts';

interface Told {
  seat: SeatDetails;
  change: SessionChange;
  /** Nothing was paid for the seat, so nobody is asked. */
  isFree: boolean;
}

/** To the attendee: the session was cancelled or moved, why, and what happens to the seat. */
export function sessionChangedMail(site: Site, told: Told): MailContent {
  const { seat, change } = told;
  const cancelled = change.kind === 'cancelled';
  return composeMail(site, `${cancelled ? 'Cancelled' : 'New time'}: ${seat.title}`, [
    salutation(seat.attendeeName),
    {
      paragraph: cancelled
        ? 'We had to cancel this session. We are sorry. The attached entry takes it out of your calendar.'
        : 'We had to move this session. We are sorry. The attached entry puts the new time into your calendar.',
    },
    { facts: factsOf(told) },
    { paragraph: whatNow(told) },
    cancelled
      ? { button: { label: 'Find another date', url: `${site.url}/courses/${seat.slug}` } }
      : { button: { label: 'See your seat', url: `${site.url}/my/seats/${seat.id}` } },
    { note: `Questions? Write to ${site.provider.email} or ring ${site.provider.phone}.` },
  ]);
}

function factsOf({ seat, change }: Told): [string, string][] {
  return [
    ['Course', seat.title],
    ...(change.kind === 'moved' ? ([['Was', timesBefore(change, seat)]] as [string, string][]) : []),
    [change.kind === 'moved' ? 'Now' : 'When', whenAndWhere(seat)],
    ['Reason', change.reason],
  ];
}

function whatNow({ change, isFree }: Told): string {
  if (change.kind === 'moved' && isFree)
    return 'Your seat is yours at the new time. If it does not suit you, write to us.';
  if (isFree) return 'Your seat was free, so there is nothing to pay back. You are welcome at another date.';
  const choices =
    change.kind === 'moved' ? 'to keep the seat, another date, or the money back' : 'another date or the money back';
  return `Whoever booked for you has been asked what they prefer: ${choices}. You hear from us when it is decided.`;
}

/** The old time in words; several days name the first and the last. */
function timesBefore({ daysBefore }: SessionChange, { timeZone }: Pick<SeatDetails, 'timeZone'>): string {
  const [first, last] = [daysBefore[0], daysBefore.at(-1)];
  if (!first || !last || !timeZone) return '';
  return whenAndWhere({
    startsAt: new Date(first.startsAt),
    endsAt: new Date(last.endsAt),
    ...{ timeZone, delivery: null, venueName: null, venueSuburb: null, venueState: null },
  }).replace(/ · $/, '');
}

interface Asked {
  buyerName: string;
  reference: string;
  url: string;
  change: SessionChange;
  seats: SeatDetails[];
}

/** To whoever paid: what they can choose, by when, and what happens when they do not answer. */
export function chooseMail(site: Site, { buyerName, reference, url, change, seats }: Asked): MailContent {
  const [first] = seats;
  const cancelled = change.kind === 'cancelled';
  const until = lastDayOf(change, first?.timeZone ?? null);
  const unanswered =
    change.ifUnanswered === 'refund'
      ? 'the money goes back the way it was paid'
      : 'the seats stay yours at the new time';
  const blocks: MailBlock[] = [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph: `We had to ${cancelled ? 'cancel' : 'move'} ${first?.title ?? 'a session'} in booking ${reference}. We are sorry. The attendees have been told.`,
    },
    {
      facts: [
        ...(first && !cancelled ? ([['Was', timesBefore(change, first)]] as [string, string][]) : []),
        ...(first ? ([[cancelled ? 'When' : 'Now', whenAndWhere(first)]] as [string, string][]) : []),
        ['Reason', change.reason],
        ...seats.map((seat): [string, string] => [
          seat.attendeeName ?? 'Seat to be named',
          formatMoney(seat.priceCents - seat.refundedCents),
        ]),
      ],
    },
    {
      paragraph: `Please choose for each seat: your money back, another date at no charge${cancelled ? '' : ', or keep the seat at the new time'}. If you prefer, we keep the money as a balance that does not expire.`,
    },
    { button: { label: 'Choose', url } },
    { paragraph: `If we have no answer by ${until}, ${unanswered}.` },
  ];
  return composeMail(
    site,
    `${cancelled ? 'Cancelled' : 'Moved'}: ${first?.title ?? 'your booking'} — please choose`,
    blocks,
  );
}

interface Back {
  name: string;
  link: { label: string; url: string };
  seat: SeatDetails;
  reason: string;
  reducedCents: number;
  backCents: number;
  to: 'origin' | 'balance';
}

/** To whoever paid: one seat is given back, and where its money goes. */
export function changedSeatBackMail(site: Site, { name, link, seat, reason, ...money }: Back): MailContent {
  return composeMail(site, `Given back: ${seat.attendeeName ?? 'a seat'} in ${seat.title}`, [
    { paragraph: `Hello ${name},` },
    {
      facts: [
        ['Attendee', seat.attendeeName ?? 'Not named'],
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Reason', reason],
        ['Money', moneyWords(money)],
      ],
    },
    { button: link },
  ]);
}

function moneyWords({ reducedCents, backCents, to }: Pick<Back, 'reducedCents' | 'backCents' | 'to'>): string {
  const less = `Your booking costs ${formatMoney(reducedCents)} less. The adjustment note is attached.`;
  if (reducedCents === 0) return 'There is nothing to give back.';
  if (backCents === 0) return less;
  return to === 'balance'
    ? `${formatMoney(backCents)} is kept as your balance for another booking. It does not expire. The adjustment note is attached.`
    : `${formatMoney(backCents)} goes back the way it was paid. Banks take up to ten days. The adjustment note is attached.`;
}

interface HoldEnded {
  name: string;
  reference: string;
  link: { label: string; url: string };
  seats: SeatDetails[];
  hasNote: boolean;
}

/** To a buyer who had not paid yet, and to whoever has the invoice: the session was cancelled, so there is nothing to pay. */
export function holdEndedMail(site: Site, { name, reference, link, seats, hasNote }: HoldEnded): MailContent {
  const [first] = seats;
  return composeMail(site, `Booking ${reference}: the session was cancelled before you paid`, [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `We had to cancel ${first?.title ?? 'a session'}, so the seats that were kept for you have ended. We are sorry. There is nothing to pay for them.${hasNote ? ' What they cost is off the invoice: the adjustment note is attached.' : ''}`,
    },
    {
      facts: seats.map((seat): [string, string] => [
        seat.attendeeName ?? 'Seat',
        `${seat.title}\n${whenAndWhere(seat)}`,
      ]),
    },
    { button: link },
    { note: 'If you booked other sessions with it, book those anew: it takes a minute, and they are still on sale.' },
  ]);
}
