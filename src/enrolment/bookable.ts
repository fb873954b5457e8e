/** Why a session or an online course takes no bookings. */
export type NotBookable = 'not-published' | 'cancelled' | 'closed' | 'started';

interface Offered {
  courseState: 'draft' | 'published' | 'retired';
  kind: string;
  session: { state: 'draft' | 'open' | 'closed' | 'cancelled'; startsAt: Date } | null;
}

/** Null when it may be booked now. An online course has no session; every other kind is booked by session only. */
export function whyNotBookable({ courseState, kind, session }: Offered, now: Date): NotBookable | null {
  if (session?.state === 'cancelled') return 'cancelled';
  if (courseState !== 'published' || session?.state === 'draft' || (kind === 'online') === (session !== null))
    return 'not-published';
  if (session && session.startsAt <= now) return 'started';
  return session?.state === 'closed' ? 'closed' : null;
}
