import type { IncomingMessage } from 'node:http';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Machines call these without an Origin and prove themselves in another way: by a signature, in a header or in the address
 * (a mail provider's one-click unsubscribe, RFC 8058). The whole address counts: with a query behind it, it could name the
 * action of a form.
 */
const signed = /^\/(api\/webhooks\/stripe|unsubscribe\/[A-Za-z0-9._-]+)$/;

/**
 * Whether a request that may change something comes from our own pages. The Origin that every browser sends with a form is
 * compared with the Host it was sent to, which no foreign page can set; a proxy in front must pass the Host on.
 */
export function isFromOurPages(request: IncomingMessage): boolean {
  if (safe.has(request.method ?? '') || signed.test(request.url ?? '')) return true;
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
