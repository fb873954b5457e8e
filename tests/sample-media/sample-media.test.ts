import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import course from '#db/seeds/courses/moisture-basics-online.ts';
import { aCourse, aLessonFile, aPerson, aSeat, aVideoLesson } from '#tests/support/builders.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { diagrams } from './diagrams.ts';
import { captions, mostGrams, scenes, transcript, videoSeconds, warmthAt } from './same-water.ts';

const site = useSite({ process: 'web' });
const folder = 'db/seeds/courses/media/';
const video = 'moisture-basics/same-water.webm';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(Object.keys(diagrams))('%s is what its drawing makes', (name) => {
  expect(readFileSync(folder + name, 'utf8')).toBe(diagrams[name]?.());
});

test('captions and transcript are what the scenes say, and leave no gap', () => {
  expect(readFileSync(`${folder}moisture-basics/same-water.vtt`, 'utf8')).toBe(captions());
  const lesson = course.lessons?.find(({ media }) => media?.kind === 'video');
  expect(lesson?.media).toMatchObject({ transcript: transcript(), seconds: videoSeconds });
  for (const [index, { from, to }] of scenes.entries()) {
    expect(from).toBe(index === 0 ? 0 : scenes[index - 1]?.to);
    expect(to).toBeGreaterThan(from + 3);
  }
  expect(scenes.at(-1)?.to).toBe(videoSeconds);
  expect(warmthAt(14)).toBe(20);
});

// Tables of saturated air at sea level give 5.4, 7.6, 14.7 and 27.2 g/kg (rounded).
test.each([
  [5, 5.4],
  [10, 7.6],
  [20, 14.7],
  [30, 27.1],
])('air at %i °C holds at most %f grams', (celsius, grams) => {
  expect(mostGrams(celsius)).toBeCloseTo(grams, 1);
});

test('the video is small, and plays in a browser with its length, its captions and its end', async () => {
  expect(statSync(folder + video).size).toBeLessThan(600_000);
  const page = await browser.newPage();
  const addresses = await showToLearner(page);
  const seen = await page.evaluate(async ([address, captionsAt]) => {
    const player = document.createElement('video');
    const track = document.createElement('track');
    Object.assign(track, { kind: 'captions', src: captionsAt, default: true });
    player.append(track);
    player.muted = true;
    player.src = address ?? '';
    document.body.append(player);
    const happens = (target: EventTarget, name: string) =>
      new Promise((resolve, fail) => {
        target.addEventListener(name, resolve, { once: true });
        player.addEventListener('error', () => fail(new Error(player.error?.message)), { once: true });
      });
    await happens(player, 'canplaythrough');
    if (track.readyState < 2) await happens(track, 'load');
    player.currentTime = 30;
    await happens(player, 'seeked');
    const at30 = player.currentTime;
    const spoken = Array.from(player.textTracks[0]?.activeCues ?? [], (cue) => (cue as VTTCue).text);
    player.currentTime = 36;
    player.playbackRate = 4;
    await player.play();
    await happens(player, 'ended');
    const { readyState, duration, videoWidth, currentTime } = player;
    return { readyState, duration, videoWidth, at30, spoken, cues: track.track.cues?.length, end: currentTime };
  }, addresses);
  expect(seen).toMatchObject({ readyState: 4, duration: videoSeconds, videoWidth: 640, at30: 30, cues: scenes.length });
  expect(seen.spoken).toEqual([scenes.find(({ from, to }) => from <= 30 && 30 < to)?.says]);
  expect(seen.end).toBeCloseTo(videoSeconds, 0);
  await page.close();
});

/** Signs a learner in whose lesson shows the video. Gives the addresses of the video and of its captions. */
async function showToLearner(page: Page): Promise<[video: string, captions: string]> {
  const { db, passwords } = site().services;
  const password = 'drying-is-a-science';
  const person = await aPerson(db, 'Maria', { passwordHash: await passwords.hash(password) });
  const course = await aCourse(db, { kind: 'online' });
  const lesson = await aVideoLesson(db, course.id, { position: 1 });
  const keep = async (mediaType: string, name: string) =>
    (await aLessonFile(db, course.id, { mediaType, content: readFileSync(folder + name) })).id;
  const mediaId = await keep('video/webm', video);
  const captionsId = await keep('text/vtt', video.replace('.webm', '.vtt'));
  await db.updateTable('lessons').set({ mediaId, captionsId }).where('id', '=', lesson.id).execute();
  const seat = await aSeat(db, { course, learner: person });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  const cookies = visitor.cookie().split('; ');
  await page.context().addCookies(cookies.map((cookie) => ({ ...nameAndValue(cookie), url: site().url })));
  await page.goto(`${site().url}/healthz`);
  const files = `/my/learn/${seat.id}/files`;
  return [`${files}/${mediaId}`, `${files}/${captionsId}`];
}

function nameAndValue(cookie: string): { name: string; value: string } {
  const [name = '', ...value] = cookie.split('=');
  return { name, value: value.join('=') };
}
