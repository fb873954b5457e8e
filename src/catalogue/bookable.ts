import type { Course, Session } from './course.ts';

/** Why a session cannot be booked. */
export type NotBookable = 'not-published' | 'cancelled' | 'past' | 'closed' | 'full';

type SessionFacts = Pick<Session, 'state' | 'startsAt' | 'seatsLeft'>;

/** Why nobody can book this session now, the firmest reason first, or null when it can be booked. */
export function whyNotBookable(course: Pick<Course, 'state'>, session: SessionFacts, now: Date): NotBookable | null {
  if (course.state !== 'published' || session.state === 'draft') return 'not-published';
  if (session.state === 'cancelled') return 'cancelled';
  // Every kind is closed once it has begun: credit needs every day, from its first minute.
  if (session.startsAt <= now) return 'past';
  if (session.state === 'closed') return 'closed';
  return session.seatsLeft > 0 ? null : 'full';
}

/** Whether somebody can book this session now: published, open, not begun, and a seat is left. */
export function isBookable(course: Pick<Course, 'state'>, session: SessionFacts, now: Date): boolean {
  return whyNotBookable(course, session, now) === null;
}
