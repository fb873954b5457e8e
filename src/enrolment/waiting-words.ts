import { formatDate } from '#src/shared/dates.ts';
import { whenAndWhere } from './when-and-where.ts';

/** Why a party's waiting ended without a seat. */
export type EndedWhy =
  | 'offers-expired'
  | 'session-cancelled'
  | 'session-closed'
  | 'session-over'
  | 'wish-over'
  | 'course-retired'
  | 'removed';

interface Wish {
  sessionId: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  delivery: 'in-person' | 'live-stream' | null;
  venueName: string | null;
  venueSuburb: string | null;
  placeState: string | null;
  venueState: string | null;
  wantedDelivery: 'in-person' | 'live-stream' | null;
  startsBefore: string | null;
}

const deliveries = { 'in-person': 'in person', 'live-stream': 'by live stream' };

/** What an entry waits for: "Wed 3 Feb 2027 · 8:30 am – 4:30 pm AEDT · Parramatta NSW", "Any date in QLD before 1 March 2027". */
export function wishWords(wish: Wish): string {
  if (wish.sessionId) return whenAndWhere({ ...wish, venueState: wish.placeState });
  const { venueState, wantedDelivery, startsBefore } = wish;
  return [
    'Any date',
    ...(venueState ? [`in ${venueState}`] : []),
    ...(wantedDelivery ? [deliveries[wantedDelivery]] : []),
    ...(startsBefore ? [`before ${formatDate(startsBefore)}`] : []),
  ].join(' ');
}
