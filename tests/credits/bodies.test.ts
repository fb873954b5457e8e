/**
 * One story for each body of the domain notes: what it asks, and what a learner's entries come to, worked out by hand.
 * [A] the body's own page, [B] a decent secondary source, both as read for the notes before 2026-11-24.
 */
import { describe, expect, it } from 'vitest';
import {
  cycleEarnedOn,
  cycleFor,
  earningWindow,
  requirementOn,
  standing,
  standingsInOrder,
  unitsForMinutes,
} from '#src/credits/index.ts';
import { aRequirement, anEntry } from './a-requirement.ts';

const stood = <T>(value: T | null): T => {
  if (value === null) throw new Error('No requirement was in force');
  return value;
};

describe('IICRC technicians: 14 CECs every 4 years, one total for all technician designations [A/B]', () => {
  const rule = aRequirement({
    units: '14',
    cycleMonths: 48,
    // 1 old CEC was 7 hours: old certificates convert ×7 [B].
    conversions: [{ creditTypeId: 'old-unit', factor: '7' }],
  });
  const cycle = { startsOn: '2024-02-01', endsOn: '2028-01-31' };

  it('counts what was earned for WRT and for ASD into one total', () => {
    // 7 (a workshop) + 1.5 (a webinar) = 8.5; 14 − 8.5 = 5.5 missing.
    const entries = [anEntry('7'), anEntry('1.5')];
    const found = stood(standing([rule], cycle, { entries, on: '2027-11-29' }));
    expect(found).toMatchObject({ earned: '8.500', counted: '8.500', gap: '5.500', met: false });
    // 29 Nov 2027 to 31 Jan 2028: 1 left of November, 31 of December, 31 of January = 63 days, nine weeks.
    expect(found).toMatchObject({ deadline: '2028-01-31', daysLeft: 63 });
  });

  it('converts an old certificate of 7-hour units', () => {
    // 1 old CEC × 7 = 7, with 7 new ones = 14: met.
    const entries = [anEntry('1', { creditTypeId: 'old-unit' }), anEntry('7')];
    const found = stood(standing([rule], cycle, { entries, on: '2027-11-29' }));
    expect(found).toMatchObject({ counted: '14.000', gap: '0.000', met: true });
    expect(found.countedEntries.map(({ units, factor }) => [units, factor])).toEqual([
      ['7.000', '7'],
      ['7.000', null],
    ]);
    // The unit itself: 1 CEC = 60 minutes, so 420 minutes = 7; the old unit took 420 minutes for 1.
    expect(unitsForMinutes('420', { minutesPerUnit: '60', step: '0.5', rounding: 'down' })).toBe('7.000');
    expect(unitsForMinutes('420', { minutesPerUnit: '420', step: '1', rounding: 'down' })).toBe('1.000');
  });

  it('has a shorter cycle for masters and inspectors: 14 CECs every 2 years [A/B]', () => {
    const masters = aRequirement({ units: '14', cycleMonths: 24 });
    // Awarded 15 May 2023: cycles begin on 15 May 2023, 2025, 2027.
    expect(cycleFor('2023-05-15', masters, '2026-11-24')).toEqual({ startsOn: '2025-05-15', endsOn: '2027-05-14' });
    // The same course counts for both: 7 of 14 in each of two groups.
    const both = [rule, masters].map((each) =>
      standing([each], { startsOn: '2026-06-01', endsOn: '2028-05-31' }, { entries: [anEntry('7')], on: '2027-06-01' }),
    );
    expect(both.map((each) => each?.gap)).toEqual(['7.000', '7.000']);
  });
});

