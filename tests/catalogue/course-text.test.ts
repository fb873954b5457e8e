import { expect, test } from 'vitest';
import {
  alsoPayText,
  dollars,
  linesOf,
  outlineText,
  parseAlsoPay,
  parseDollars,
  parseOutline,
} from '#src/catalogue/index.ts';

const outline = [
  { title: 'Reading meters', minutes: 90, points: ['Pin and pinless', 'Why they disagree'] },
  { title: 'Drying plans', minutes: 60, points: [] },
];

test('an outline comes back from its text as it was', () => {
  expect(parseOutline(outlineText(outline))).toEqual(outline);
  expect(parseOutline('')).toEqual([]);
  expect(parseOutline('Meters | 45 min\r\n• One\r\n')).toEqual([{ title: 'Meters', minutes: 45, points: ['One'] }]);
});

test.each(['Reading meters', '- A point of nothing', 'Meters | 0', 'Meters | long'])(
  '"%s" is no part of an outline',
  (text) => {
    expect(parseOutline(`\n${text}`)).toEqual({ line: 2, text });
  },
);

test('fees to others come back from their text as they were', () => {
  const fees = [
    { label: 'Exam fee', to: 'IICRC', cents: 7_000 },
    { label: 'Parking', to: 'the venue', cents: null },
  ];
  expect(parseAlsoPay(alsoPayText(fees))).toEqual(fees);
});

test.each(['Exam fee', 'Exam fee | IICRC | seventy', 'A | B | 1 | 2', '| IICRC'])('"%s" is no fee', (text) => {
  expect(parseAlsoPay(text)).toEqual({ line: 1, text });
});

test('dollars are exact', () => {
  expect(parseDollars('$1,234.5')).toBe(123_450);
  expect(parseDollars('82.49')).toBe(8_249);
  expect(dollars(8_249)).toBe('82.49');
  expect(dollars(5)).toBe('0.05');
  for (const text of ['', '-1', '1.234', '12,34', '1e3', 'free']) expect(parseDollars(text)).toBeNull();
});

test('empty lines say nothing', () => expect(linesOf(' one \n\n two\r\n')).toEqual(['one', 'two']));
