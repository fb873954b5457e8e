import { ok, type Result } from '#src/shared/result.ts';
import type { RateLimit, RateLimiter, TooManyTries } from './rate-limiter.ts';

export type Try = [key: string, limit: RateLimit];

/**
 * Wrong sign-ins. Ten per e-mail stop guessing; honest tries are given back. An office of learners shares one address on the
 * internet, hence sixty.
 */
export function signInTries(email: string, ip: string): Try[] {
  return [
    [`sign-in:email:${email.toLowerCase()}`, { tries: 10, perMinutes: 15 }],
    [`sign-in:ip:${ip}`, { tries: 60, perMinutes: 15 }],
  ];
}

/** Mails that anybody can have sent to somebody: enough for the impatient, too few to be a nuisance. */
export function mailTries(email: string, ip: string): Try[] {
  return [
    [`mail:email:${email.toLowerCase()}`, { tries: 5, perMinutes: 60 }],
    [`mail:ip:${ip}`, { tries: 40, perMinutes: 60 }],
  ];
}

/** Wrong current passwords of somebody who is signed in. */
export function passwordTries(personId: string): Try[] {
  return [[`password:${personId}`, { tries: 10, perMinutes: 15 }]];
}

/** Invitations by e-mail: enough for a crew in an afternoon, too few to have strangers mailed by us. */
export function invitationTries(personId: string): Try[] {
  return [[`invite:${personId}`, { tries: 40, perMinutes: 60 }]];
}

/** Counts one try against each limit, or refuses when one of them is used up. */
export async function takeTries(rateLimits: RateLimiter, tries: Try[]): Promise<Result<undefined, TooManyTries>> {
  for (const [key, limit] of tries) {
    const taken = await rateLimits.take(key, limit);
    if (!taken.ok) return taken;
  }
  return ok();
}

/** The try was honest after all: it does not count. */
export async function giveBackTries(rateLimits: RateLimiter, tries: Try[]): Promise<void> {
  await Promise.all(tries.map(([key, limit]) => rateLimits.giveBack(key, limit)));
}
