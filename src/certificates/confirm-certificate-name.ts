import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { parseReference } from '#src/shared/ids.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { findCertificateForPublic } from './find-certificate.ts';
import type { PublicCertificate } from './public-certificate.ts';

/** Whoever has the paper in hand types its name once or twice; a name is not guessed from its initials at this pace. */
const limit = { tries: 10, perMinutes: 60 };

/** A certificate for anybody, with a name held against the one that is not shown because its learner was under 18. */
export async function confirmCertificateName(
  services: Core & { rateLimits: RateLimiter },
  { number: typed, typedName, from }: { number: string; typedName: string; from: string },
): Promise<
  Result<
    PublicCertificate,
    TooManyTries | { reason: 'not-a-number' } | { reason: 'no-such-certificate'; number: string }
  >
> {
  const number = parseReference(typed, 'C');
  if (!number) return refuse('not-a-number');
  // By certificate as well: many places may ask about one.
  for (const key of [`certificate-name:${number}:${from}`, `certificate-name:${number}`]) {
    const allowed = await services.rateLimits.take(key, limit);
    if (!allowed.ok) return allowed;
  }
  return findCertificateForPublic(services, { number, typedName });
}
