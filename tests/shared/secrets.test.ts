import { expect, test } from 'vitest';
import { isSameSecret } from '#src/shared/secrets.ts';

test('a secret is the same only when all of it is', () => {
  expect(isSameSecret('abcdef', 'abcdef')).toBe(true);
  for (const other of ['abcdeg', 'abcde', 'abcdefg', '', 'äbcde']) expect(isSameSecret('abcdef', other)).toBe(false);
});