describe('RIA: 48 hours in 3 years, 1 July to 30 June, from after the award, no carry-over [A]', () => {
  const rule = aRequirement({ units: '48', cycleMonths: 36, calendarStarts: '07-01' });

  it('begins on the 1 July after the award', () => {
    // Awarded March 2026 → 1 July 2026. Awarded on 1 July 2026 itself → after it: 1 July 2027.
    expect(cycleFor('2026-03-15', rule, '2026-11-24')).toEqual({ startsOn: '2026-07-01', endsOn: '2029-06-30' });
    expect(cycleFor('2026-07-01', rule, '2026-11-24')).toEqual({ startsOn: '2027-07-01', endsOn: '2030-06-30' });
    expect(cycleFor('2026-03-15', rule, '2029-07-01')).toEqual({ startsOn: '2029-07-01', endsOn: '2032-06-30' });
  });

  it('counts the last day of June, not the first of July, and carries nothing', () => {
    const cycles = [cycleFor('2026-03-15', rule, '2027-01-01'), cycleFor('2026-03-15', rule, '2030-01-01')];
    // 40 + 20 = 60 in the first cycle: 12 over, and none of them goes on. The 5 of 1 July 2029 are the second cycle's.
    const entries = [
      anEntry('40', { earnedOn: '2026-07-01' }),
      anEntry('20', { earnedOn: '2029-06-30' }),
      anEntry('5', { earnedOn: '2029-07-01' }),
    ];
    const [first, second] = standingsInOrder([rule], cycles, { entries, on: '2030-01-01' });
    expect(first?.standing).toMatchObject({ counted: '60.000', gap: '0.000', carriesOut: '0.000' });
    expect(second?.standing).toMatchObject({ counted: '5.000', carried: '0.000', gap: '43.000' });
  });
});

describe('ACAC: 40 RCs in 2 years, of them 30 professional development and 10 field; rules changed over time [A]', () => {
  const minima = [
    { category: 'pd', name: 'Professional development', units: '30' },
    { category: 'field', name: 'Field work', units: '10' },
  ];
  const now = aRequirement({ id: 'now', units: '40', cycleMonths: 24, minima, effectiveFrom: '2020-01-01' });
  const before = aRequirement({
    id: 'before',
    units: '20',
    cycleMonths: 24,
    effectiveFrom: '2000-01-01',
    effectiveTo: '2019-12-31',
  });
  const cycle = { startsOn: '2026-01-01', endsOn: '2027-12-31' };

  it('asks for both parts', () => {
    // 36 PD + 2 field = 38: 2 short in all, but 8 field hours are missing, so 8 more are needed.
    const entries = [anEntry('36', { category: 'pd' }), anEntry('2', { category: 'field' })];
    const found = stood(standing([now], cycle, { entries, on: '2027-06-01' }));
    expect(found).toMatchObject({ counted: '38.000', gap: '8.000', met: false });
    expect(found.minima).toEqual([
      { category: 'pd', name: 'Professional development', required: '30.000', counted: '36.000', missing: '0.000' },
      { category: 'field', name: 'Field work', required: '10.000', counted: '2.000', missing: '8.000' },
    ]);
  });

  it('goes by the rule in force on the first day of the cycle', () => {
    expect(requirementOn([before, now], { startsOn: '2019-12-31' })?.id).toBe('before');
    expect(requirementOn([before, now], { startsOn: '2020-01-01' })?.id).toBe('now');
    expect(requirementOn([before, now], { startsOn: '1999-12-31' })).toBeNull();
    // Begun under the old rule on 1 July 2019: 20 asked for although the new one came six months later.
    const old = { startsOn: '2019-07-01', endsOn: '2021-06-30' };
    const found = standing([before, now], old, { entries: [], on: '2021-01-01' });
    expect(found).toMatchObject({ required: '20.000', gap: '20.000' });
  });
});

describe('NADCA ASCS: 6 CECs a year, earned in the year before the one they renew [A]', () => {
  const rule = aRequirement({ units: '6', cycleMonths: 12, calendarStarts: '07-01', earnedMonthsBefore: 12 });

  it('earns 1 July 2026 to 30 June 2027 for the year 2027–28', () => {
    const today = cycleEarnedOn('2024-10-01', rule, '2026-11-24');
    expect(today).toEqual({ startsOn: '2027-07-01', endsOn: '2028-06-30' });
    const cycle = { startsOn: '2027-07-01', endsOn: '2028-06-30' };
    expect(earningWindow(cycle, rule)).toEqual({ startsOn: '2026-07-01', endsOn: '2027-06-30' });
    // 4 inside; 3 of June 2026 are too early; 2 of July 2027 too late. 6 − 4 = 2.
    const late = anEntry('2', { earnedOn: '2027-07-01' });
    const early = anEntry('3', { earnedOn: '2026-06-30' });
    const entries = [early, anEntry('4', { earnedOn: '2026-07-01' }), late];
    const found = stood(standing([rule], cycle, { entries, on: '2027-07-05' }));
    expect(found).toMatchObject({ counted: '4.000', gap: '2.000', deadline: '2027-06-30', daysLeft: -5 });
    expect(found.uncountedEntries.map(({ entry, why }) => [entry.id, why])).toEqual([
      [early.id, 'outside-window'],
      [late.id, 'outside-window'],
    ]);
  });
});

