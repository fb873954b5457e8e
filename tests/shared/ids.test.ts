import { describe, expect, it } from 'vitest';
import { newReference, parseReference } from '#src/shared/ids.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';

describe('a public number', () => {
  it('looks the same every time and is never the same', () => {
    const many = Array.from({ length: 500 }, () => newReference('C'));
    for (const each of many) expect(each).toMatch(/^C-[0-9A-HJKMNP-TV-Y]{5}-[0-9A-HJKMNP-TV-Y]{5}-[0-9A-HJKMNP-TV-Y]$/);
    expect(new Set(many).size).toBe(500);
  });

  it('is found again however it is typed', () => {
    const number = newReference('A');
    const plain = number.replaceAll('-', '');
    for (const typed of [
      number.toLowerCase(),
      plain,
      ` ${plain} `,
      number.replaceAll('-', '–'),
      plain.split('').join(' '),
    ])
      expect(parseReference(typed, 'A')).toBe(number);
  });

  it('reads the letters that look like digits as digits', () => {
    let number = newReference('T');
    while (!/[01]/.test(number)) number = newReference('T');
    const misread = number.replaceAll('0', 'O').replaceAll('1', 'l');
    expect(parseReference(misread, 'T')).toBe(number);
  });

  it('is not taken for another kind', () => {
    expect(parseReference(newReference('A'), 'C')).toBeNull();
  });

  it('gives away every single mistyped character', () => {
    const body = newReference('C').replaceAll('-', '');
    for (let at = 1; at < body.length; at += 1) {
      for (const other of alphabet) {
        if (other === body[at]) continue;
        expect(parseReference(body.slice(0, at) + other + body.slice(at + 1), 'C')).toBeNull();
      }
    }
  });

  it('gives away every two neighbours that changed places', () => {
    for (let round = 0; round < 50; round += 1) {
      const body = newReference('C').replaceAll('-', '');
      for (let at = 1; at < body.length - 2; at += 1) {
        const swapped = body.slice(0, at) + body[at + 1] + body[at] + body.slice(at + 2);
        if (swapped !== body) expect(parseReference(swapped, 'C')).toBeNull();
      }
    }
  });

  it.each(['', 'C', 'C-12345', 'C-UUUUU-UUUUU-U', `C-${'1'.repeat(5000)}`, '<script>', 'С-11111-11111-1'])(
    'is not made of %j',
    (typed) => {
      expect(parseReference(typed, 'C')).toBeNull();
    },
  );
});
