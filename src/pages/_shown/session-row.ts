import {
  type Course,
  type NotBookable,
  otherZones,
  priceWords,
  type Session,
  sessionDates,
  sessionDays,
  sessionPlace,
  sessionTimes,
  whyNotBookable,
} from '#src/catalogue/index.ts';
import { type Approval, creditStamps } from '#src/credits/index.ts';
import { dateIn, formatDate } from '#src/shared/dates.ts';

type Shown = 'open' | 'full' | 'cancelled' | 'closed' | 'past';

interface SessionContext {
  course: Pick<Course, 'state'>;
  approvals: Approval[];
  now: Date;
  phone: string;
  /** Whether dates differ in price, so that each must say its own. */
  pricesDiffer?: boolean;
}

/** A session in the words of its row: every dead end says why, and what to do instead. */
export function rowOf(session: Session, context: SessionContext) {
  const state = stateOf(whyNotBookable(context.course, session, context.now));
  return {
    date: sessionDates(session),
    time: sessionTimes(session),
    place: sessionPlace(session),
    capacity: session.capacity,
    seatsLeft: session.seatsLeft,
    state,
    ...runsOf(session, context.now),
    price: context.pricesDiffer ? priceWords(session.priceCents) : undefined,
    why: whyOf(state, session, context),
    otherZones: session.delivery === 'live-stream' && state !== 'past' ? zonesOf(session) : [],
    enrol: state === 'open' ? seatIn(session) : undefined,
    waitHref: state === 'full' ? waitHref(session) : undefined,
    href: `/sessions/${session.id}`,
  };
}

/** What is put into a cart for a seat in the session. */
export const seatIn = ({ id, courseId }: Pick<Session, 'id' | 'courseId'>) => ({ courseId, sessionId: id });

/** Where somebody joins the waiting list of a session that is full. */
export const waitHref = ({ id }: Pick<Session, 'id'>) => `/waiting-list/new?session=${id}`;

/** The state as a row shows it. */
export function stateOf(reason: NotBookable | null): Shown {
  return reason === null ? 'open' : reason === 'not-published' ? 'closed' : reason;
}

/** "Confirmed to run", or when that is decided. */
export function runsOf(session: Pick<Session, 'confirmedToRunAt' | 'goNoGoOn' | 'timeZone'>, now: Date) {
  if (session.confirmedToRunAt) return { confirmed: true, runs: 'Confirmed to run' };
  const decides = decidesOn(session, now);
  return {
    confirmed: false,
    runs: decides ? `Not confirmed yet: we decide by ${formatDate(decides)}` : 'Not yet confirmed',
  };
}

/** The day by which it is decided whether the session runs, while that day is still to come. */
export function decidesOn({ goNoGoOn, timeZone }: Pick<Session, 'goNoGoOn' | 'timeZone'>, now: Date): string | null {
  return goNoGoOn && goNoGoOn >= dateIn(timeZone, now) ? goNoGoOn : null;
}

/** The hours of the first day where Australian clocks show something else. */
export function zonesOf({ days, timeZone }: Session) {
  const [first] = days;
  return first ? otherZones(first, timeZone) : [];
}

function whyOf(state: Shown, session: Session, context: SessionContext): string | undefined {
  switch (state) {
    case 'full':
      return 'Every seat is taken or waited for. Join the waiting list, and you are offered seats as they become free.';
    case 'cancelled':
      return session.cancelReason ?? 'This date was cancelled.';
    case 'closed':
      return `Booking has closed for this date. To ask about a late seat, ring ${context.phone}.`;
    case 'past':
      return undefined;
    case 'open':
      return creditWarning(session, context);
  }
}

/** Said where an approval that holds elsewhere has ended, or has not begun, on the days of this session. */
export function creditWarning(session: Session, { approvals }: Pick<SessionContext, 'approvals'>): string | undefined {
  const days = sessionDays(session);
  const holding = creditStamps(approvals, days);
  const missing = approvals.filter(
    ({ status, bodyCode, units }) =>
      status === 'approved' && !holding.some((stamp) => stamp.body === bodyCode && stamp.units === units),
  );
  if (missing.length === 0) return undefined;
  const [first] = missing;
  const bodies = missing.map(({ bodyCode }) => bodyCode).join(' or ');
  const ends = first?.validTo && (days.at(-1) ?? '') > first.validTo ? ` ends on ${formatDate(first.validTo)}` : '';
  return `No ${bodies} credit on ${days.length > 1 ? 'these days' : 'this day'}: the approval${ends || ' does not cover it'}.`;
}
