import type { CompletionFacts } from './completion-rule.ts';

/**
 * What the evidence makes of a seat: completed when the rule is met; when the session is over, attended if its holder was
 * there at all, and a no-show if every day says absent. Null where the seat stays as it is.
 */
export function seatStateFor(
  { course }: CompletionFacts,
  { met, now }: { met: boolean; now: Date },
): 'completed' | 'attended' | 'no-show' | null {
  if (met) return 'completed';
  if (course.delivery === 'self-paced') return null;
  if (!course.isHeld) return null;
  const { days, attendedMinutes } = course.attendance;
  const last = days.at(-1);
  if (!last || now < last.endsAt) return null;
  if (attendedMinutes > 0) return 'attended';
  return days.every(({ attendance }) => attendance.state === 'absent') ? 'no-show' : null;
}
