import { beforeAll, expect, test } from 'vitest';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aCourse, aSession, aTermsVersion, aVenue } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });
const inDays = (days: number) => addDays(dateIn('Australia/Sydney', site().services.clock.now()), days);
let cancelledId: string;

async function read(path: string) {
  const response = await fetch(site().url + path, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

beforeAll(async () => {
  const { db } = site().services;
  await aTermsVersion(db);
  const meters = await aCourse(db, { slug: 'meters', title: 'Moisture Meters' });
  const venue = await aVenue(db, { state: 'QLD', timeZone: 'Australia/Brisbane' });
  await aSession(db, { course: meters, on: inDays(30), venue, timeZone: 'Australia/Brisbane', seats: 3 });
  cancelledId = (await aSession(db, { course: meters, on: inDays(40), state: 'cancelled' })).id;
  await aSession(db, { course: meters, on: inDays(-10) });
  const odd = '<script>alert(1)</script> & “odd”';
  await aCourse(db, { slug: 'odd', title: odd, description: odd, kind: 'online', priceCents: 0 });
});

test('courses are found by an address alone, and the same search has one address', async () => {
  const found = await read('/courses?where=QLD');
  expect(found.status).toBe(200);
  expect(found.html).toContain('Moisture Meters');
  expect(found.html).toContain('1 course<');
  const typed = await read('/courses?q=&kind=&where=QLD&level=nonsense');
  expect([typed.status, typed.headers.get('location')]).toEqual([302, '/courses?where=QLD']);
  const misspelt = await read('/courses?q=moistre');
  expect(misspelt.html).toContain('Moisture Meters');
});

test('when nothing fits, the page says which filter stands in the way', async () => {
  const nothing = await read('/courses?q=meters&where=TAS');
  expect(nothing.status).toBe(200);
  expect(nothing.html).toContain('No course fits all of that');
  expect(nothing.html).toMatch(/href="\/courses\?q=meters"[^>]*>\s*without Tasmania: 1 course/);
});

test('a course page leads to the cart for what can be booked, and for nothing else', async () => {
  const { html } = await read('/courses/meters');
  const bookable = new Set(html.match(/name="sessionId" value="[0-9a-f-]{36}"/g));
  expect(bookable.size).toBe(1);
  expect(html).toContain('3 seats left');
  expect(html).toContain('Includes $35.00 GST');
  expect((await read('/courses/odd')).html).toContain('_action=cart.add');
  const cancelled = await read(`/sessions/${cancelledId}`);
  expect(cancelled.html).toContain('This date was cancelled');
  expect(cancelled.html).not.toContain('_action=cart.add');
});

test('what people wrote stays text', async () => {
  for (const path of ['/courses/odd', '/courses?q=odd']) {
    const { html } = await read(path);
    expect(html).toContain('&lt;script&gt;alert(1)');
    // Inside a quoted attribute it could not start an element.
    expect(html.replace(/="[^"]*"/g, '')).not.toContain('<script>alert(1)');
  }
});

test.each([
  '/courses/unknown',
  '/courses/%00',
  '/sessions/not-an-id',
  '/sessions/%F0%9F%92%A7',
  `/sessions/${crypto.randomUUID()}`,
])('%s is a page that helps, with status 404', async (path) => {
  const { status, html } = await read(path);
  expect(status).toBe(404);
  expect(html).toContain('There is no page here');
});

test('public pages set no cookie, and a change is seen at once', async () => {
  for (const path of [
    '/',
    '/courses',
    '/courses/meters',
    `/sessions/${cancelledId}`,
    '/terms',
    '/sitemap.xml',
    '/robots.txt',
  ]) {
    const { status, headers } = await read(path);
    expect([path, status, headers.get('set-cookie')]).toEqual([path, 200, null]);
  }
  const { db, pages } = site().services;
  await db.updateTable('courses').set({ title: 'Meters, renamed' }).where('slug', '=', 'meters').execute();
  expect((await read('/courses/meters')).html).not.toContain('Meters, renamed');
  await pages.changed('course:meters');
  await expect.poll(async () => (await read('/courses/meters')).html).toContain('Meters, renamed');
});

test('the terms say which version they are; the sitemap lists what is published', async () => {
  expect((await read('/terms')).html).toContain('Version 2026-11-01');
  const { html } = await read('/sitemap.xml');
  expect(html).toContain(`${site().url}/courses/meters</loc>`);
  expect((await read('/robots.txt')).html).toContain(`Sitemap: ${site().url}/sitemap.xml`);
});

test('a course with more dates than its page lists says so; one with fewer says nothing', async () => {
  const { db } = site().services;
  const daily = await aCourse(db, { slug: 'daily', title: 'Daily Drying', kind: 'webinar' });
  const add = (day: number) => aSession(db, { course: daily, on: inDays(day), delivery: 'live-stream' });
  for (let day = 1; day < 60; day += 1) await add(day);
  expect((await read('/courses/daily')).html).not.toContain('Later dates follow');
  for (const day of [60, 61]) await add(day);
  await site().services.pages.changed('course:daily');
  await expect.poll(async () => (await read('/courses/daily')).html).toContain('Later dates follow here as these pass');
});
