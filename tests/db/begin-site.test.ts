import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { beginSite } from '#db/seeds/begin-site.ts';
import { listCreditTypes, listCycleGroups, listRequirements } from '#src/credits/index.ts';
import { findCurrentTerms } from '#src/orders/index.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const now = new Date('2026-12-01T00:00:00Z');

test('a real site begins with bodies, units, designations, their rules and terms; again, nothing changes', async () => {
  const { db } = database;
  expect(await beginSite(db, { now, today: '2026-12-01' })).toBeGreaterThan(50);
  const groups = await listCycleGroups(db);
  const rules = await listRequirements(
    db,
    groups.map(({ id }) => id),
  );
  // DOMAIN: every body of the table that has a cycle, each with a rule in force.
  expect(groups.map(({ id }) => id).toSorted()).toEqual(rules.map(({ cycleGroupId }) => cycleGroupId).toSorted());
  expect((await listCreditTypes(db)).map(({ id }) => id)).toContain('iicrc-cec');
  expect(await findCurrentTerms(db, new Date('2026-12-01T00:00:00Z'))).toMatchObject({ version: '2026-12-01' });
  await db.updateTable('creditBodies').set({ name: 'As staff call it' }).where('id', '=', 'ria').execute();
  expect(await beginSite(db, { now, today: '2026-12-02' })).toBe(0);
  const ria = await db.selectFrom('creditBodies').select('name').where('id', '=', 'ria').executeTakeFirstOrThrow();
  expect(ria.name).toBe('As staff call it');
});

test('terms of one’s own become the version of the day, once', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'terms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const termsFile = path.join(folder, 'terms.md');
  writeFileSync(termsFile, 'Our own terms.');
  const later = { now: new Date('2027-01-05T00:00:00Z'), today: '2027-01-05', termsFile };
  expect(await beginSite(database.db, later)).toBe(1);
  expect(await beginSite(database.db, later)).toBe(0);
  expect(await findCurrentTerms(database.db, later.now)).toMatchObject({
    version: '2027-01-05',
    body: 'Our own terms.',
  });
});
