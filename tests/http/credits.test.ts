import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aCreditType, aCycleGroup, aHeldDesignation, aPerson, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
const pdf = (words: string) => `%PDF-1.7\n${words}\n%%EOF\n`;

async function aSignedInPerson(name: string) {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

type Visitor = Awaited<ReturnType<typeof aSignedInPerson>>;

/** Sends the form for credit from elsewhere with a file, and gives the id that the entry would have. */
async function enterCredit(visitor: Visitor, file: File | null, change: Record<string, string> = {}) {
  const entryId = newId();
  const form = new FormData();
  const typed = {
    entryId,
    title: 'Drying Days',
    provider: 'Another School',
    activity: 'event',
    earnedOn: '2026-10-01',
    units: '2,5',
    creditTypeId: 'iicrc-cec',
    ...change,
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  if (file) form.set('file', file);
  return { entryId, ...(await visitor.send('/my/credits/new?_action=credits.addExternal', { body: form })) };
}

const entries = async () =>
  (await site().services.db.selectFrom('creditEntries').select('id').execute()).map(({ id }) => id);
const files = async () => (await site().services.db.selectFrom('evidenceFiles').select('id').execute()).length;

test('credit from elsewhere is entered with its file, which only its learner and staff can save', async () => {
  await aCreditType(site().services.db);
  const maria = await aSignedInPerson('Maria');
  const sent = await enterCredit(maria, new File([pdf('Maria')], '../../scan.pdf'));
  expect(sent).toMatchObject({ status: 303, to: '/my/credits?done=added' });
  const page = await maria.get(`/my/credits/${sent.entryId}`);
  expect(page.text).toContain('2.5 CECs · IICRC');
  expect(page.text).toContain('scan.pdf');
  const file = await maria.get(`/my/credits/${sent.entryId}/evidence`);
  expect(file.text).toBe(pdf('Maria'));
  expect(Object.fromEntries(file.response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="evidence-[0-9a-f]{12}\.pdf"$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  const sam = await aSignedInPerson('Sam');
  for (const path of ['', '/evidence']) expect((await sam.get(`/my/credits/${sent.entryId}${path}`)).status).toBe(404);
  expect((await sam.get(`/staff/evidence/${sent.entryId}/file`)).status).toBe(403);
});

test('a file that is refused is refused beside its field, with what was typed kept, and nothing stays', async () => {
  const maria = await aSignedInPerson('Maria');
  const [entriesBefore, filesBefore] = [await entries(), await files()];
  for (const [file, words] of [
    [new File([''], 'empty.pdf'), 'This file is empty'],
    [new File(['MZ program'], 'certificate.pdf'), 'This is no PDF'],
    [new File([pdf('x'.repeat(10 * 1024 * 1024))], 'big.pdf'), 'larger than 10 MB'],
  ] as const) {
    const refused = await enterCredit(maria, file);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain('value="Another School"');
  }
  expect(await entries()).toEqual(entriesBefore);
  expect(await files()).toBe(filesBefore);
});

test('no file is no fault, and no number is', async () => {
  const maria = await aSignedInPerson('Maria');
  // What a browser sends for a file that was not chosen.
  expect((await enterCredit(maria, new File([], ''))).status).toBe(303);
  const refused = await enterCredit(maria, null, { units: 'seven' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a number like 7 or 1.5');
});

test('200 MB are turned away before they are sent, and whoever goes on sending is cut off', async () => {
  const { hostname, port, host, origin } = new URL(site().url);
  const socket = createConnection(Number(port), hostname);
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  const head = [
    'POST /my/credits/new?_action=credits.addExternal HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${origin}`,
    'Content-Type: multipart/form-data; boundary=x',
    `Content-Length: ${200 * 1024 * 1024}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n--x`);
  const text = await answer;
  expect(text).toContain('413');
  expect(text).toContain('at most 10 MB');
});

test('a designation is added, counted against both clocks, and taken off', async () => {
  const { db } = site().services;
  const [maria, group] = [await aSignedInPerson('Maria'), await aCycleGroup(db)];
  const [wrt] = group.designations;
  expect((await maria.get('/my/designations')).text).toContain('No designation yet');
  const facts = { heldId: newId(), designationId: wrt?.id ?? '', awardedOn: '2024-02-01', startsOn: '', endsOn: '' };
  const without = await maria.post('/my/designations/new?_action=designations.hold', { ...facts, awardedOn: '' });
  expect(without.text).toContain('Enter the day of the award');
  const held = await maria.post('/my/designations/new?_action=designations.hold', facts);
  expect(held).toMatchObject({ status: 303, to: '/my/designations?done=held' });
  await enterCredit(maria, null, { title: 'Drying Nights' });
  const tracker = await maria.get('/my/designations');
  for (const words of ['2.5 of 14 CECs', '11.5 CECs missing', 'Clock 1', 'Clock 2', 'Drying Nights'])
    expect(tracker.text).toContain(words);
  const cycles = `/my/designations/cycles/${group.id}`;
  expect((await maria.get(cycles)).text).toContain('Clock 1');
  const overlap = { cycleId: newId(), cycleGroupId: group.id, startsOn: '2025-01-01', endsOn: '', carriedIn: '' };
  const refused = await maria.post(`${cycles}?_action=designations.setCycle`, overlap);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.text).toContain('overlap another cycle');
  for (const endsOn of ['0000-01-01', '9999-12-31', 'soon']) {
    const far = await maria.post(`${cycles}?_action=designations.setCycle`, { ...overlap, endsOn });
    expect([endsOn, far.status]).toEqual([endsOn, 400]);
  }
  const fee = { bodyId: 'iicrc', cycleGroupId: group.id, dueOn: '0000-01-01' };
  const ancient = await maria.post(`${cycles}?_action=designations.setFee`, fee);
  expect([ancient.status, ancient.text.includes('Enter a year from 1970 to 2100')]).toEqual([400, true]);
  await maria.post(`/my/designations/${facts.heldId}?_action=designations.drop`, { heldId: facts.heldId });
  expect((await maria.get('/my/designations')).text).toContain('No designation yet');
  expect((await maria.get(cycles)).status).toBe(404);
});

test('nobody sees what another holds', async () => {
  const { db } = site().services;
  const [maria, sam] = [await aSignedInPerson('Maria'), await aSignedInPerson('Sam')];
  const group = await aCycleGroup(db);
  const cycle = { startsOn: '2024-02-01', endsOn: '2028-01-31' };
  const held = await aHeldDesignation(db, { personId: maria.person.id, group, cycle });
  expect((await maria.get(`/my/designations/${held.id}`)).status).toBe(200);
  for (const path of [held.id, `cycles/${group.id}`])
    expect((await sam.get(`/my/designations/${path}`)).status).toBe(404);
});

test('the ledger leaves as CSV and as a paper, formulas disarmed', async () => {
  const maria = await aSignedInPerson('Maria');
  await enterCredit(maria, null, { title: '=HYPERLINK("http://evil.example")' });
  const csv = await maria.get('/my/credits/transcript.csv');
  expect(csv.response.headers.get('content-disposition')).toBe('attachment; filename="record-of-credit.csv"');
  expect(csv.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(csv.text).toContain('2026-10-01');
  const paper = await maria.get('/my/credits/transcript.pdf');
  expect(paper.response.headers.get('content-type')).toBe('application/pdf');
  expect(paper.text.startsWith('%PDF-')).toBe(true);
});

test('staff look at a file and answer; the list is then shorter', async () => {
  const { db } = site().services;
  const [maria, kerry] = [await aSignedInPerson('Maria'), await aSignedInPerson('Kerry')];
  await aStaffGrant(db, kerry.person.id, 'coordinator');
  const { entryId } = await enterCredit(maria, new File([pdf('to be seen')], 'seen.pdf'), { title: 'Seen Days' });
  expect((await kerry.get('/staff/evidence')).text).toContain('Seen Days');
  expect((await kerry.get(`/staff/evidence/${entryId}/file`)).text).toBe(pdf('to be seen'));
  const { evidenceId } = await db
    .selectFrom('creditEntries')
    .select('evidenceId')
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  const answer = { entryId, evidenceId: evidenceId ?? '', answer: 'does-not', refusal: '' };
  const refused = await kerry.post(`/staff/evidence/${entryId}?_action=credits.check`, answer);
  expect(refused.text).toContain('Say why');
  const answered = await kerry.post(`/staff/evidence/${entryId}?_action=credits.check`, {
    ...answer,
    refusal: 'No name.',
  });
  expect(answered).toMatchObject({ status: 303, to: '/staff/evidence?done=evidence-checked' });
  expect((await kerry.get('/staff/evidence')).text).not.toContain('Seen Days');
  expect((await maria.get(`/my/credits/${entryId}`)).text).toContain('No name.');
  expect((await maria.get('/staff/evidence')).status).toBe(403);
});

test('staff write the next rule of a body, and a learner reads it', async () => {
  const group = await aCycleGroup(site().services.db);
  const kim = await aSignedInPerson('Kim');
  const at = `/staff/requirements/${group.id}`;
  expect((await kim.get(at)).status).toBe(403);
  await aStaffGrant(site().services.db, kim.person.id, 'coordinator');
  const page = await kim.get(at);
  const latestId = /name="latestId" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  const typed = {
    ...{ groupId: group.id, latestId, creditTypeId: group.creditTypeId, units: '16,5', cycleMonths: '48' },
    ...{ startDay: '30', startMonth: '2', earnedMonthsBefore: '0', maxCarry: '', effectiveFrom: '2020-07-01' },
    ...{ note: 'Read on the body’s own page.', feeNote: 'Invoiced yearly.' },
  };
  const send = (fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...typed, ...fields })) body.set(name, value);
    for (const cap of ['', '', '', '', '4,5', '', '', '']) body.append('cap', cap);
    return kim.send(`${at}?_action=requirements.write`, { body });
  };
  const wrong = await send({});
  expect(wrong.text).toContain('value="4,5"');
  expect(wrong.text).toContain('Choose a day and a month that exist');
  const saved = await send({ startDay: '1', startMonth: '7' });
  expect(saved).toMatchObject({ status: 303, to: `${at}?done=requirement` });
  const written = (await kim.get(at)).text;
  expect(written).toContain('16.5 CECs in 4 years, each from 1 July.');
  expect(written).toContain('Wrote the rule from 2020-07-01: 16.5 units in 48 months');
  await aHeldDesignation(site().services.db, {
    ...{ personId: kim.person.id, group },
    cycle: { startsOn: '2021-07-01', endsOn: '2025-06-30' },
  });
  expect((await kim.get(`/my/designations/cycles/${group.id}`)).text).toContain('16.5 CECs in 4 years');
});
