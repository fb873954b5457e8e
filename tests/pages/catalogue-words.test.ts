import { expect, test } from 'vitest';
import { findCourseBySlug, findSession } from '#src/catalogue/index.ts';
import { keepFor } from '#src/pages/_shown/keep-for.ts';
import { priceOf } from '#src/pages/_shown/price.ts';
import { rowOf } from '#src/pages/_shown/session-row.ts';
import { asJsonLd, courseData, sessionData } from '#src/pages/_shown/structured-data.ts';
import { aCourse, aSeat, aSession } from '#tests/support/builders.ts';
import { testProvider } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const now = new Date('2026-12-01T00:00:00Z');
const site = { url: 'https://training.example.com', provider: testProvider };

async function row(facts: Parameters<typeof aSession>[1], full = false) {
  const made = await aSession(database.db, facts);
  if (full) await aSeat(database.db, { session: made });
  const found = await findSession(database.db, made.id, now);
  if (!found) throw new Error('not public');
  return rowOf(found.session, { ...found, now, phone: '02 5550 0100' });
}

test('a session that can be booked leads to the cart; every other says why not', async () => {
  const open = await row({});
  expect(open).toMatchObject({
    state: 'open',
    date: 'Wed 3 Feb 2027',
    place: 'Parramatta NSW',
    runs: 'Not yet confirmed',
  });
  expect(open.enrol).toEqual({ courseId: expect.any(String) as string, sessionId: expect.any(String) as string });
  expect(await row({ confirmedToRun: true })).toMatchObject({ confirmed: true, runs: 'Confirmed to run' });
  expect(await row({ seats: 1 }, true)).toMatchObject({
    state: 'full',
    enrol: undefined,
    why: expect.stringContaining('Every seat is taken'),
  });
  expect(await row({ state: 'closed' })).toMatchObject({
    state: 'closed',
    enrol: undefined,
    why: expect.stringContaining('Booking has closed'),
  });
  expect(await row({ state: 'cancelled' })).toMatchObject({
    state: 'cancelled',
    enrol: undefined,
    why: expect.stringContaining('cancelled'),
  });
  expect(await row({ on: '2026-11-20' })).toMatchObject({ state: 'past', enrol: undefined });
});

test('a live stream also says the time in the other zones', async () => {
  expect((await row({ delivery: 'live-stream' })).otherZones).toHaveLength(4);
  expect((await row({})).otherZones).toEqual([]);
});

test('a page is kept for a minute at most, and never past the moment at which it becomes untrue', () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(keepFor(now, [])).toBe(60);
  expect(keepFor(now, [at(-5), at(3_600), null, undefined])).toBe(60);
  expect(keepFor(now, [at(20)])).toBe(20);
  expect(keepFor(now, [at(0.3)])).toBe(1);
});

test('the price names its GST only where there is some', () => {
  const course = { gst: 'taxable', alsoPay: [{ label: 'Exam', to: 'IICRC', cents: null }] } as const;
  const written = { ...course, alsoPay: [...course.alsoPay] };
  expect(priceOf(written, 38_500, true)).toMatchObject({ price: '$385.00', gst: 'Includes $35.00 GST' });
  expect(priceOf({ ...written, gst: 'gst-free' }, 38_500, true).gst).toBe('GST-free');
  expect(priceOf(written, 38_500, false).gst).toBeUndefined();
  expect(priceOf(written, 0, true)).toMatchObject({ price: 'Free', gst: undefined, alsoPay: [{ amount: 'ask them' }] });
});

test('facts for search engines cannot end their script element', async () => {
  const course = await aCourse(database.db, { slug: 'odd', title: '</script><script>alert(1)</script>' });
  const session = await aSession(database.db, { course });
  const page = await findCourseBySlug(database.db, 'odd', now);
  const found = await findSession(database.db, session.id, now);
  if (!page || !found) throw new Error('not public');
  const texts = [courseData(site, page.course, page.sessions), sessionData(site, found.course, found.session)].map(
    asJsonLd,
  );
  for (const text of texts) {
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)</script>' });
  }
});
