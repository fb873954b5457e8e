import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { EndedWhy } from '../waiting-words.ts';

interface Waiting {
  name: string;
  title: string;
  party: number;
  /** What it waits for, in words. */
  wish: string;
  waitingUrl: string;
}

const people = (party: number) => (party === 1 ? 'one person' : `${party} people`);
const seats = (count: number) => (count === 1 ? 'one seat' : `${count} seats`);
const questions = ({ provider }: Site) => ({
  note: `Questions? Write to ${provider.email} or ring ${provider.phone}.`,
});

/** To whoever has joined: what happens next, and the link to their place, by which they confirm it. */
export function waitingJoinedMail(
  site: Site,
  { name, title, party, wish, waitingUrl, isConfirmed }: Waiting & { isConfirmed: boolean },
): MailContent {
  const subject = isConfirmed
    ? `You are on the waiting list: ${title}`
    : `Confirm your place on the waiting list: ${title}`;
  const opening = isConfirmed
    ? `We have put ${people(party)} on the waiting list.`
    : `Somebody, probably you, asked us to put ${people(party)} on the waiting list. Confirm it, and you are in the queue from then on.`;
  return composeMail(site, subject, [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `${opening} It costs nothing. When ${seats(party)} can be had we send you an offer by mail, and keep the places for you until the time it says.`,
    },
    {
      facts: [
        ['Course', title],
        ['You wait for', wish],
        ['People', String(party)],
      ],
    },
    { button: { label: isConfirmed ? 'See your place in the queue' : 'Confirm your place', url: waitingUrl } },
    {
      note: isConfirmed
        ? 'The same link lets you wait for fewer people, or leave the list.'
        : 'If it was not you, there is nothing to do: without a confirmation nobody waits.',
    },
  ]);
}

/** To whoever is offered places: what, until when, and one link. */
export function seatsOfferedMail(
  site: Site,
  facts: Omit<Waiting, 'waitingUrl' | 'wish'> & {
    whenAndWhere: string;
    until: string;
    priceCents: number;
    offerUrl: string;
  },
): MailContent {
  const { name, title, party, whenAndWhere, until, priceCents, offerUrl } = facts;
  const each = priceCents === 0 ? 'Free' : `${formatMoney(priceCents)} for each person, GST included where it applies`;
  return composeMail(site, `${party === 1 ? 'A seat is' : `${party} seats are`} free for you: ${title}`, [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `You waited for this: ${seats(party)} ${party === 1 ? 'is' : 'are'} kept for you until ${until}. After that we offer ${party === 1 ? 'it' : 'them'} to whoever is next.`,
    },
    {
      facts: [
        ['Course', title],
        ['When and where', whenAndWhere],
        ['Seats', String(party)],
        ['Price', each],
        ['Answer by', until],
      ],
    },
    { button: { label: 'Take the seats, or decline', url: offerUrl } },
    questions(site),
  ]);
}

/** To a party for which too few seats were gathered in time: why it was passed over, and what it can do. */
export function passedOverMail(
  site: Site,
  { name, title, party, had, waitingUrl, wish }: Waiting & { had: number },
): MailContent {
  const only = had === 1 ? 'only one seat was' : `only ${had} seats were`;
  return composeMail(site, `Still waiting: ${title}`, [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `You were first in the queue, and we kept what became free for your party of ${party}. In that time ${only} free, so whoever comes next may have ${had === 1 ? 'it' : 'them'}.`,
    },
    {
      paragraph: `You stay on the list, and we write as soon as ${party} seats are free together. With fewer people you would get seats sooner: you can change the number there.`,
    },
    {
      facts: [
        ['Course', title],
        ['You wait for', wish],
      ],
    },
    { button: { label: 'See your place, or wait for fewer people', url: waitingUrl } },
    questions(site),
  ]);
}

/** To a party whose offer ran out: it stays on the list, once. */
export function offerExpiredMail(site: Site, { name, title, party, wish, waitingUrl }: Waiting): MailContent {
  return composeMail(site, `The offer has run out: ${title}`, [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `We kept ${seats(party)} for you and did not hear from you in time, so ${party === 1 ? 'it goes' : 'they go'} to whoever is next. You are on the list still, at its end, and we make you one more offer.`,
    },
    {
      facts: [
        ['Course', title],
        ['You wait for', wish],
      ],
    },
    { button: { label: 'See your place, or leave the list', url: waitingUrl } },
  ]);
}

const endings: Record<EndedWhy, string> = {
  'offers-expired': 'Two offers of ours ran out without an answer, so we have taken you off the waiting list.',
  'session-cancelled': 'The date that you waited for has been cancelled, so its waiting list has ended.',
  'session-closed': 'The date that you waited for takes no more bookings, so its waiting list has ended.',
  'session-over': 'The date that you waited for begins, and no seat became free in time. We are sorry.',
  'wish-over': 'No seat became free before the date that you named. We are sorry.',
  'course-retired': 'The course that you waited for is not offered any more.',
  removed: 'We have taken you off the waiting list.',
};

/** To a party whose waiting is over without a seat: why, and which other dates there are. */
export function waitingEndedMail(
  site: Site,
  facts: Omit<Waiting, 'waitingUrl'> & {
    slug: string;
    why: EndedWhy;
    /** What staff wrote. */
    reason?: string | null;
    otherDates: string[];
  },
): MailContent {
  const { name, title, wish, slug, why, reason, otherDates } = facts;
  const retired = why === 'course-retired';
  return composeMail(site, `No longer on the waiting list: ${title}`, [
    { paragraph: `Hello ${name},` },
    { paragraph: endings[why] },
    {
      facts: [['Course', title], ['You waited for', wish], ...(reason ? [['Reason', reason] as [string, string]] : [])],
    },
    ...(otherDates.length > 0 ? [{ heading: 'Other dates' }, { paragraph: otherDates.join('\n') }] : []),
    retired
      ? { button: { label: 'Look at other courses', url: `${site.url}/courses` } }
      : { button: { label: 'See all dates of this course', url: `${site.url}/courses/${slug}#dates` } },
    questions(site),
  ]);
}
