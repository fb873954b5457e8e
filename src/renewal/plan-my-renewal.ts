import type { RateLimiter, TooManyTries, Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findRenewalPlan, type RenewalPlan } from './find-renewal-plan.ts';
import type { PlanWishes } from './plan-wishes.ts';

/** A plan may take a twentieth of a second of the process that serves everybody: more than anybody compares in a minute. */
const plansInAMinute = { tries: 30, perMinutes: 1 };

/** The plan that the viewer asks for; refused when they hold nothing of the group, or ask faster than anybody reads. */
export async function planMyRenewal(
  services: Pick<Core, 'db' | 'clock'> & { rateLimits: RateLimiter },
  asked: { viewer: Viewer; groupId: string; wishes: PlanWishes },
): Promise<Result<RenewalPlan, TooManyTries | { reason: 'not-found' }>> {
  const allowed = await services.rateLimits.take(`plan:${asked.viewer.personId}`, plansInAMinute);
  if (!allowed.ok) return allowed;
  const found = await findRenewalPlan(services, asked);
  return found ? ok(found) : refuse('not-found');
}
