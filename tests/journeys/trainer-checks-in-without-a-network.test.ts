import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';
import { finishSession } from './steps/teaching.ts';

const journey = useJourney();
/** Tom Okafor teaches it to five at Burleigh on 11 and 12 March 2027, 8:30 am to 5 pm, UTC+10 all year. */
const colourRepair = /^Colour repair/;
/** Dana Whitlock teaches it to eleven at Parramatta from 22 December 2026. */
const waterDamage = /^Water damage restoration/i;

test('a trainer runs a two-day class with the network cut for a day, and syncs', async () => {
  journey.travelTo('2027-03-11T08:20:00+10:00');
  const first = await journey.aPerson({ viewport: { width: 360, height: 780 } });
  await first.goto(`${journey.url}/staff/check-in`);
  const door = await signInByLink(journey, first, 'tom.okafor@example.com');
  const at = async (instant: string) => {
    journey.travelTo(instant);
    await door.clock.setFixedTime(instant);
  };
  await at('2027-03-11T08:25:00+10:00');
  await door.goto(`${journey.url}/staff/check-in`);
  await door.getByRole('link', { name: colourRepair }).click();
  await door.getByText('Everything is sent').waitFor();
  const address = door.url();
  const faults = await lookAround(door);
  expect(await whyNotInstallable(door)).toEqual([]);
  const people = await names(door);
  expect(people).toHaveLength(5);

  // The first day goes as usual; one ticket is typed.
  const ticket = (await door.locator('[data-seat]').first().getAttribute('data-ticket')) ?? '';
  await door.getByLabel('Ticket code').fill(ticket.toLowerCase().replaceAll('-', ' '));
  await door.getByRole('button', { name: 'Note it' }).click();
  await door.getByText('1 of 5 is here').waitFor();
  await tapEverybody(door, 'Sign in', people.slice(1));
  await at('2027-03-11T17:01:00+10:00');
  await tapEverybody(door, 'Sign out', people);
  await door.getByText('Everything is sent').waitFor();

  // The second without a network: the page opens from the device, on its day.
  await door.context().setOffline(true);
  await at('2027-03-12T08:20:00+10:00');
  await door.goto(address);
  await door.getByRole('heading', { name: 'Fri 12 Mar 2027' }).waitFor();
  await tapEverybody(door, 'Sign in', people);
  await door.getByText('No connection: 5 marks wait on this device').waitFor();
  await door.reload();
  await door.getByText('5 of 5 are here').waitFor();
  faults.push(...(await lookAround(door)));

  // Meanwhile the office, which hears nothing, writes the first of them down as absent.
  journey.travelTo('2027-03-12T12:00:00+10:00');
  const absent = people[0] ?? '';
  await markAbsent(await journey.aPerson(), new URL(address).pathname.split('/').at(-1) ?? '', absent);

  await at('2027-03-12T17:02:00+10:00');
  await tapEverybody(door, 'Sign out', people);
  await door.getByText('No connection: 10 marks wait on this device').waitFor();
  // The network that is back still loses the first look at the list.
  await door.route(/\?day=2$/, (route) => route.abort(), { times: 1 });
  await door.context().setOffline(false);
  const settling = door.getByRole('region', { name: 'To be settled' });
  await settling.getByText('Somebody has noted the whole day since').first().waitFor();
  await door.getByText('Everything is sent').waitFor();
  expect(await settling.getByRole('listitem').count()).toBe(2);
  faults.push(...(await lookAround(door)));

  // They were there: both marks are kept, and none of it is asked again.
  for (const way of ['sign-in', 'sign-out']) {
    await settling.getByRole('button', { name: `Keep: ${absent}, ${way}` }).click();
    await settling.getByRole('button', { name: `Keep: ${absent}, ${way}` }).waitFor({ state: 'detached' });
  }
  await door.getByText('The mark was kept').waitFor();
  expect(await settling.count()).toBe(0);
  await door.reload();
  await door.getByText('Everything is sent').waitFor();
  await door.getByRole('link', { name: 'Sheet: whole days, minutes, notes' }).click();
  for (const name of people)
    await door.getByRole('group', { name }).getByText('Present', { exact: true }).first().waitFor();
  await finishSession(door);
  await door.getByText('0 people have completed the course').waitFor();
  for (const day of ['Day 1', 'Day 2']) {
    await door.getByRole('link', { name: day }).click();
    await door.getByRole('button', { name: 'Countersign this day' }).click();
    await door.getByText('Countersigned by Tom Okafor').waitFor();
  }
  await finishSession(door);
  await door.getByText('5 people have completed the course').waitFor();
  expect(faults).toEqual([]);
});

