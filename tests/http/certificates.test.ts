import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { attendedMinutes } from '#src/attendance/index.ts';
import { issueDueCertificates, revokeCertificate } from '#src/certificates/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { newReference } from '#src/shared/ids.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { confirmsName } from '#tests/certificates/story.ts';
import { aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
const zone = 'Australia/Sydney';

async function signedIn(name: string) {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

/** Dana taught for two days until yesterday; Maria and Sam have seats; nobody is marked. */
async function aSessionOfYesterday() {
  const { db, clock } = site().services;
  const [dana, maria] = [await signedIn('Dana'), await signedIn('Maria')];
  await aStaffGrant(db, dana.person.id, 'trainer');
  const on = addDays(dateIn(zone, clock.now()), -2);
  const session = await aSession(db, { on, days: 2, instructor: dana.person });
  const seat = await aSeat(db, { session, learner: maria.person });
  const other = await aSeat(db, { session, learner: await aPerson(db, 'Sam') });
  const page = `/staff/sessions/${session.id}/attendance`;
  const record = (day: number, fields: Record<string, string>) =>
    dana.post(`${page}?_action=attendance.recordDay`, {
      session: session.id,
      day: String(day),
      token: `token ${day}`,
      [`was.${seat.id}`]: '',
      [`was.${other.id}`]: '',
      ...fields,
    });
  return { dana, maria, session, seat, other, page, record };
}

test('a trainer marks a day without script, the form sent twice counts once, and the learner takes the certificate', async () => {
  const { services } = site();
  const { dana, maria, session, seat, other, page, record } = await aSessionOfYesterday();
  expect((await dana.get('/staff/teaching')).text).toContain('4 marks missing');
  const first = await dana.get(`${page}?day=1`);
  expect(first).toMatchObject({ status: 200, text: expect.stringContaining('Mark everybody present') });

  const changes = { everyone: 'yes', [`mark.${other.id}`]: 'minutes', [`minutes.${other.id}`]: '90' };
  expect(await record(1, changes)).toMatchObject({ status: 303, to: `${page}?day=1&recorded=2` });
  expect(await record(1, changes)).toMatchObject({ status: 303, to: `${page}?day=1&recorded=0` });
  const tooMany = await record(2, { [`mark.${other.id}`]: 'minutes', [`minutes.${other.id}`]: '999' });
  expect(tooMany).toMatchObject({ status: 422, text: expect.stringContaining('whole minutes from 0 to 480') });
  expect(tooMany.text).toContain('value="999"');
  expect(await record(2, { [`mark.${seat.id}`]: 'present' })).toMatchObject({ status: 303 });
  expect(await attendedMinutes(services.db, other.id)).toMatchObject({ attendedMinutes: 90 });

  await confirmsName(services.db, maria.person.id, 'Maria Katsaros');
  const finished = await dana.post(`${page}?_action=attendance.finishSession`, { session: session.id, day: '2' });
  expect(finished).toMatchObject({ status: 303, to: `${page}?day=2&completed=1` });
  const { number } = await services.db
    .selectFrom('certificates')
    .select('number')
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();
  const file = await maria.get(`/my/certificates/${number}.pdf`);
  expect(file.status).toBe(200);
  expect(file.response.headers.get('cache-control')).toBe('private, no-store');
  expect(await dana.get(`/my/certificates/${number}.pdf`)).toMatchObject({ status: 404 });
  expect(await aVisitor(site()).get(`/my/certificates/${number}.pdf`)).toMatchObject({ status: 303 });
});

test('a sheet is for those who teach it, and a day is marked by nobody else', async () => {
  const { maria, seat, page, record, dana } = await aSessionOfYesterday();
  const other = await aSessionOfYesterday();
  expect(await maria.get(page)).toMatchObject({ status: 403 });
  expect(await other.dana.get(page)).toMatchObject({ status: 404 });
  const fields = { session: page.split('/')[3] ?? '', day: '1', token: 'x', [`was.${seat.id}`]: '', everyone: 'yes' };
  const forged = await other.dana.post(`${other.page}?_action=attendance.recordDay`, fields);
  expect(forged).toMatchObject({ status: 404 });
  expect(await record(1, { session: 'nonsense' })).toMatchObject({ status: 400 });
  expect(await dana.get('/staff/sessions/nonsense/attendance')).toMatchObject({ status: 404 });
});

test('anybody verifies a certificate; the page is kept, and dropped when the certificate is withdrawn', async () => {
  const { services } = site();
  const { maria, record } = await aSessionOfYesterday();
  await record(1, { everyone: 'yes' });
  await record(2, { everyone: 'yes' });
  await confirmsName(services.db, maria.person.id, 'مريم <b>Katsaros</b>');
  await issueDueCertificates(services);
  const { number, pdfSha256 } = await services.db
    .selectFrom('certificates')
    .select(['number', 'pdfSha256'])
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();

  const anybody = aVisitor(site());
  const shown = await anybody.get(`/verify/${number}`);
  expect(shown.status).toBe(200);
  for (const fact of ['Drying Timber Floors', 'Dana', 'CECs', 'Weir Street Rooms', 'dir="rtl"', '&lt;b&gt;Katsaros']) {
    expect(shown.text).toContain(fact);
  }
  expect(shown.text.replace(/<[^>]*>|\s/g, '')).toContain(pdfSha256);
  expect(shown.text).toContain('name="robots" content="noindex"');
  const lenient = encodeURIComponent(number.toLowerCase().replaceAll('-', ' '));
  expect(await anybody.get(`/verify?number=${lenient}`)).toMatchObject({ status: 303, to: `/verify/${number}` });
  expect(await anybody.get(`/verify/${number.toLowerCase()}`)).toMatchObject({ status: 301, to: `/verify/${number}` });

  const viewer = await aViewer(services.db, { grants: ['admin'] });
  await revokeCertificate(services, { viewer, number, reason: 'Marked by mistake' });
  await expect.poll(async () => (await anybody.get(`/verify/${number}`)).text).toContain('Marked by mistake');
});

test.each([
  ['', 'Enter the number'],
  ['A-7K2QF-93DMX-4', 'begins with C'],
  ['C-7K2Q', 'has 12 letters and digits'],
  ['C-7K2QF-93DMX-5', 'mistyped'],
  ['"><script>alert(1)</script>', 'begins with C'],
])('the number %j is explained', async (typed, words) => {
  const answer = await aVisitor(site()).get(`/verify?${new URLSearchParams({ number: typed })}`);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(words);
  expect(answer.text).not.toContain('"><script>');
});

test('a number that nobody issued is a 404 page that helps', async () => {
  for (const number of [newReference('C'), 'nonsense', '%F0%9F%A6%BA']) {
    const answer = await aVisitor(site()).get(`/verify/${number}`);
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('most often a character was misread') });
  }
});

