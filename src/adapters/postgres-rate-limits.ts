import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit, RateLimiter } from '#src/accounts/index.ts';
import { type Db, runStatement } from '#src/database.ts';
import { ok, refuse } from '#src/shared/result.ts';

/** Counts tries in the table `rate_limits`, so that all processes count together and a restart forgives nothing. */
export function postgresRateLimits(db: Db): RateLimiter {
  const limiters = new Map<string, RateLimiterPostgres>();

  function limiterFor({ tries, perMinutes }: RateLimit): RateLimiterPostgres {
    const name = `${tries}/${perMinutes}`;
    const known = limiters.get(name) ?? limiter(db, { tries, perMinutes }, { clearsExpired: limiters.size === 0 });
    limiters.set(name, known);
    return known;
  }

  return {
    take: async (key, limit) => {
      try {
        await limiterFor(limit).consume(fingerprint(key));
        return ok();
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return refuse('too-many-tries', { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) });
      }
    },
    giveBack: async (key, limit) => void (await limiterFor(limit).reward(fingerprint(key))),
  };
}

function limiter(db: Db, { tries, perMinutes }: RateLimit, { clearsExpired }: { clearsExpired: boolean }) {
  return new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: { text: string; values: unknown[] }) => runStatement(db, text, values) },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: '',
    points: tries,
    duration: perMinutes * 60,
    clearExpiredByTimeout: clearsExpired,
  });
}

/** Keys hold e-mails and addresses, which have no business in this table and may be longer than its column. */
function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
