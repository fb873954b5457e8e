import type { StoredAnswer } from './ledger.ts';
import { badRequest, StripeError } from './stripe-error.ts';

export interface Answer {
  status: number;
  body: unknown;
  replayed?: boolean;
}

/**
 * Stripe's rules for Idempotency-Key (docs.stripe.com/api/idempotent_requests, read 2026-11): the first answer is kept
 * and given again to the same request; another request with the same key is refused; a request that failed before it
 * took effect is not kept, so that it can be mended and sent again.
 */
export function createIdempotency(answers: Record<string, StoredAnswer>) {
  const inFlight = new Set<string>();
  return {
    /** Claims the key until `release`; another request with it meanwhile is told to come back. */
    claim(key: string) {
      if (key.length > 255) throw badRequest('Idempotency keys may be at most 255 characters.');
      if (inFlight.has(key)) {
        const message = `There is currently another in-progress request using this Idempotency Key: ${key}.`;
        throw new StripeError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
      }
      inFlight.add(key);
    },
    release: (key: string) => inFlight.delete(key),
    /** Gives the kept answer, or runs the request and keeps its answer. */
    once(key: string, fingerprint: string, run: () => unknown): Answer {
      const kept = answers[key];
      if (kept && kept.fingerprint !== fingerprint) {
        const message =
          'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
          `Try using a key other than '${key}' if you meant to execute a different request.`;
        throw new StripeError(400, { type: 'idempotency_error', message });
      }
      if (kept) return { status: kept.status, body: kept.body, replayed: true };
      const body = structuredClone(run());
      answers[key] = { fingerprint, status: 200, body };
      return { status: 200, body };
    },
  };
}
