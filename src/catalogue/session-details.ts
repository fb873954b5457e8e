import { instantAt, isTimeZone } from '#src/shared/dates.ts';
import type { CourseKind, Delivery, Session } from './course.ts';

/** What staff say about a session. */
export interface SessionDetails {
  delivery: Delivery;
  /** In person only. */
  venueId: string | null;
  /** Live stream only; shown to confirmed learners and nobody else. */
  joinUrl: string | null;
  /** A session in person follows its venue's clock; this one is for a live stream. */
  timeZone: string;
  /** Wall-clock times in the session's zone: '2027-02-03', '08:30', '16:30'. */
  days: { date: string; from: string; to: string }[];
  capacity: number;
  minSeats: number;
  goNoGoOn: string | null;
  /** GST-inclusive; null for the course's price. */
  priceCents: number | null;
  instructorIds: string[];
}

/** A session as staff edit it. */
export interface SessionForEditing {
  id: string;
  course: { id: string; slug: string; title: string; kind: CourseKind; state: 'draft' | 'published' | 'retired' };
  state: Session['state'];
  startsAt: Date;
  endsAt: Date;
  confirmedToRunAt: Date | null;
  cancelReason: string | null;
  /** Carried by the form: an edit of an older one is refused. */
  updatedAt: Date;
  details: SessionDetails;
}

/** `day` counts from 0. */
export type SessionDetailsRefused =
  | { reason: 'venue-missing' }
  | { reason: 'time-zone-unknown' }
  | { reason: 'days-missing' }
  | { reason: 'day-ends-before-start'; day: number }
  | { reason: 'days-out-of-order'; day: number }
  | { reason: 'min-above-capacity' }
  | { reason: 'go-no-go-late' };

/** The first fault in the details, in the order of the form, or null. */
export function faultInSession(details: SessionDetails): SessionDetailsRefused | null {
  const { delivery, venueId, timeZone, days, capacity, minSeats, goNoGoOn } = details;
  if (delivery === 'in-person' && !venueId) return { reason: 'venue-missing' };
  if (!isTimeZone(timeZone)) return { reason: 'time-zone-unknown' };
  const [first] = days;
  if (!first) return { reason: 'days-missing' };
  for (const [day, { date, from, to }] of days.entries()) {
    if (to <= from) return { reason: 'day-ends-before-start', day };
    const before = days[day - 1];
    if (before && date <= before.date) return { reason: 'days-out-of-order', day };
  }
  if (minSeats > capacity) return { reason: 'min-above-capacity' };
  return goNoGoOn && goNoGoOn >= first.date ? { reason: 'go-no-go-late' } : null;
}

/** The details as they are kept: a place or a link, never both, and each instructor once. */
export function tidiedSession(details: SessionDetails): SessionDetails {
  const inPerson = details.delivery === 'in-person';
  return {
    ...details,
    venueId: inPerson ? details.venueId : null,
    joinUrl: inPerson ? null : details.joinUrl,
    instructorIds: [...new Set(details.instructorIds)].sort(),
  };
}

/** The days as instants. */
export function daysAsInstants({ days, timeZone }: Pick<SessionDetails, 'days' | 'timeZone'>) {
  return days.map(({ date, from, to }, index) => ({
    dayNumber: index + 1,
    startsAt: instantAt(date, from, timeZone),
    endsAt: instantAt(date, to, timeZone),
  }));
}

/** What of a change makes somebody who holds a seat travel elsewhere or at another time. */
const movesSeatHolders = new Set(['delivery', 'venueId', 'timeZone', 'days']);

/** Whether these changed details move the session in time or place. */
export function isMove(changed: readonly string[]): boolean {
  return changed.some((name) => movesSeatHolders.has(name));
}
