import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Who is calling. Behind `trustedProxies` reverse proxies each adds the address it saw to X-Forwarded-For, so the caller is
 * that many places from the end; whatever stands before was written by the caller and is not believed. Of an
 * IPv6 address only the network is told: whoever has one address of a /64 has all of them, and each would be a fresh start.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return networkOf(direct);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim());
  return networkOf(forwarded.at(-trustedProxies) || direct);
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, ofIPv4] = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address) ?? [];
  if (ofIPv4) return ofIPv4;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const [before, after] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
