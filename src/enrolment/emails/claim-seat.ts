import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent } from '#src/notifications/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';

/** Where deadlines of online courses, which have no zone of their own, are told: the office's. */

/** "Mon 1 Feb 2027, 8:30 am AEDT", in the session's own zone. */
export function claimByWords({ claimBy, timeZone }: Pick<SeatDetails, 'claimBy' | 'timeZone'>): string {
  return claimBy ? formatInstant(claimBy, timeZone ?? officeZone) : '';
}

/** To somebody for whom a seat was booked: the link by which they take it. */
export function claimSeatMail(
  site: Site,
  { seat, bookedBy, url }: { seat: SeatDetails; bookedBy: string; url: string },
): MailContent {
  return composeMail(site, `A seat for you: ${seat.title}`, [
    { paragraph: 'Hello,' },
    {
      paragraph: `${bookedBy} has booked and asked us to send you this link. Give your name and your own e-mail, and the seat is yours.`,
    },
    {
      facts: [
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Claim it by', claimByWords(seat)],
      ],
    },
    { button: { label: 'Claim your seat', url } },
    { note: `Not for you? Then there is nothing to do. Questions about the seat are best put to ${bookedBy}.` },
  ]);
}

/** To somebody who holds a claim link and has not used it, once, while there is time. */
export function seatStillToClaimMail(
  site: Site,
  { seat, bookedBy, url }: { seat: SeatDetails; bookedBy: string; url: string },
): MailContent {
  return composeMail(site, `Still yours to claim: ${seat.title}`, [
    { paragraph: 'Hello,' },
    { paragraph: `${bookedBy} has kept a seat for you, and nobody has claimed it yet. The link ends soon.` },
    {
      facts: [
        ['Course', seat.title],
        ['When', whenAndWhere(seat)],
        ['Claim it by', claimByWords(seat)],
      ],
    },
    { button: { label: 'Claim your seat', url } },
    { note: `Not for you? Then there is nothing to do: we do not write again. Questions are best put to ${bookedBy}.` },
  ]);
}

/** A seat without a name, and its claim link. */
export interface ToBeNamed {
  seat: SeatDetails;
  url: string;
}

/** The claim links of seats that are to be named, for whoever booked them. */
export function claimLinkBlocks(toBeNamed: ToBeNamed[]): MailBlock[] {
  if (toBeNamed.length === 0) return [];
  return [
    { heading: toBeNamed.length === 1 ? 'One seat to be named' : `${toBeNamed.length} seats to be named` },
    {
      paragraph:
        'Pass each link to one person: they give their name and e-mail, and have their own mail with the details. You can also name them on the page of your booking.',
    },
    ...toBeNamed.flatMap(({ seat, url }): MailBlock[] => [
      { facts: [[seat.ticketCode, `${seat.title}\n${whenAndWhere(seat)}\nBy ${claimByWords(seat)}`]] },
      { button: { label: `Claim link of ${seat.ticketCode}`, url } },
    ]),
  ];
}

/** To the buyer, once: seats that nobody is named for, while there is time. */
export function seatsToBeNamedMail(
  site: Site,
  facts: { buyerName: string; reference: string; orderUrl: string; toBeNamed: ToBeNamed[] },
): MailContent {
  const { buyerName, reference, orderUrl, toBeNamed } = facts;
  const count = toBeNamed.length === 1 ? 'a seat' : `${toBeNamed.length} seats`;
  return composeMail(site, `Booking ${reference}: who takes ${count}?`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        'The links below end soon. The seats stay yours after that, and you can still name people on the page of your booking until the course begins.',
    },
    ...claimLinkBlocks(toBeNamed),
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}