test('a young learner’s name is asked for in the body of a form and never kept', async () => {
  const { services } = site();
  const { maria, record } = await aSessionOfYesterday();
  await record(1, { everyone: 'yes' });
  await record(2, { everyone: 'yes' });
  const guardian = { guardianName: 'Nina', guardianEmail: 'nina@example.com' };
  await confirmsName(services.db, maria.person.id, 'Zoë Katsaros', { adultOn: '2099-01-01', ...guardian });
  await issueDueCertificates(services);
  const { number, pdf, pdfSha256 } = await services.db
    .selectFrom('certificates')
    .select(['number', 'pdf', 'pdfSha256'])
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(pdfSha256);
  const anybody = aVisitor(site());
  expect((await anybody.get(`/verify/${number}`)).text).toContain('Z. K.');
  const fits = await anybody.post(`/verify/${number}`, { name: 'zoe katsaros' });
  expect(fits.text).toContain('Zoë Katsaros');
  const not = await anybody.post(`/verify/${number}`, { name: 'Zoe Smith' });
  expect(not.text).toContain('not the name');
  expect((await anybody.get(`/verify/${number}`)).text).not.toContain('Zoë');
});

test('staff correct a certificate, then withdraw it; a trainer may not', async () => {
  const { services } = site();
  const { dana, maria, record } = await aSessionOfYesterday();
  await record(1, { everyone: 'yes' });
  await record(2, { everyone: 'yes' });
  await confirmsName(services.db, maria.person.id, 'Maria Katsaro');
  await issueDueCertificates(services);
  const { number } = await services.db
    .selectFrom('certificates')
    .select('number')
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();
  const kerry = await signedIn('Kerry');
  await aStaffGrant(services.db, kerry.person.id, 'coordinator');
  const page = `/staff/certificates/${number}`;
  expect(await dana.get(page)).toMatchObject({ status: 404 });

  const correct = { number, learnerName: 'Maria Katsaros', reason: 'Misspelt' };
  const empty = await kerry.post(`${page}?_action=certificates.correct`, { ...correct, reason: '' });
  expect(empty).toMatchObject({ status: 400, text: expect.stringContaining('Say why') });
  expect(empty.text).toContain('value="Maria Katsaros"');
  const corrected = await kerry.post(`${page}?_action=certificates.correct`, correct);
  expect(corrected.status).toBe(303);
  const next = /certificates\/(C-[^?]+)/.exec(corrected.to ?? '')?.[1] ?? '';
  expect((await kerry.get(page)).text).toContain(next);
  const revoke = { number: next, reason: 'Issued to the wrong person' };
  const revoked = await kerry.post(`/staff/certificates/${next}?_action=certificates.revoke`, revoke);
  expect(revoked).toMatchObject({ status: 303, to: `/staff/certificates/${next}?done=revoked` });
  expect((await kerry.get(`/staff/certificates/${next}`)).text).toContain('Issued to the wrong person');
});