test('what a device kept is forgotten at sign-out, and marks that wait are sent after the next sign-in', async () => {
  journey.travelTo('2026-12-22T07:50:00+11:00');
  const door = await journey.aPerson();
  await door.goto(`${journey.url}/staff/check-in`);
  await signIn(door, 'trainer@example.com');
  await door.clock.setFixedTime('2026-12-22T07:55:00+11:00');
  await door.goto(`${journey.url}/staff/check-in`);
  await door.getByRole('link', { name: waterDamage }).click();
  await door.getByText('Everything is sent').waitFor();
  const address = door.url();
  const [name = ''] = await names(door);
  expect(await keptPages(door)).toContain('/staff/check-in');
  // The list of a session that is no longer theirs goes at the next look, and one that is days old is not shown.
  const gone = '/staff/check-in/5b0c9d1e-0000-4000-8000-000000000000';
  await keepOldPage(door, gone);
  await door.reload();
  await door.getByText('Everything is sent').waitFor();
  await expect.poll(() => keptPages(door)).not.toContain(gone);
  await keepOldPage(door, gone);

  await door.context().setOffline(true);
  const other = await door.context().newPage();
  await expect(other.goto(`${journey.url}${gone}`)).rejects.toThrow('net::ERR');
  await other.close();
  await tapEverybody(door, 'Sign in', [name]);
  await spoilMark(door);
  await door.context().clearCookies();
  await door.context().setOffline(false);
  await door.getByText('Your sign-in has ended; 2 marks wait on this device').waitFor();
  await door.getByRole('link', { name: 'Sign in again' }).click();
  await expect.poll(() => keptPages(door)).toEqual([]);
  await signIn(door, 'trainer@example.com');
  await door.clock.setFixedTime('2026-12-22T07:56:00+11:00');
  await door.goto(address);
  await door.getByText('Everything is sent').waitFor();
  await door.getByText('1 of 11 is here').waitFor();
  await door.getByText('Not understood by the server, and kept on this device').waitFor();
  journey.isMeant('marks answered 400');
  await door.getByRole('button', { name: 'It is noted' }).click();
  await door.getByText('Not understood by the server').waitFor({ state: 'hidden' });

  // Every page that signs somebody in forgets the lists of who was there before.
  for (const path of ['/sign-in/link', '/claim', '/reset-password', '/sign-up/confirm']) {
    await keepOldPage(door, gone);
    await door.goto(`${journey.url}${path}`);
    await expect.poll(() => keptPages(door)).toEqual([]);
  }

  await door.goto(`${journey.url}/sign-out`);
  await door.getByRole('button', { name: 'Sign out' }).click();
  await door.waitForURL((url) => url.pathname !== '/sign-out');
  await expect.poll(() => keptPages(door)).toEqual([]);
});

