import { describe, expect, it } from 'vitest';
import {
  activities,
  type CountableEntry,
  cycleFor,
  cycleFrom,
  daysBetween,
  earningWindow,
  mayEntryBecome,
  standing,
} from '#src/credits/index.ts';
import { addDecimals, compareDecimals, multiplyDecimals } from '#src/shared/decimals.ts';
import { aRequirement, anEntry } from './a-requirement.ts';

const cycle = { startsOn: '2026-01-01', endsOn: '2029-12-31' };
const on = '2027-06-01';

describe('a standing', () => {
  it('flags the same course within a cycle, whichever was entered first, and counts it where the body does', () => {
    const again = anEntry('7', { courseKey: 'drying', earnedOn: '2027-02-01' });
    const first = anEntry('7', { courseKey: 'drying', earnedOn: '2026-02-01' });
    const found = standing([aRequirement()], cycle, { entries: [again, first], on });
    expect(found?.countedEntries.map(({ entry }) => entry.id)).toEqual([first.id]);
    expect(found?.uncountedEntries).toMatchObject([{ entry: { id: again.id }, why: 'same-course-again' }]);
    const allowed = standing([aRequirement({ repeatsCount: true })], cycle, { entries: [again, first], on });
    expect(allowed).toMatchObject({ counted: '14.000', met: true });
  });

  it('lets a course count again after the body turned the first try down', () => {
    const turnedDown = anEntry('7', { courseKey: 'drying', earnedOn: '2026-02-01', void: 'rejected' });
    const again = anEntry('7', { courseKey: 'drying' });
    const found = standing([aRequirement()], cycle, { entries: [turnedDown, again], on });
    expect(found).toMatchObject({ counted: '7.000', uncountedEntries: [{ why: 'rejected' }] });
  });

  it('counts the first and the last day, nothing outside, nothing of tomorrow', () => {
    const days = ['2025-12-31', '2026-01-01', '2027-06-01', '2027-06-02', '2029-12-31', '2030-01-01'];
    const entries = days.map((earnedOn) => anEntry('1', { earnedOn }));
    const now = standing([aRequirement()], cycle, { entries, on });
    expect(now?.countedEntries.map(({ entry }) => entry.earnedOn)).toEqual(['2026-01-01', '2027-06-01']);
    expect(now?.uncountedEntries.map(({ why }) => why)).toEqual([
      'outside-window',
      'not-yet',
      'not-yet',
      'outside-window',
    ]);
    expect(standing([aRequirement()], cycle, { entries, on: '2029-12-31' })).toMatchObject({ counted: '4.000' });
  });

  it('passes over credit of other bodies', () => {
    const entries = [anEntry('7', { creditTypeId: 'another' })];
    const found = standing([aRequirement()], cycle, { entries, on });
    expect(found).toMatchObject({ counted: '0.000', countedEntries: [], uncountedEntries: [] });
  });

  it('is unknown when no requirement was in force', () => {
    const later = aRequirement({ effectiveFrom: '2026-01-02' });
    expect(standing([later], cycle, { entries: [], on })).toBeNull();
  });
});

describe('a standing adds up whatever the entries are', () => {
  const random = seeded(20_261_124);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const units = () => `${Math.floor(random() * 9)}.${String(Math.floor(random() * 999) + 1).padStart(3, '0')}`;
  const anyEntry = () =>
    anEntry(units(), {
      creditTypeId: pick(['unit', 'unit', 'unit', 'old', 'another']),
      category: pick([null, 'a', 'b']),
      activity: pick(activities),
      earnedOn: pick(['2025-06-01', '2026-05-01', '2027-05-01', '2028-05-01']),
      courseKey: pick(['x', 'y', 'z', `own-${random()}`]),
      void: pick([null, null, null, 'rejected' as const]),
    });
  const rule = aRequirement({
    units: '40',
    maxCarry: '11',
    minima: [{ category: 'a', name: 'A', units: '12.5' }],
    caps: [{ activity: 'reading', units: '4' }],
    conversions: [{ creditTypeId: 'old', factor: '7' }],
  });

  it('counted ≤ earned, every entry is named once, what is left out is what rules took', () => {
    for (let run = 0; run < 500; run += 1) {
      const entries = Array.from({ length: Math.floor(random() * 12) }, anyEntry);
      const found = standing([rule], { ...cycle, carriedIn: pick(['0', '3.5', '20']) }, { entries, on });
      if (!found) throw new Error('A requirement is in force');
      expect(compareDecimals(found.counted, found.earned)).toBeLessThanOrEqual(0);
      const named = [...found.countedEntries, ...found.uncountedEntries].map(({ entry }) => entry.id).sort();
      expect(named).toEqual(ofInterest(entries).sort());
      const inWindow = found.uncountedEntries.filter(({ why }) => why === 'same-course-again');
      const over = found.caps.map((cap) => cap.over);
      expect(addDecimals(found.counted, ...over, ...inWindow.map((each) => each.units))).toBe(found.earned);
      for (const { units: full, counts, entry, factor } of found.countedEntries) {
        expect(compareDecimals(counts, full)).toBeLessThanOrEqual(0);
        expect(full).toBe(multiplyDecimals(entry.units, factor ?? '1'));
      }
      expect(compareDecimals(addDecimals(found.counted, found.carried, found.gap), '40')).toBeGreaterThanOrEqual(0);
      expect(found.met).toBe(found.gap === '0.000');
      // What is said to be missing is enough: so much more, in the category that lacks, meets the requirement.
      const more = [anEntry(found.gap, { category: 'a' })].filter(() => !found.met);
      expect(
        standing([rule], { ...cycle, carriedIn: found.carried }, { entries: [...entries, ...more], on })?.met,
      ).toBe(true);
    }
  });

  const ofInterest = (entries: CountableEntry[]) =>
    entries.filter(({ creditTypeId }) => creditTypeId !== 'another').map(({ id }) => id);
});

