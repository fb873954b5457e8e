import { expect, test } from 'vitest';
import { otherZones, sessionDates, sessionDays, sessionTimes } from '#src/catalogue/index.ts';
import { instantAt } from '#src/shared/dates.ts';

function session(timeZone: string, ...days: [date: string, from: string, to: string][]) {
  const dated = days.map(([date, from, to], index) => ({
    id: String(index),
    dayNumber: index + 1,
    startsAt: instantAt(date, from, timeZone),
    endsAt: instantAt(date, to, timeZone),
  }));
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) throw new Error('no day');
  return { timeZone, days: dated, startsAt: first.startsAt, endsAt: last.endsAt };
}

test.each([
  [['2027-02-03'], 'Wed 3 Feb 2027'],
  [['2027-02-03', '2027-02-05'], 'Wed 3 – Fri 5 Feb 2027'],
  [['2027-03-31', '2027-04-02'], 'Wed 31 Mar – Fri 2 Apr 2027'],
  [['2026-12-30', '2027-01-01'], 'Wed 30 Dec 2026 – Fri 1 Jan 2027'],
])('the days of %o read %s', (dates, words) => {
  const days = dates.map((date): [string, string, string] => [date, '08:30', '16:30']);
  expect(sessionDates(session('Australia/Sydney', ...days))).toBe(words);
});

test('a session across the end of daylight saving keeps its hours on the wall', () => {
  // Clocks in Sydney go back on Sunday 4 April 2027.
  const across = session('Australia/Sydney', ['2027-04-01', '08:30', '16:30'], ['2027-04-06', '08:30', '16:30']);
  expect(across.days.map(({ startsAt }) => startsAt.toISOString())).toEqual([
    '2027-03-31T21:30:00.000Z',
    '2027-04-05T22:30:00.000Z',
  ]);
  expect(sessionTimes(across)).toMatch(/^8:30.am – 4:30.pm AEDT, 2 days$/);
  expect(sessionDays(across)).toEqual(['2027-04-01', '2027-04-06']);
});

test('a session whose days differ says so', () => {
  const uneven = session('Australia/Perth', ['2027-02-03', '08:30', '16:30'], ['2027-02-04', '08:30', '12:30']);
  expect(sessionTimes(uneven)).toMatch(/AWST, 2 days \(times differ by day\)$/);
});

test('other zones in summer are five, and three in winter', () => {
  const evening = (date: string) => session('Australia/Sydney', [date, '18:00', '19:00']);
  const summer = evening('2027-02-03');
  expect(otherZones(summer, summer.timeZone).map(({ text }) => text.replace(/\s/g, ' '))).toEqual([
    '5:00 pm – 6:00 pm AEST in Brisbane',
    '5:30 pm – 6:30 pm ACDT in Adelaide',
    '4:30 pm – 5:30 pm ACST in Darwin',
    '3:00 pm – 4:00 pm AWST in Perth',
  ]);
  const winter = evening('2027-07-07');
  expect(otherZones(winter, winter.timeZone)).toMatchObject([
    { zone: 'Australia/Adelaide Australia/Darwin' },
    { zone: 'Australia/Perth' },
  ]);
});
