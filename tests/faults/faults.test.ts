import { expect, inject, test } from 'vitest';
import { runSeeds, scheduleInWords } from './run-seeds.ts';
import { scheduleOf } from './schedule.ts';

/** Seeds of the long run (`npm run test:faults`) in which processes die and connections are cut. */
const seeds = [3, 5, 6, 10, 12, 14, 18, 21, 22, 27];

test(
  'money and seats agree after faults at Stripe, killed processes and cut connections',
  { timeout: 240_000 },
  async () => {
    const url = (database: string) => Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database}` }).href;
    const postgres = { admin: inject('postgresUrl'), template: 'accrue_template', url };
    const { failed, kills } = await runSeeds({ seeds, lanes: 2, postgres });
    expect(failed.map(({ seed, broken }) => `${broken.join('\n')}\n${scheduleInWords(seed)}`)).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(2);
  },
);

test('a seed always gives the same schedule, and another seed another', () => {
  expect(scheduleOf(7)).toEqual(scheduleOf(7));
  expect(scheduleOf(7)).not.toEqual(scheduleOf(8));
});
