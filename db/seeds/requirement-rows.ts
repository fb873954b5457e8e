import type { Insertable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { sampleId } from './sample-ids.ts';

const invoiced =
  'IICRC also invoices a yearly fee, by the number and type of your certifications. Paying it does not count as credit, and credit does not pay it.';
const ask = (body: string) => `Ask ${body} whether it also has a yearly fee: that clock runs by itself.`;

/** Designations that are kept up together. */
export const cycleGroups: Insertable<DB['cycleGroups']>[] = [
  { id: 'iicrc-technicians', bodyId: 'iicrc', name: 'Technician designations', feeNote: invoiced },
  { id: 'iicrc-masters-inspectors', bodyId: 'iicrc', name: 'Master and inspector designations', feeNote: invoiced },
  { id: 'ria', bodyId: 'ria', name: 'RIA designations', feeNote: ask('RIA') },
  { id: 'acac', bodyId: 'acac', name: 'ACAC certification', feeNote: ask('ACAC') },
  { id: 'nadca-ascs', bodyId: 'nadca', name: 'ASCS', feeNote: ask('NADCA') },
  { id: 'nsw-builders', bodyId: 'nsw', name: 'Building licence', feeNote: ask('the licensing office') },
  { id: 'tas-builders', bodyId: 'tas', name: 'Building practitioner licence', feeNote: ask('CBOS') },
];

export const creditCategories: Insertable<DB['creditCategories']>[] = [
  { creditTypeId: 'acac-rc', code: 'pd', name: 'Professional development' },
  { creditTypeId: 'acac-rc', code: 'field', name: 'Field work' },
];

const read = 'Read on the body’s own pages before November 2026.';
const yearRound = { cycleMonths: 12, effectiveFrom: '2020-01-01', note: read };

type Rule = Omit<Insertable<DB['creditRequirements']>, 'id'>;
/** Staff keep these up to date under Requirements; where a rule is not confirmed, its note says so. */
const rules: Rule[] = [
  {
    cycleGroupId: 'iicrc-technicians',
    creditTypeId: 'iicrc-cec',
    units: '14',
    cycleMonths: 48,
    effectiveFrom: '2000-01-01',
    note: '14 CECs in four years, one total for all technician designations. When a cycle begins, and what carries over, is not confirmed: go by your IICRC profile.',
  },
  {
    cycleGroupId: 'iicrc-masters-inspectors',
    creditTypeId: 'iicrc-cec',
    units: '14',
    cycleMonths: 24,
    effectiveFrom: '2000-01-01',
    note: '14 CECs in two years. When a cycle begins, and what carries over, is not confirmed: go by your IICRC profile.',
  },
  {
    cycleGroupId: 'ria',
    creditTypeId: 'ria-hour',
    units: '48',
    cycleMonths: 36,
    calendarStarts: '07-01',
    effectiveFrom: '2020-01-01',
    note: read,
  },
  { cycleGroupId: 'acac', creditTypeId: 'acac-rc', units: '40', ...yearRound, cycleMonths: 24 },
  {
    cycleGroupId: 'nadca-ascs',
    creditTypeId: 'nadca-cec',
    units: '6',
    ...yearRound,
    calendarStarts: '07-01',
    earnedMonthsBefore: 12,
  },
  {
    cycleGroupId: 'nsw-builders',
    creditTypeId: 'nsw-cpd',
    units: '12',
    ...yearRound,
    maxCarry: '11',
    note: `${read} Some activities count for 4 points at most; which, is on the licensing office’s list.`,
  },
  { cycleGroupId: 'tas-builders', creditTypeId: 'tas-cpd', units: '12', ...yearRound },
];

const ruleId = (group: string) => sampleId('requirement', group);

export const creditRequirements = rules.map((rule) => ({ id: ruleId(rule.cycleGroupId), ...rule }));

export const requirementMinima: Insertable<DB['requirementMinima']>[] = [
  { requirementId: ruleId('acac'), creditTypeId: 'acac-rc', category: 'pd', units: '30' },
  { requirementId: ruleId('acac'), creditTypeId: 'acac-rc', category: 'field', units: '10' },
];
