import { expect, test } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import { evaluateCompletion } from '#src/certificates/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { confirmsName } from '#tests/certificates/story.ts';
import { aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aCreditEntry } from '#tests/renewal/story.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

async function signedIn(name: string, role?: 'coordinator' | 'trainer') {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  if (role) await aStaffGrant(db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

/** Maria attended Dana's workshop the day before yesterday, has her certificate and her number at IICRC. */
async function anAttendedWorkshop() {
  const { services } = site();
  const [maria, dana] = [await signedIn('Maria'), await signedIn('Dana', 'trainer')];
  const on = addDays(dateIn('Australia/Sydney', services.clock.now()), -2);
  const session = await aSession(services.db, { on, instructor: dana.person });
  const seat = await aSeat(services.db, { session, learner: maria.person });
  await confirmsName(services.db, maria.person.id, 'Maria Katsaros', { iicrcId: '123456' });
  const viewer = await aViewer(services.db, { grants: ['admin'] });
  await recordAttendance(services, { viewer, sessionId: session.id, marks: [aMark(seat.id)] });
  await evaluateCompletion(services, { seatId: seat.id });
  const entry = await services.db
    .selectFrom('creditEntries')
    .select('id')
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();
  return { maria, dana, session, entryId: entry.id };
}

test('a learner agrees without script, staff send the session’s evidence, and the learner reads that it was sent', async () => {
  const { maria, dana, session } = await anAttendedWorkshop();
  const staff = await signedIn('Kerry', 'coordinator');
  const page = `/staff/sessions/${session.id}/submission`;
  const send = () =>
    staff.post(`${page}?_action=proof.submitSession`, { sessionId: session.id, bodyId: 'iicrc', on: '', note: '' });
  expect((await staff.get(page)).text).toContain('Sends it themselves');
  expect(await send()).toMatchObject({ status: 409, text: expect.stringContaining('Nothing is left to send') });
  expect(await staff.get(`${page}.zip?body=iicrc`)).toMatchObject({ status: 404 });

  const unticked = await maria.post('/my/proof-pack?_action=proof.allowSending', {});
  expect(unticked).toMatchObject({ text: expect.stringContaining('Tick the box if you agree') });
  await maria.post('/my/proof-pack?_action=proof.allowSending', { agree: 'yes' });
  expect((await maria.get('/my/proof-pack')).text).toContain('may send my certificates');
  const zip = await staff.get(`${page}.zip?body=iicrc`);
  expect([zip.status, zip.response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const evidence = await staff.get(`/staff/sessions/${session.id}/evidence.zip`);
  expect([evidence.status, evidence.response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(await send()).toMatchObject({ status: 303, to: `${page}?body=iicrc&sent=1` });
  expect(await send()).toMatchObject({ status: 409 });
  expect((await maria.get('/my/proof-pack')).text).toContain('by us for you');
  for (const somebody of [maria, dana])
    for (const path of [page, `${page}.zip?body=iicrc`, `/staff/sessions/${session.id}/evidence.zip`])
      expect((await somebody.get(path)).status).not.toBe(200);
});

test('a pack is its learner’s alone, and one that lacks something leads back to what is missing', async () => {
  const { maria, entryId } = await anAttendedWorkshop();
  const pack = `/my/proof-pack/pack.pdf?body=iicrc&entry=${entryId}`;
  const mine = await maria.get(pack);
  expect([mine.status, mine.response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const sam = await signedIn('Sam');
  expect(await sam.get(pack)).toMatchObject({ status: 303, to: expect.stringContaining('/my/proof-pack?') });
  expect(await aVisitor(site()).get(pack)).toMatchObject({ status: 303, to: expect.stringContaining('/sign-in?') });
  const { db } = site().services;
  await db.updateTable('people').set({ iicrcId: null }).where('id', '=', maria.person.id).execute();
  expect(await maria.get(pack)).toMatchObject({ status: 303 });
  expect((await maria.get(`/my/proof-pack?body=iicrc&entry=${entryId}`)).text).toContain('the IICRC ID');
  const sent = await maria.post('/my/proof-pack?_action=proof.submit', {
    bodyId: 'iicrc',
    entry: entryId,
    on: '',
    note: '',
  });
  expect(sent).toMatchObject({ status: 409, text: expect.stringContaining('Still missing: the IICRC ID') });
});

test('what is ticked stays ticked while pages are turned, without script', async () => {
  const { maria, entryId } = await anAttendedWorkshop();
  const { db } = site().services;
  const sent = { learnerId: maria.person.id, units: '1', state: 'accepted', earnedOn: '2026-01-02' } as const;
  for (let earlier = 0; earlier < 30; earlier += 1) await aCreditEntry(db, sent);
  const first = await maria.get('/my/proof-pack');
  expect(first.text).toContain('Page 1 of 2');
  expect(first.text).toMatch(new RegExp(`value="${entryId}"[^>]*checked`));
  // As a browser sends the form of the first page by its button for the next one.
  const second = await maria.get(`/my/proof-pack?body=iicrc&chosen=yes&entry=${entryId}&page=2`);
  expect(second.text).toContain('Page 2 of 2');
  expect(second.text).toContain(`<input type="hidden" name="entry" value="${entryId}"`);
  expect(second.text).toContain('One more is ticked on');
  expect(await maria.get('/my/proof-pack?body=iicrc&page=9')).toMatchObject({
    status: 303,
    to: '/my/proof-pack?body=iicrc',
  });
});