describe('CIH: certification maintenance points, one hour 0.167 [A]', () => {
  // A sixth of a point an hour; to three places and to the nearest, an hour is 0.167.
  const points = { minutesPerUnit: '360', step: '0.001', rounding: 'half-up' as const };

  it.each([
    // 60/360 = 0.16666… → 0.167; 90/360 = 0.25; 120/360 = 0.3333… → 0.333; 420/360 = 1.16666… → 1.167
    ['60', '0.167'],
    ['90', '0.250'],
    ['120', '0.333'],
    ['360', '1.000'],
    ['420', '1.167'],
  ])('%s minutes are %s', (minutes, units) => expect(unitsForMinutes(minutes, points)).toBe(units));

  it('adds six hours entered one by one exactly', () => {
    // 6 × 0.167 = 1.002, where floats would give 1.0020000000000002.
    const rule = aRequirement({ units: '40', cycleMonths: 60 });
    const entries = Array.from({ length: 6 }, () => anEntry('0.167'));
    const cycle = { startsOn: '2026-01-01', endsOn: '2030-12-31' };
    expect(standing([rule], cycle, { entries, on: '2027-06-01' })).toMatchObject({ counted: '1.002', gap: '38.998' });
  });
});

describe('NORMI: 20 hours a year [A]', () => {
  it('needs 20 in each year of its own', () => {
    const rule = aRequirement({ units: '20', cycleMonths: 12 });
    const years = ['2026-09-01', '2027-09-01'].map((on) => cycleFor('2025-09-01', rule, on));
    expect(years).toEqual([
      { startsOn: '2026-09-01', endsOn: '2027-08-31' },
      { startsOn: '2027-09-01', endsOn: '2028-08-31' },
    ]);
    // 23 in the first year: met, and the 3 over do not help the second, where 16 of 20 leave 4.
    const entries = [anEntry('23'), anEntry('16', { earnedOn: '2027-10-10' })];
    const found = standingsInOrder([rule], years, { entries, on: '2027-12-01' });
    expect(found.map(({ standing: each }) => each?.gap)).toEqual(['0.000', '4.000']);
  });
});

describe('Florida mould licence: 14 hours in 2 years, 6 + 4 + 2 + 2 by category [A]', () => {
  const minima = [
    { category: 'a', name: 'First', units: '6' },
    { category: 'b', name: 'Second', units: '4' },
    { category: 'c', name: 'Third', units: '2' },
    { category: 'd', name: 'Fourth', units: '2' },
  ];
  const rule = aRequirement({ units: '14', cycleMonths: 24, minima });
  const cycle = { startsOn: '2026-08-01', endsOn: '2028-07-31' };

  it('is not met by 14 hours of one kind', () => {
    // 14 of the first category: 0 short in all, yet 4 + 2 + 2 = 8 of the others are missing.
    const found = standing([rule], cycle, { entries: [anEntry('14', { category: 'a' })], on: '2027-06-01' });
    expect(found).toMatchObject({ counted: '14.000', gap: '8.000', met: false });
  });

  it('is met by 6 + 4 + 2 + 2, and what has no category fills no minimum', () => {
    const [a, b, c] = [
      anEntry('6', { category: 'a' }),
      anEntry('4', { category: 'b' }),
      anEntry('2', { category: 'c' }),
    ];
    const met = standing([rule], cycle, { entries: [a, b, c, anEntry('2', { category: 'd' })], on: '2027-06-01' });
    expect(met).toMatchObject({ gap: '0.000', met: true });
    // 6 + 4 + 2 + 2 uncategorised = 14 in all, but 2 of the fourth are missing.
    const not = standing([rule], cycle, { entries: [a, b, c, anEntry('2')], on: '2027-06-01' });
    expect(not).toMatchObject({ counted: '14.000', gap: '2.000', met: false });
  });
});

