import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Result } from '#src/shared/result.ts';
import { findCertificateForPublic } from './find-certificate.ts';
import type { PublicCertificate } from './public-certificate.ts';

/** A register of certificates is checked in minutes at this pace, and nobody guesses numbers at it. */
const limit = { tries: 60, perMinutes: 1 };

/** A certificate for a program, asked for from one place at most sixty times a minute. A young learner's name stays initials. */
export async function readCertificateByMachine(
  services: Core & { rateLimits: RateLimiter },
  { number, from }: { number: string; from: string },
): Promise<
  Result<
    PublicCertificate,
    TooManyTries | { reason: 'not-a-number' } | { reason: 'no-such-certificate'; number: string }
  >
> {
  const allowed = await services.rateLimits.take(`certificate-api:${from}`, limit);
  return allowed.ok ? findCertificateForPublic(services, { number }) : allowed;
}
