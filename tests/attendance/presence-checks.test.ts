import { expect, test } from 'vitest';
import {
  answersNeeded,
  openPresenceCheck,
  presenceChecksOf,
  presenceCheckTimes,
} from '#src/attendance/presence-checks.ts';

const at = (time: string) => new Date(`2027-02-03T${time}:00Z`);
const hourAndHalf = { startsAt: at('01:00'), endsAt: at('02:30') };

test('three in an hour are five in an hour and a half: a begun share counts', () => {
  expect(presenceChecksOf(hourAndHalf, 3)).toBe(5);
  expect(presenceChecksOf(hourAndHalf, null)).toBe(0);
});

test('the part to be answered is rounded up', () => {
  expect(answersNeeded(5, 75)).toBe(4);
  expect(answersNeeded(5, null)).toBe(0);
});

test('each question lies in its own part of the day and is closed before the next part', () => {
  for (const chance of [0, 0.37, 0.9999]) {
    const times = presenceCheckTimes(hourAndHalf, 5, () => chance);
    for (const [index, time] of times.entries()) {
      const minute = (time.getTime() - hourAndHalf.startsAt.getTime()) / 60_000;
      expect(minute).toBeGreaterThanOrEqual(index * 18);
      expect(minute + 5).toBeLessThanOrEqual((index + 1) * 18);
    }
  }
});

test('a question is open for five minutes, and only until it is answered', () => {
  const times = [at('01:04'), at('01:30')];
  expect(openPresenceCheck(times, new Set(), at('01:03'))).toBeNull();
  expect(openPresenceCheck(times, new Set(), at('01:04'))).toEqual({ number: 1, until: at('01:09') });
  expect(openPresenceCheck(times, new Set(), at('01:09'))).toBeNull();
  expect(openPresenceCheck(times, new Set([2]), at('01:31'))).toBeNull();
  expect(openPresenceCheck(times, new Set([1]), at('01:31'))?.number).toBe(2);
});
