import { type CountableEntry, type Requirement } from '#src/credits/index.ts';

/** A requirement with nothing special about it: 14 units every four years from the award. */
export function aRequirement(facts: Partial<Requirement> = {}): Requirement {
  return {
    id: 'requirement',
    cycleGroupId: 'group',
    creditTypeId: 'unit',
    units: '14',
    cycleMonths: 48,
    calendarStarts: null,
    earnedMonthsBefore: 0,
    maxCarry: '0',
    repeatsCount: false,
    minima: [],
    caps: [],
    conversions: [],
    effectiveFrom: '2000-01-01',
    effectiveTo: null,
    ...facts,
  };
}

let entries = 0;

/** Credit of a course of its own, in the middle of most cycles here. */
export function anEntry(units: string, facts: Partial<CountableEntry> = {}): CountableEntry {
  entries += 1;
  const id = `entry-${String(entries).padStart(6, '0')}`;
  return {
    id,
    creditTypeId: 'unit',
    units,
    category: null,
    activity: 'workshop',
    earnedOn: '2027-03-01',
    courseKey: id,
    void: null,
    ...facts,
  };
}
