import { expect, test } from 'vitest';
import { personName } from '#src/actions/fields.ts';

test.each(['Maria Santos', 'J. Smith', 'St. John', 'Tomás Ó Briain', 'Dr. Anna-Lena O’Neil', '李小龙', 'A.J. Nguyen'])(
  '%s is a name',
  (name) => {
    expect(personName('Enter your name').safeParse(name).success).toBe(true);
  },
);

test.each([
  'Win at https://evil.example',
  'www.evil.example',
  'Claim your prize evil.com',
  'EVIL.COM/prize',
  'a@b.example',
])('%s would be a link in our mail, and is refused', (name) => {
  expect(personName('Enter your name').safeParse(name).success).toBe(false);
});
