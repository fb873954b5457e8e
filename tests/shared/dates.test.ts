import { describe, expect, it } from 'vitest';
import {
  addDays,
  bankingDaysBefore,
  addMinutes,
  dateIn,
  formatDate,
  formatDay,
  formatInstant,
  formatTimes,
  instantAt,
  isTimeZone,
  zoned,
  zoneName,
} from '#src/shared/dates.ts';

const sydney = 'Australia/Sydney';
const at = (text: string) => new Date(text);

describe('words for a time', () => {
  const start = at('2027-02-02T21:30:00Z');

  it('are those of the session’s zone', () => {
    expect(formatDay(start, sydney)).toBe('Wed 3 Feb 2027');
    expect(formatTimes(start, at('2027-02-03T05:30:00Z'), sydney)).toBe('8:30 am – 4:30 pm AEDT');
    expect(formatInstant(start, 'Australia/Perth')).toBe('Wed 3 Feb 2027, 5:30 am AWST');
    expect(formatDate('2027-02-03')).toBe('3 February 2027');
  });

  it.each([
    [sydney, 'AEDT', 'AEST'],
    ['Australia/Brisbane', 'AEST', 'AEST'],
    ['Australia/Adelaide', 'ACDT', 'ACST'],
    ['Australia/Darwin', 'ACST', 'ACST'],
    ['Australia/Perth', 'AWST', 'AWST'],
  ])('name %s in summer and in winter, never EST', (zone, summer, winter) => {
    expect([zoneName(at('2027-01-15T00:00:00Z'), zone), zoneName(at('2027-07-15T00:00:00Z'), zone)]).toEqual([
      summer,
      winter,
    ]);
  });
});

describe('an instant by the clock on the wall', () => {
  it('follows daylight saving: it ends on 4 April 2027 and begins on 3 October', () => {
    expect(instantAt('2027-04-03', '09:00', sydney)).toEqual(at('2027-04-02T22:00:00Z'));
    expect(instantAt('2027-04-04', '09:00', sydney)).toEqual(at('2027-04-03T23:00:00Z'));
    expect(instantAt('2027-10-03', '09:00', sydney)).toEqual(at('2027-10-02T22:00:00Z'));
  });

  it('moves forward when the clock skips it, and is the first when the clock shows it twice', () => {
    expect(instantAt('2027-10-03', '02:30', sydney)).toEqual(at('2027-10-02T16:30:00Z'));
    expect(
      zoned(instantAt('2027-10-03', '02:30', sydney), sydney)
        .toPlainTime()
        .toString(),
    ).toBe('03:30:00');
    expect(instantAt('2027-04-04', '02:30', sydney)).toEqual(at('2027-04-03T15:30:00Z'));
  });

  it('goes there and back in every zone', () => {
    for (const zone of [sydney, 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Darwin', 'Australia/Perth'])
      expect(dateIn(zone, instantAt('2027-06-30', '00:00', zone))).toBe('2027-06-30');
  });
});

describe('arithmetic', () => {
  it('counts days by the calendar and minutes by the clock', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addMinutes(at('2027-10-02T15:59:00Z'), 2)).toEqual(at('2027-10-02T16:01:00Z'));
  });

  it('knows the date in the zone, not in UTC', () => {
    expect(dateIn(sydney, at('2026-12-31T13:30:00Z'))).toBe('2027-01-01');
    expect(dateIn('Australia/Perth', at('2026-12-31T13:30:00Z'))).toBe('2026-12-31');
  });
});

describe('a zone', () => {
  it('is one that this system knows', () => {
    expect(isTimeZone(sydney)).toBe(true);
    for (const text of ['', 'Sydney', 'Australia/Nowhere', '<b>']) expect(isTimeZone(text)).toBe(false);
  });
});

it('banking days leave weekends out', () => {
  expect(bankingDaysBefore('2026-12-18', 2)).toBe('2026-12-16');
  expect(bankingDaysBefore('2026-12-21', 2)).toBe('2026-12-17');
  expect(bankingDaysBefore('2026-12-20', 2)).toBe('2026-12-17');
});
