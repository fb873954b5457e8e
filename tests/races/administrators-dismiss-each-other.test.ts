import { expect, test } from 'vitest';
import { type AdminGuard, changeStaffRole } from '#src/accounts/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

/** Two administrators, the only ones, dismiss each other at once; gives how many are left. */
async function dismissEachOther(guard?: AdminGuard): Promise<number> {
  const { db } = database;
  const services = testCore(db);
  await db.deleteFrom('staffGrants').execute();
  const both = [await aViewer(db, { name: 'Ada', role: 'admin' }), await aViewer(db, { name: 'Bea', role: 'admin' })];
  const grants = await db.selectFrom('staffGrants').select(['id', 'personId']).execute();
  const outcomes = await Promise.all(
    both.map(async (by) => {
      const grantId = grants.find(({ personId }) => personId !== by.personId)?.id ?? '';
      return changeStaffRole(services, { grantId, role: null, by }, guard);
    }),
  );
  const left = await db.selectFrom('staffGrants').select('id').execute();
  expect(left).toHaveLength(2 - outcomes.filter(({ ok }) => ok).length);
  return left.length;
}

test('two administrators who dismiss each other at once: one stays', async () => {
  for (let round = 0; round < 20; round += 1) expect(await dismissEachOther()).toBe(1);
});

test('two administrators who resign at once: one stays', async () => {
  const { db } = database;
  for (let round = 0; round < 20; round += 1) {
    await db.deleteFrom('staffGrants').execute();
    const both = [await aViewer(db, { role: 'admin' }), await aViewer(db, { role: 'admin' })];
    const grants = await db.selectFrom('staffGrants').select(['id', 'personId']).execute();
    await Promise.all(
      both.map(async (by) => {
        const grantId = grants.find(({ personId }) => personId === by.personId)?.id ?? '';
        return changeStaffRole(testCore(db), { grantId, role: null, by });
      }),
    );
    expect(await db.selectFrom('staffGrants').select('id').execute()).toHaveLength(1);
  }
});

test('control: without the lock nobody is left', async () => {
  let left = 1;
  for (let round = 0; round < 30 && left > 0; round += 1)
    left = await dismissEachOther({ lockAdmins: async () => undefined });
  expect(left).toBe(0);
});
