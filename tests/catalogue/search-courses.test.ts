import { beforeAll, expect, test } from 'vitest';
import { countCourses, parseCourseSearch, searchCourses } from '#src/catalogue/index.ts';
import { aCourse, aSeat, aSession, aVenue } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const now = new Date('2026-12-01T00:00:00Z');
const search = (query = '') => searchCourses(database.db, parseCourseSearch(new URLSearchParams(query)), now);
const titles = async (query: string) => (await search(query)).courses.map(({ title }) => title);

beforeAll(async () => {
  const { db } = database;
  const meters = await aCourse(db, {
    title: 'Moisture Meters That Agree',
    discipline: 'inspection',
    priceCents: 32_000,
  });
  await aSession(db, { course: meters, on: '2027-02-03', seats: 2 });
  await aSession(db, { course: meters, on: '2027-05-05', seats: 9, priceCents: 28_000 });
  await aSession(db, { course: meters, on: '2026-11-03' });
  await aSession(db, { course: meters, on: '2026-12-10', state: 'cancelled' });
  const mould = await aCourse(db, {
    title: 'Mould Containment',
    discipline: 'mould',
    level: 'advanced',
    priceCents: 39_500,
    approvals: [{ validTo: '2027-03-01' }, { creditType: 'ria-hour', units: '6.5', status: 'pending' }],
  });
  const perth = await aVenue(db, { state: 'WA', timeZone: 'Australia/Perth' });
  await aSession(db, { course: mould, on: '2027-01-20', timeZone: 'Australia/Perth', venue: perth });
  await aSession(db, { course: mould, on: '2027-03-03', timeZone: 'Australia/Sydney' });
  const webinar = { kind: 'webinar', priceCents: 0, durationMinutes: 60 } as const;
  const fabric = await aCourse(db, {
    title: 'Naming Fabrics',
    ...webinar,
    discipline: 'upholstery',
    approvals: [{ units: '1' }],
  });
  await aSession(db, { course: fabric, delivery: 'live-stream', on: '2026-12-08', from: '18:00', to: '19:00' });
  await aCourse(db, {
    title: 'Moisture at Your Own Pace',
    kind: 'online',
    priceCents: 7_700,
    durationMinutes: 90,
    approvals: [{ units: '1.5' }],
  });
  await aCourse(db, { title: 'A Forum Without a Date', kind: 'event', priceCents: 49_500, approvals: [] });
  await aCourse(db, { title: 'Still a Draft', state: 'draft' });
});

test('everything published is listed, the soonest first, then online, then what has no date', async () => {
  expect(await titles('')).toEqual([
    'Naming Fabrics',
    'Mould Containment',
    'Moisture Meters That Agree',
    'Moisture at Your Own Pace',
    'A Forum Without a Date',
  ]);
});

test.each([
  ['kind=webinar', ['Naming Fabrics']],
  ['discipline=mould', ['Mould Containment']],
  ['level=advanced', ['Mould Containment']],
  ['where=WA', ['Mould Containment']],
  ['where=NSW', ['Moisture Meters That Agree', 'Mould Containment']],
  ['where=live-stream', ['Naming Fabrics']],
  ['where=self-paced', ['Moisture at Your Own Pace']],
  ['where=TAS', []],
  ['month=2027-05', ['Moisture Meters That Agree']],
  ['price=0', ['Naming Fabrics']],
  ['price=300', ['Naming Fabrics', 'Moisture Meters That Agree', 'Moisture at Your Own Pace']],
  ['body=iicrc&credits=7', ['Mould Containment', 'Moisture Meters That Agree']],
  ['credits=1.5&price=100', ['Moisture at Your Own Pace']],
  ['body=ria', []],
  // In March the approval has ended, so a session then gives no credit.
  ['month=2027-03', ['Mould Containment']],
  ['month=2027-03&body=iicrc', []],
])('filters: %s', async (query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

test.each([
  ['q=moistre+metres', 'Moisture Meters That Agree'],
  ['q=mold', 'Mould Containment'],
  ['q=MOULD+contanment', 'Mould Containment'],
  ['q=fabric', 'Naming Fabrics'],
  ['q=m%C3%B6isture+meters', 'Moisture Meters That Agree'],
])('typed with a slip, %s finds %s first', async (query, first) => {
  expect((await titles(query))[0]).toBe(first);
});

test('words that mean nothing here find nothing, and odd characters break nothing', async () => {
  expect(await titles('q=helicopter')).toEqual([]);
  expect(await titles(`q=${encodeURIComponent(`'"); drop table & | ! :* 🙂 <script> % \\`)}`)).toEqual([]);
  expect(await titles('q=the')).toEqual([]);
});

test.each([
  ['sort=price', 'Naming Fabrics', 'A Forum Without a Date'],
  ['sort=title', 'A Forum Without a Date', 'Naming Fabrics'],
  ['sort=credits', 'Mould Containment', 'A Forum Without a Date'],
])('%s: from %s to %s', async (query, first, last) => {
  const found = await titles(query);
  expect([found[0], found.at(-1)]).toEqual([first, last]);
});

test('a course shows its next fitting session, its seats, its price and the credit of those days', async () => {
  const { courses } = await search('discipline=inspection&month=2027-05');
  expect(courses).toMatchObject([
    {
      priceCents: 28_000,
      sessionCount: 1,
      next: { capacity: 9, seatsLeft: 9, state: 'NSW', dayCount: 1, timeZone: 'Australia/Sydney' },
      credits: [{ state: 'approved', units: '7', unit: 'CECs' }],
    },
  ]);
  const march = await search('month=2027-03');
  expect(march.courses[0]?.credits).toEqual([{ state: 'pending', units: '6.5', unit: 'HOURs', body: 'RIA' }]);
});

test('pages hold twelve; a page that is gone leads to the first', async () => {
  const fragrance = Array.from({ length: 14 }, (_, index) => `Fragrance ${String(index).padStart(2, '0')}`);
  for (const title of fragrance) await aCourse(database.db, { title, kind: 'online', discipline: 'fire-and-odour' });
  const first = await search('discipline=fire-and-odour&sort=title');
  expect(first).toMatchObject({ total: 14, page: 1, pages: 2 });
  const second = await search('discipline=fire-and-odour&sort=title&page=2');
  expect([...first.courses, ...second.courses].map(({ title }) => title)).toEqual(fragrance);
  expect(await search('discipline=fire-and-odour&page=9')).toMatchObject({ total: 14, page: 1 });
  const counted = parseCourseSearch(new URLSearchParams('discipline=fire-and-odour'));
  expect(await countCourses(database.db, counted, now)).toBe(14);
});

test('seats left follow what is sold and held', async () => {
  const course = await aCourse(database.db, { title: 'Rug Fringes', discipline: 'rugs' });
  const session = await aSession(database.db, { course, seats: 5 });
  await aSeat(database.db, { session });
  await aSeat(database.db, { session, state: 'held', holdExpiresAt: new Date('2026-12-01T00:30:00Z') });
  const { courses } = await search('discipline=rugs');
  expect(courses[0]?.next?.seatsLeft).toBe(3);
});
