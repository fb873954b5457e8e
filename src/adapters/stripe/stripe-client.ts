import Stripe from 'stripe';

/** The version this code was written against: what Stripe sends changes only when we change this line. */
const apiVersion = '2026-10-28.endive';

export interface StripeAccount {
  secretKey: string;
  /** A server that speaks Stripe's API, such as `http://127.0.0.1:4330`. Stripe itself when absent. */
  apiBase?: string | undefined;
  timeoutMs: number;
  /** How often a call that was not answered is repeated at once, under the same key. */
  retries?: number | undefined;
}

/** The official SDK, pointed at Stripe or at another server that speaks its API. */
export function createStripeClient({ secretKey, apiBase, timeoutMs, retries = 2 }: StripeAccount): Stripe {
  return new Stripe(secretKey, {
    apiVersion,
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    telemetry: false,
    ...(apiBase ? addressOf(new URL(apiBase)) : {}),
  });
}

function addressOf(base: URL) {
  const protocol = base.protocol === 'http:' ? ('http' as const) : ('https' as const);
  return { protocol, host: base.hostname, port: base.port || (protocol === 'http' ? 80 : 443) };
}
