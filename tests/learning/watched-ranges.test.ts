import { describe, expect, test } from 'vitest';
import { coveredSeconds, mergeRanges, type Range, watchedUpTo, whyIgnored } from '#src/learning/watched-ranges.ts';

test.each<[string, Range[], Range[]]>([
  [
    'apart',
    [
      [0, 5],
      [20, 25],
    ],
    [
      [0, 5],
      [20, 25],
    ],
  ],
  [
    'in any order',
    [
      [20, 25],
      [0, 5],
    ],
    [
      [0, 5],
      [20, 25],
    ],
  ],
  [
    'overlapping',
    [
      [0, 10],
      [5, 15],
    ],
    [[0, 15]],
  ],
  [
    'nearly meeting',
    [
      [0, 10],
      [10.8, 15],
    ],
    [[0, 15]],
  ],
  [
    'one within another',
    [
      [0, 30],
      [5, 10],
    ],
    [[0, 30]],
  ],
  [
    'twice the same',
    [
      [3, 7],
      [3, 7],
    ],
    [[3, 7]],
  ],
  ['none', [], []],
])('ranges %s are put together', (_how, ranges, merged) => {
  expect(mergeRanges(ranges)).toEqual(merged);
});

test('merged ranges cover each second once, whatever came in', () => {
  for (let round = 0; round < 200; round += 1) {
    const seed = (n: number) => (Math.imul(round * 31 + n + 1, 2654435761) >>> 0) % 60;
    const ranges = Array.from({ length: 6 }, (_, n): Range => [seed(n * 2), seed(n * 2) + (seed(n * 2 + 1) % 9)]);
    const merged = mergeRanges(ranges);
    expect(mergeRanges([...merged, ...ranges])).toEqual(merged);
    const gaps = merged.slice(1).map(([from], index) => from - (merged[index]?.[1] ?? 0));
    expect(gaps.every((gap) => gap > 1)).toBe(true);
    expect(coveredSeconds(merged)).toBeLessThanOrEqual(70);
    expect(ranges.every(([a, b]) => merged.some(([from, to]) => from <= a && b <= to))).toBe(true);
  }
});

test('what was watched up to stops at the first gap', () => {
  expect(
    watchedUpTo([
      [0, 12],
      [12.5, 20],
      [40, 50],
    ]),
  ).toBe(20);
  expect(watchedUpTo([[5, 12]])).toBe(0);
  expect(watchedUpTo([])).toBe(0);
});

describe('a report is believed only when it can be true', () => {
  const opened = new Date('2026-12-01T00:00:00Z');
  const after = (seconds: number) => new Date(opened.getTime() + seconds * 1000);
  const so = { ranges: [[0, 20]] as Range[], reportIds: ['first-report'], reportedAt: opened };
  const video = { durationSeconds: 60, skippingAllowed: true };
  const says = (ranges: Range[], id = 'next-report') => ({ id, ranges, position: ranges.at(-1)?.[1] ?? 0 });

  test.each([
    ['as long as time passed', says([[20, 30]]), 10, null],
    ['at twice the speed', says([[20, 45]]), 10, null],
    ['faster than any player', says([[20, 46]]), 10, 'faster-than-time'],
    ['the whole at once', says([[0, 60]]), 3, 'faster-than-time'],
    [
      'many short ranges that add up to too much',
      says(Array.from({ length: 20 }, (): Range => [0, 2])),
      10,
      'faster-than-time',
    ],
    ['before any time has passed', says([[20, 24]]), 0, null],
    ['by a clock that went back', says([[20, 30]]), -100, 'faster-than-time'],
    ['what was reported before', says([[0, 5]], 'first-report'), 100, 'replayed'],
    ['beyond the end', says([[55, 70]]), 100, 'beyond-the-end'],
    ['a position beyond the end', { id: 'x', ranges: [], position: 900 }, 100, 'beyond-the-end'],
    ['backwards', says([[30, 20]]), 100, 'not-a-range'],
    ['before the start', says([[-5, 5]]), 100, 'not-a-range'],
    ['after a long silence, no more than ten minutes of it', says([[0, 60]]), 86_400, null],
  ])('%s', (_what, report, seconds, why) => {
    expect(whyIgnored(report, so, video, after(seconds))).toBe(why);
  });

  test('where skipping ahead is not allowed, it goes on where it stopped, or before', () => {
    const strict = { ...video, skippingAllowed: false };
    const why = (...ranges: Range[]) => whyIgnored(says(ranges), so, strict, after(60));
    expect(why([20, 30])).toBeNull();
    expect(why([5, 12])).toBeNull();
    expect(why([20, 30], [30, 40])).toBeNull();
    expect(why([40, 50])).toBe('skipped-ahead');
    expect(why([20, 25], [40, 50])).toBe('skipped-ahead');
  });
});
