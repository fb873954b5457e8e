import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent, salutation } from '#src/notifications/index.ts';
import { whenAndWhere } from '../when-and-where.ts';
import type { SeatDetails } from '../seat-queries.ts';

/** To the attendee: when, where, what to bring, and where their page is. */
export function seatConfirmedMail(site: Site, seat: SeatDetails): MailContent {
  const bring = (seat.whatToBring as string[]).map((thing) => `• ${thing}`).join('\n');
  return composeMail(site, subjectOf(seat), [
    salutation(seat.attendeeName),
    { paragraph: openingOf(seat) },
    { facts: factsOf(seat) },
    ...(bring ? ([{ heading: 'Bring along' }, { paragraph: bring }] as MailBlock[]) : []),
    {
      button: {
        label: seat.kind === 'online' ? 'Start the course' : 'See your seat',
        url: `${site.url}/my/seats/${seat.id}`,
      },
    },
    {
      note: `Sign in as ${seat.attendeeEmail ?? ''}. You need no password: ask for a sign-in link and we mail it to you. Your certificate will carry the name that you confirm there.`,
    },
  ]);
}

function subjectOf(seat: SeatDetails): string {
  return seat.kind === 'online' ? `${seat.title}: you can start` : `You are booked: ${seat.title}`;
}

function openingOf(seat: SeatDetails): string {
  if (seat.kind === 'online') return 'Your online course is ready. Work through it in your own time.';
  if (seat.delivery === 'live-stream')
    return 'You have a seat. The link to join is on your page and opens shortly before the start.';
  return 'You have a seat. A calendar entry is attached.';
}

function factsOf(seat: SeatDetails): [string, string][] {
  const venue = [
    seat.venueName,
    seat.venueStreet,
    [seat.venueSuburb, seat.venueState, seat.venuePostcode].filter(Boolean).join(' '),
  ];
  return [
    ['Course', seat.title],
    ['When', whenAndWhere(seat)],
    ...(seat.venueName ? ([['Where', venue.filter(Boolean).join('\n')]] as [string, string][]) : []),
    ['Ticket', seat.ticketCode],
    ...(isForAnother(seat) ? ([['Booked by', seat.buyerName]] as [string, string][]) : []),
  ];
}

/** A seat that somebody else booked: a mail out of nowhere is taken for a trick. */
function isForAnother({ buyerEmail, attendeeEmail }: SeatDetails): boolean {
  return buyerEmail.toLowerCase() !== attendeeEmail?.toLowerCase();
}