describe('NSW builders: 12 CPD points a year, up to 11 carried for a year, some activities capped at 4 [A]', () => {
  const caps = [{ activity: 'reading' as const, units: '4' }];
  const rule = aRequirement({ units: '12', cycleMonths: 12, maxCarry: '11', caps });
  const years = [2026, 2027, 2028].map((year) => ({ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }));

  it('counts 4 of 6 points of a capped activity', () => {
    // 3 + 3 of reading: the second is cut to 1. With 5 of a workshop 9 count, and 12 − 9 = 3.
    const entries = [
      anEntry('3', { activity: 'reading', earnedOn: '2026-02-01' }),
      anEntry('3', { activity: 'reading', earnedOn: '2026-03-01' }),
      anEntry('5', { earnedOn: '2026-04-01' }),
      anEntry('1', { activity: 'reading', earnedOn: '2026-05-01' }),
    ];
    const found = stood(
      standing([rule], { startsOn: '2026-01-01', endsOn: '2026-12-31' }, { entries, on: '2026-11-24' }),
    );
    expect(found).toMatchObject({ earned: '12.000', counted: '9.000', gap: '3.000' });
    expect(found.caps).toEqual([{ activity: 'reading', most: '4.000', counted: '4.000', over: '3.000' }]);
    expect(found.countedEntries.map(({ counts }) => counts)).toEqual(['3.000', '1.000', '5.000']);
    expect(found.uncountedEntries).toMatchObject([{ units: '1.000', why: 'over-activity-cap' }]);
  });

  it('carries at most 11, for one year only', () => {
    // 2026: 30 points, 18 over, 11 go on. 2027: 11 carried + 3 earned = 14, 2 over. What was carried is used first: of the
    // own 3, one was needed (12 − 11), so 2 go on, and none of the eleven. 2028: 2 carried, 10 missing.
    const entries = [anEntry('30', { earnedOn: '2026-05-01' }), anEntry('3', { earnedOn: '2027-05-01' })];
    const found = standingsInOrder([rule], years, { entries, on: '2028-01-01' }).map(({ standing: each }) => each);
    expect(found).toMatchObject([
      { counted: '30.000', carried: '0.000', gap: '0.000', carriesOut: '11.000' },
      { counted: '3.000', carried: '11.000', gap: '0.000', carriesOut: '2.000' },
      { counted: '0.000', carried: '2.000', gap: '10.000', carriesOut: '0.000' },
    ]);
  });

  it('believes the body about what was carried in, up to the most', () => {
    const cycle = { startsOn: '2026-01-01', endsOn: '2026-12-31', carriedIn: '15' };
    // 15 entered, 11 allowed: 12 − 11 = 1.
    expect(standing([rule], cycle, { entries: [], on: '2026-11-24' })).toMatchObject({
      carried: '11.000',
      gap: '1.000',
    });
  });

  it('carries nothing over a year without a licence', () => {
    const gapYear = [years[0], years[2]].filter((year) => year !== undefined);
    const entries = [anEntry('30', { earnedOn: '2026-05-01' })];
    const found = standingsInOrder([rule], gapYear, { entries, on: '2028-01-01' });
    expect(found[1]?.standing).toMatchObject({ carried: '0.000', gap: '12.000' });
  });
});

describe('Tasmanian builders: 12 points a year, about an hour each [A]', () => {
  it('counts half points and full ones', () => {
    const rule = aRequirement({ units: '12', cycleMonths: 12 });
    // 7 h 30 min = 7.5; 1 h 50 min in half points, rounded down = 1.5; 12 − 9 = 3.
    const unit = { minutesPerUnit: '60', step: '0.5', rounding: 'down' as const };
    const entries = ['450', '110'].map((minutes) => anEntry(unitsForMinutes(minutes, unit)));
    const cycle = { startsOn: '2026-07-01', endsOn: '2027-06-30' };
    expect(standing([rule], cycle, { entries, on: '2027-06-01' })).toMatchObject({ counted: '9.000', gap: '3.000' });
  });
});

describe('IACET: 1 CEU is 10 contact hours [B]', () => {
  it('makes 12 hours 1.2 CEU', () => {
    // 720 minutes / 600 = 1.2; 7 hours = 0.7; 50 minutes = 0.0833…, in tenths rounded down nothing.
    const ceu = { minutesPerUnit: '600', step: '0.1', rounding: 'down' as const };
    expect(['720', '420', '50'].map((minutes) => unitsForMinutes(minutes, ceu))).toEqual(['1.200', '0.700', '0.000']);
  });
});