test('a trainer scans the ticket that a learner’s phone shows', async () => {
  journey.travelTo('2026-12-22T08:00:00+11:00');
  const door = await journey.aPerson();
  await door.goto(`${journey.url}/staff/check-in`);
  await signIn(door, 'trainer@example.com');
  await door.clock.setFixedTime('2026-12-22T08:00:00+11:00');
  await door.goto(`${journey.url}/staff/check-in`);
  await door.getByRole('link', { name: waterDamage }).click();
  const row = door.locator('[data-seat]').last();
  const [seatId = '', name = ''] = await row.evaluate(({ dataset }: HTMLElement) => [dataset['seat'], dataset['name']]);
  const { attendeeEmail } = await journey.site.services.db
    .selectFrom('seats')
    .select('attendeeEmail')
    .where('id', '=', seatId)
    .executeTakeFirstOrThrow();
  const stranger = await journey.aPerson({ viewport: { width: 360, height: 780 } });
  await stranger.goto(`${journey.url}/my/seats/${seatId}`);
  const phone = await signInByLink(journey, stranger, attendeeEmail ?? '');
  await phone.goto(`${journey.url}/my/seats/${seatId}`);

  await pointCameraAt(door, await phone.locator('svg.qr').screenshot());
  await door.reload();
  await door.getByText('Everything is sent').waitFor();
  await door.getByRole('button', { name: 'Scan tickets' }).click();
  await door.getByText(`${name} is signed in at 8:00 am`).waitFor();
  await door.getByText('Everything is sent').waitFor();
  expect(await lookAround(door)).toEqual([]);
  await door.getByRole('button', { name: 'Stop the camera' }).click();
  await door.getByRole('button', { name: 'Scan tickets' }).waitFor();
});

async function names(door: Page): Promise<string[]> {
  return door
    .locator('[data-seat]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['name'] ?? ''));
}

async function tapEverybody(door: Page, button: 'Sign in' | 'Sign out', people: string[]): Promise<void> {
  for (const name of people) {
    await door.getByRole('button', { name: `${button} ${name}` }).click();
    await door
      .getByRole('status')
      .getByText(`${name} is signed ${button === 'Sign in' ? 'in' : 'out'}`)
      .waitFor();
  }
}

/** The page's camera sees this picture, small in the middle of a grey room. */
async function pointCameraAt(page: Page, picture: Buffer): Promise<void> {
  await page.addInitScript(
    (source) => {
      navigator.mediaDevices.getUserMedia = async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const image = Object.assign(new Image(), { src: source });
        await image.decode();
        const paint = () => {
          const room = canvas.getContext('2d');
          if (!room) return;
          room.fillStyle = '#888';
          room.fillRect(0, 0, 640, 480);
          room.drawImage(image, 210, 130, 220, 220);
        };
        setInterval(paint, 50);
        return canvas.captureStream();
      };
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
}

async function markAbsent(office: Page, sessionId: string, name: string): Promise<void> {
  await office.goto(`${journey.url}/staff/sessions/${sessionId}/attendance?day=2`);
  await signIn(office, 'staff@example.com');
  await office.getByRole('group', { name }).getByLabel('Absent').check();
  await office.getByRole('button', { name: 'Record changes' }).click();
  await office.getByText('Recorded', { exact: true }).waitFor();
}

/** What keeps the browser from offering to install the page as an app. */
async function whyNotInstallable(page: Page): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // The browser of tests is a private window, in which nothing can be installed.
  return installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito');
}

/** A list of people that the device has kept for three days. */
async function keepOldPage(page: Page, path: string): Promise<void> {
  const headers = { date: new Date(Date.now() - 3 * 86_400_000).toUTCString(), 'content-type': 'text/html' };
  await page.evaluate(
    async ([address, init]) => {
      await (await caches.open('check-in')).put(address, new Response('<p>People</p>', { headers: init }));
    },
    [path, headers] as const,
  );
}

/** A second mark of the same person whose id the server cannot read. */
async function spoilMark(page: Page): Promise<void> {
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('check-in ')) ?? '';
    const [mark] = JSON.parse(localStorage.getItem(key) ?? '[]') as object[];
    localStorage.setItem(key, JSON.stringify([{ ...mark, clientId: 'spoiled' }, mark]));
  });
}

async function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!(await caches.has('check-in'))) return [];
    const kept = await (await caches.open('check-in')).keys();
    return kept.map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/_astro/'));
  });
}
