import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { breakableConnection } from '#tests/support/breakable-connection.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startTestSite, type TestSite } from '#tests/support/site.ts';

const database = useDatabase();
let way: Awaited<ReturnType<typeof breakableConnection>>;
let site: TestSite;

beforeAll(async () => {
  const real = new URL(database.url);
  way = await breakableConnection({ host: real.hostname, port: Number(real.port) });
  const broken = new URL(database.url);
  broken.port = String(way.port);
  site = await startTestSite({ databaseUrl: broken.href, process: 'both' });
});

afterAll(async () => {
  way.mend();
  await site.stop();
  await way.close();
});

beforeEach(() => {
  // Astro says on the console that a page failed; that is what these tests make happen.
  vi.spyOn(console, 'error').mockReturnValue();
});

// Somebody who looks signed in makes the page ask the database.
const ask = (path: string) =>
  fetch(site.url + path, { redirect: 'manual', headers: { cookie: `accrue_session=${'a'.repeat(40)}` } });

test('while the database is away, kept pages are served and the rest say so; both come back by themselves', async () => {
  expect((await ask('/guides')).status).toBe(200);
  expect((await ask('/my/profile')).status).toBe(303);

  way.cut();
  const kept = await ask('/guides');
  expect(kept.status).toBe(200);
  expect(await kept.text()).toContain('Guides');
  const other = await ask('/my/profile');
  expect(other.status).toBe(503);
  expect(other.headers.get('retry-after')).toBe('30');
  expect(await other.text()).toContain('We cannot reach our records just now');
  const ready = await ask('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, 'database: no answer\n']);
  expect((await ask('/healthz')).status).toBe(200);

  way.mend();
  await expect.poll(async () => (await ask('/my/profile')).status, { timeout: 10_000 }).toBe(303);
  await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000 }).toBe(200);
});
