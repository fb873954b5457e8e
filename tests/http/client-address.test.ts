import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '#src/http/client-address.ts';

const from = (remoteAddress: string, forwarded?: string, proxies = 0) =>
  clientAddress(
    {
      socket: { remoteAddress },
      headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
    } as unknown as IncomingMessage,
    proxies,
  );

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('whoever calls from %s is known as %s: an address of a network is as good as another', (address, known) => {
  expect(from(address)).toBe(known);
});

test('behind a proxy the same holds for the address that it saw', () => {
  expect(from('10.0.0.1', '203.0.113.9, 2001:db8:1:2::7', 1)).toBe('2001:db8:1:2::/64');
});
