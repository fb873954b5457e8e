import { expect, test } from 'vitest';
import { aCourse, aPerson, aSeat, aVideoLesson } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

/** A learner who is signed in and has opened a lesson with a video. */
async function aWatcher(name: string) {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  const course = await aCourse(db, { kind: 'online' });
  await aVideoLesson(db, course.id, { position: 1, transcriptCounts: true });
  const seat = await aSeat(db, { course, learner: person });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  const lesson = `/my/learn/${seat.id}/lessons/1`;
  const page = await visitor.get(lesson);
  const reports = (body: unknown) => visitor.postJson(`${lesson}/watched`, body);
  return { ...visitor, seat, lesson, page, reports };
}

test('the page shows the video with captions, its transcript, and another way for whoever has no script', async () => {
  const { page } = await aWatcher('Maria');
  expect(page.text).toMatch(/<video[^>]* controls/);
  expect(page.text).toMatch(/<track kind="captions" src="\/my\/learn\/[\da-f/-]+\/files\/[\da-f-]+" srclang="en-AU"/);
  expect(page.text).toContain('What is said.');
  expect(page.text).toMatch(/<noscript>[^]*Read the transcript instead[^]*<\/noscript>/);
  expect(page.text).toContain('I have read the transcript instead');
});

test('a report counts, and one that was made up does not', async () => {
  const { reports } = await aWatcher('Lee');
  const first = await reports({ id: 'report-1', ranges: [[0, 2]], position: 2 });
  expect(first.status).toBe(200);
  expect(JSON.parse(first.text)).toEqual({ ranges: [[0, 2]], watchedSeconds: 2, neededSeconds: 54 });
  const forged = await reports({ id: 'report-2', ranges: [[2, 60]], position: 60 });
  expect(forged.status).toBe(409);
  expect(JSON.parse(forged.text)).toMatchObject({ watchedSeconds: 2 });
});

test.each([
  ['nothing', null],
  ['no JSON', 'ranges=1'],
  ['words in place of seconds', { id: 'report-1', ranges: [['a', 'b']], position: 0 }],
  ['numbers without end', { id: 'report-1', ranges: [[0, 1e300]], position: 0 }],
  [
    'more ranges than a player makes',
    { id: 'report-1', ranges: Array.from({ length: 500 }, () => [0, 1]), position: 0 },
  ],
  ['an id without end', { id: 'x'.repeat(5000), ranges: [], position: 0 }],
])('%s is no report', async (_what, body) => {
  const { reports } = await aWatcher('Kim');
  expect((await reports(body)).status).toBe(400);
});

test('somebody else’s lesson is not there to report on, and a stranger is not signed in', async () => {
  const { lesson } = await aWatcher('Ana');
  const other = await aWatcher('Sam');
  const report = { id: 'report-1', ranges: [], position: 0 };
  expect((await other.postJson(`${lesson}/watched`, report)).status).toBe(404);
  expect((await aVisitor(site()).postJson(`${lesson}/watched`, report)).status).toBe(303);
});

test('who reads the transcript instead is done, without script', async () => {
  const { post, get, seat, lesson } = await aWatcher('Noor');
  const sent = { seat: seat.id, position: '1' };
  const unwatched = await post(`${lesson}?_action=learning.completeLesson`, sent);
  expect(unwatched.status).toBe(409);
  expect(unwatched.text).toContain('You have watched 0:00 of this video, and 0:54 is needed');
  const read = await post(`${lesson}?_action=learning.completeLesson`, { ...sent, transcript: 'yes' });
  expect(read).toMatchObject({ status: 303 });
  expect((await get(lesson)).text).toContain('You finished this lesson on');
});
