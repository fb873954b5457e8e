import type { IncomingMessage } from 'node:http';

/**
 * Who is calling. Behind `trustedProxies` reverse proxies each adds the address it saw to X-Forwarded-For, so the caller is
 * that many places from the end; whatever stands before was written by the caller and is not believed.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim());
  return forwarded.at(-trustedProxies) || direct;
}
