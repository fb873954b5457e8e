import { ok, refuse, type Result } from '#src/shared/result.ts';

/** Who asks to learn. */
export interface Learner {
  personId: string;
}

/** What a seat in an online course says about access to it. */
export interface OnlineSeat {
  id: string;
  learnerId: string | null;
  state: string;
  accessEndsAt: Date | null;
  courseId: string;
  courseSlug: string;
  courseTitle: string;
  courseSummary: string;
  courseKind: string;
  lessonsInOrder: boolean;
}

export type AccessRefusal =
  | { reason: 'no-such-seat' }
  | { reason: 'seat-not-confirmed'; courseTitle: string }
  | { reason: 'access-over'; courseTitle: string; courseSlug: string; endedAt: Date };

const learningStates = ['confirmed', 'attended', 'completed'];

/** Whether this person may learn on this seat now. Somebody else's seat looks like one that does not exist. */
export function seatAccess(
  seat: OnlineSeat | undefined,
  viewer: Learner,
  now: Date,
): Result<OnlineSeat, AccessRefusal> {
  if (!seat || seat.learnerId !== viewer.personId || seat.courseKind !== 'online') return refuse('no-such-seat');
  const { courseTitle, courseSlug, accessEndsAt } = seat;
  if (!learningStates.includes(seat.state)) return refuse('seat-not-confirmed', { courseTitle });
  if (accessEndsAt && accessEndsAt <= now)
    return refuse('access-over', { courseTitle, courseSlug, endedAt: accessEndsAt });
  return ok(seat);
}