describe('a cycle', () => {
  const fourYears = { cycleMonths: 48, calendarStarts: null };

  it('comes back to the leap day after four years, and rests on 28 February between', () => {
    expect(cycleFor('2024-02-29', fourYears, '2024-03-01')).toEqual({ startsOn: '2024-02-29', endsOn: '2028-02-28' });
    expect(cycleFor('2024-02-29', fourYears, '2028-02-29')).toEqual({ startsOn: '2028-02-29', endsOn: '2032-02-28' });
    const twoYears = { cycleMonths: 24, calendarStarts: null };
    expect(cycleFor('2024-02-29', twoYears, '2026-02-27')).toEqual({ startsOn: '2024-02-29', endsOn: '2026-02-27' });
    expect(cycleFor('2024-02-29', twoYears, '2026-02-28')).toEqual({ startsOn: '2026-02-28', endsOn: '2028-02-28' });
    expect(cycleFor('2024-02-29', twoYears, '2028-02-29').startsOn).toBe('2028-02-29');
  });

  it('finds the 31st again after a shorter month', () => {
    const oneMonth = { cycleMonths: 1, calendarStarts: null };
    const starts = ['2027-01-31', '2027-02-28', '2027-03-31'].map(
      (day) => cycleFor('2027-01-31', oneMonth, day).startsOn,
    );
    expect(starts).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  });

  it('leaves no day out and counts none twice', () => {
    for (const awarded of ['2024-02-29', '2023-08-31', '2025-12-31', '2026-07-01'])
      for (const rhythm of [
        { cycleMonths: 12, calendarStarts: null },
        { cycleMonths: 36, calendarStarts: '07-01' },
        { cycleMonths: 1, calendarStarts: null },
      ]) {
        let cycle = cycleFor(awarded, rhythm, awarded);
        for (let count = 0; count < 30; count += 1) {
          const next = cycleFor(awarded, rhythm, dayAfter(cycle.endsOn));
          expect(daysBetween(cycle.endsOn, next.startsOn)).toBe(1);
          expect(cycle.startsOn < cycle.endsOn).toBe(true);
          cycle = next;
        }
      }
  });

  it('gives the first one for a day before it', () => {
    const julyYears = { cycleMonths: 12, calendarStarts: '07-01' };
    expect(cycleFor('2026-11-24', julyYears, '2026-11-24')).toEqual({ startsOn: '2027-07-01', endsOn: '2028-06-30' });
  });

  it('runs from the day that the learner gives', () => {
    expect(cycleFrom('2026-03-01', { cycleMonths: 48 })).toEqual({ startsOn: '2026-03-01', endsOn: '2030-02-28' });
  });

  it('moves its earning window by whole months', () => {
    const window = earningWindow({ startsOn: '2028-03-31', endsOn: '2029-03-30' }, { earnedMonthsBefore: 1 });
    expect(window).toEqual({ startsOn: '2028-02-29', endsOn: '2029-02-27' });
  });
});

describe('an entry', () => {
  it.each([
    ['earned', 'submitted', true],
    ['earned', 'accepted', false],
    ['earned', 'rejected', false],
    ['submitted', 'accepted', true],
    ['submitted', 'rejected', true],
    ['submitted', 'earned', true],
    ['rejected', 'submitted', true],
    ['rejected', 'accepted', false],
    ['accepted', 'submitted', true],
    ['accepted', 'rejected', false],
    ['accepted', 'earned', false],
  ] as const)('%s → %s: %s', (from, to, may) => expect(mayEntryBecome(from, to)).toBe(may));
});

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
