import { expect, test } from 'vitest';
import { linkedInUrl } from '#src/certificates/linked-in.ts';
import { typedNumbers } from '#src/certificates/typed-numbers.ts';
import { newReference } from '#src/shared/ids.ts';

test('numbers are found however they are pasted, each once and in order', () => {
  const [a, b, c] = [newReference('C'), newReference('C'), newReference('C')];
  const text = `${a}\r\n  ${b.toLowerCase().replaceAll('-', ' ')},${c};nonsense\t${a} ${b}\n\n`;
  expect(typedNumbers(text).map(({ number, typed }) => number ?? typed)).toEqual([a, b, c, 'nonsense']);
  expect(typedNumbers(' \n,;')).toEqual([]);
  expect(typedNumbers(text).map(({ times }) => times)).toEqual([2, 2, 1, 1]);
});

test('a number of something else is told as such, and one that is mistyped is not', () => {
  const [ticket, booking] = [newReference('T'), newReference('A').toLowerCase()];
  const text = [ticket, booking, 'INV-000123', 'C-7K2QF-93DMX-4', newReference('C')].join('\n');
  expect(typedNumbers(text).map(({ isOf }) => isOf)).toEqual(['T', 'A', 'paper', null, null]);
  // The example beside the field is one that a certificate could have.
  expect(typedNumbers('C-7K2QF-93DMX-R')).toMatchObject([{ number: 'C-7K2QF-93DMX-R' }]);
});

test('the form at LinkedIn is filled in, whatever the course is called', () => {
  const facts = { number: 'C-7K2QF-93DMX-4', completedOn: '2027-02-03', providerName: 'Tidewater & Co' };
  const url = new URL(linkedInUrl({ ...facts, courseTitle: 'Drying: 100% & more?', siteUrl: 'https://x.example' }));
  expect(url.origin + url.pathname).toBe('https://www.linkedin.com/profile/add');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    startTask: 'CERTIFICATION_NAME',
    name: 'Drying: 100% & more?',
    organizationName: 'Tidewater & Co',
    issueYear: '2027',
    issueMonth: '2',
    certUrl: 'https://x.example/verify/C-7K2QF-93DMX-4',
    certId: 'C-7K2QF-93DMX-4',
  });
});
