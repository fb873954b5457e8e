import Stripe from 'stripe';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { GatewayUnavailable } from '#src/payments/index.ts';

/** Answers that say "not now": another request holds the same key or the same object. */
const busy = ['idempotency_key_in_use', 'lock_timeout', 'rate_limit'];

/** Runs a call to Stripe; an outage becomes a refusal, anything else is thrown. */
export async function unlessUnavailable<Value>(call: () => Promise<Value>): Promise<Result<Value, GatewayUnavailable>> {
  try {
    return ok(await call());
  } catch (fault) {
    if (isOutage(fault)) return refuse('gateway-unavailable');
    throw fault;
  }
}

function isOutage(fault: unknown): boolean {
  return (
    fault instanceof Stripe.errors.StripeConnectionError ||
    fault instanceof Stripe.errors.StripeAPIError ||
    fault instanceof Stripe.errors.StripeRateLimitError ||
    (fault instanceof Stripe.errors.StripeError && busy.includes(fault.code ?? ''))
  );
}

/** Stripe knows no object of this id. */
export function isMissing(fault: unknown): boolean {
  return fault instanceof Stripe.errors.StripeInvalidRequestError && fault.code === 'resource_missing';
}

/** Stripe understood the request, and the object's state does not allow it. */
export function isForbiddenByState(fault: unknown): fault is Stripe.errors.StripeInvalidRequestError {
  if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  return !busy.includes(fault.code ?? '') && !/^(parameter_|resource_missing|url_invalid)/.test(fault.code ?? '');
}
