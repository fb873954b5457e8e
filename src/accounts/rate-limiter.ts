import type { Result } from '#src/shared/result.ts';

export interface RateLimit {
  tries: number;
  perMinutes: number;
}

export interface TooManyTries {
  reason: 'too-many-tries';
  retryAfterSeconds: number;
}

/** Counts tries in a window that begins with the first. Exact also when many processes ask at once. */
export interface RateLimiter {
  take(key: string, limit: RateLimit): Promise<Result<undefined, TooManyTries>>;
  /** Takes one try back, because it turned out honest. */
  giveBack(key: string, limit: RateLimit): Promise<void>;
}
