import type { Core } from '#src/core.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What the use cases of this module need from outside, besides the core. */
export interface AccountPorts {
  passwords: PasswordHasher;
  rateLimits: RateLimiter;
}

export type AccountServices = Core & AccountPorts;
