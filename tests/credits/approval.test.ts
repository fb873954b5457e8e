import { expect, test } from 'vitest';
import { type Approval, approvalsHolding, creditStamps, trimUnits } from '#src/credits/index.ts';

const approval = (facts: Partial<Approval> = {}): Approval => ({
  id: 'a',
  courseId: 'c',
  creditTypeId: 'iicrc-cec',
  bodyId: 'iicrc',
  bodyCode: 'IICRC',
  bodyName: 'IICRC',
  unitSingular: 'CEC',
  unitPlural: 'CECs',
  units: '7',
  category: null,
  partialCredit: false,
  reference: null,
  status: 'approved',
  validFrom: null,
  validTo: null,
  ...facts,
});

test.each([
  ['no limits', {}, true],
  ['from the first day', { validFrom: '2027-02-03' }, true],
  ['from the second day', { validFrom: '2027-02-04' }, false],
  ['to the last day', { validTo: '2027-02-05' }, true],
  ['to the day before the last', { validTo: '2027-02-04' }, false],
  ['pending', { status: 'pending' as const }, false],
  ['withdrawn', { status: 'withdrawn' as const }, false],
])('an approval with %s holds for three days: %o', (_name, facts, holds) => {
  const days = ['2027-02-03', '2027-02-04', '2027-02-05'];
  expect(approvalsHolding([approval(facts)], days)).toHaveLength(holds ? 1 : 0);
});

test('the stamp says approved first, then pending, and nothing for an approval that has ended', () => {
  const approvals = [
    approval({ status: 'pending', units: '1', bodyCode: 'RIA' }),
    approval(),
    approval({ bodyCode: 'ACAC', validTo: '2027-01-01' }),
  ];
  expect(creditStamps(approvals, ['2027-02-03'])).toEqual([
    { state: 'approved', units: '7', unit: 'CECs', body: 'IICRC' },
    { state: 'pending', units: '1', unit: 'CEC', body: 'RIA' },
  ]);
});

test('units stay exact and lose only idle zeros', () => {
  expect(['7.000', '1.500', '0.7', '20', '100.000'].map(trimUnits)).toEqual(['7', '1.5', '0.7', '20', '100']);
});