test('a learner asks for a correction, staff see it and decline; the office issues a session’s certificates', async () => {
  const { services } = site();
  const { dana, maria, session, record } = await aSessionOfYesterday();
  await record(1, { everyone: 'yes' });
  await record(2, { everyone: 'yes' });
  await confirmsName(services.db, maria.person.id, 'Maria Katsaro');
  const kerry = await signedIn('Kerry');
  await aStaffGrant(services.db, kerry.person.id, 'coordinator');
  const bulk = `/staff/sessions/${session.id}/certificates`;
  expect(await dana.get(bulk)).toMatchObject({ status: 404 });
  const dryRun = await kerry.get(bulk);
  expect(dryRun).toMatchObject({ status: 200, text: expect.stringContaining('Issue 1 certificate') });
  const issue = { session: session.id };
  expect(await kerry.post(`${bulk}?_action=certificates.issueForSession`, issue)).toMatchObject({
    to: `${bulk}?issued=1`,
  });
  expect(await kerry.post(`${bulk}?_action=certificates.issueForSession`, issue)).toMatchObject({
    to: `${bulk}?issued=0`,
  });
  expect((await kerry.get(`${bulk}?issued=1`)).text).toContain('1 certificate was issued');

  const { number } = await services.db
    .selectFrom('certificates')
    .select('number')
    .where('learnerId', '=', maria.person.id)
    .executeTakeFirstOrThrow();
  const mine = await maria.get('/my/certificates');
  expect(mine.text).toContain('https://www.linkedin.com/profile/add?');
  const page = `/my/certificates/${number}/correction`;
  expect(mine.text).toContain(page);
  expect(await dana.get(page)).toMatchObject({ status: 404 });
  expect(await aVisitor(site()).get(page)).toMatchObject({ status: 303 });
  const ask = { number, learnerName: 'Maria Katsaros', reason: 'The last letter is missing' };
  const empty = await maria.post(`${page}?_action=certificates.askForCorrection`, { ...ask, reason: '' });
  expect(empty).toMatchObject({ status: 400, text: expect.stringContaining('Say what is wrong') });
  expect(empty.text).toContain('value="Maria Katsaros"');
  expect(await maria.post(`${page}?_action=certificates.askForCorrection`, ask)).toMatchObject({
    to: `${page}?done=asked`,
  });
  expect((await maria.get(page)).text).toContain('We have your request');
  expect((await kerry.get('/staff')).text).toContain(`/staff/certificates/${number}`);
  const staffPage = `/staff/certificates/${number}`;
  expect((await kerry.get(staffPage)).text).toContain('The last letter is missing');
  const decline = { number, reason: 'Your card says Katsaro' };
  expect(await kerry.post(`${staffPage}?_action=certificates.decline`, decline)).toMatchObject({
    to: `${staffPage}?done=declined`,
  });
  expect((await kerry.get(staffPage)).text).not.toContain('The last letter is missing');
});
