import { type NotBookable, whyNotBookable } from '#src/catalogue/index.ts';

/** Why somebody at the door of a session cannot come in any more, before anybody has counted seats; null when they can. */
export function whyNotAtDoor(session: { state: string; endsAt: Date } | null, now: Date): NotBookable | null {
  if (!session || session.state === 'draft') return 'not-published';
  if (session.state === 'cancelled') return 'cancelled';
  return session.endsAt <= now ? 'past' : null;
}

interface Offered {
  courseState: 'draft' | 'published' | 'retired';
  kind: string;
  session: { state: 'draft' | 'open' | 'closed' | 'cancelled'; startsAt: Date } | null;
}

/**
 * Why this takes no bookings now, before anybody has counted seats; null when it does. An online course has no session;
 * every other kind is booked by session only.
 */
export function whyNotOnSale({ courseState, kind, session }: Offered, now: Date): NotBookable | null {
  if ((kind === 'online') === (session !== null)) return 'not-published';
  const course = { state: courseState };
  if (session) return whyNotBookable(course, { ...session, seatsLeft: 1 }, now);
  return courseState === 'published' ? null : 'not-published';
}
