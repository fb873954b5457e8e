import { expect, test } from 'vitest';
import { returnPath } from '#src/shared/return-path.ts';

test.each(['/', '/my', '/my/seats/1?x=%2F&y=2', '/team#people', '/courses?q=mould%20%26%20odour'])(
  'the way back to %j is kept',
  (path) => expect(returnPath(path, '/my')).toBe(path),
);

test.each([
  null,
  undefined,
  '',
  'my',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/my\\..\\evil',
  '/my\r\nSet-Cookie: a=b',
  '/.//evil.example',
  'javascript:alert(1)',
  `/${'a'.repeat(600)}`,
])('%j leads nowhere else', (path) => expect(returnPath(path, '/my')).toBe('/my'));
