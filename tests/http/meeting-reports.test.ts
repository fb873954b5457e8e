import { expect, test } from 'vitest';
import { attendedMinutes } from '#src/attendance/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

/** A webinar of yesterday, 10 am to 11 am in Sydney, and somebody of the office who looks after it. */
async function aWebinarOfYesterday() {
  const { db, passwords, clock } = site().services;
  const on = addDays(dateIn('Australia/Sydney', clock.now()), -1);
  const session = await aSession(db, { on, from: '10:00', to: '11:00', delivery: 'live-stream' });
  const [maria, ruben] = [await aPerson(db, 'Maria Katsaros'), await aPerson(db, 'Ruben Núñez')];
  const seats = [await aSeat(db, { session, learner: maria }), await aSeat(db, { session, learner: ruben })] as const;
  const office = await aPerson(db, 'Olive', { passwordHash: await passwords.hash(password) });
  await aStaffGrant(db, office.id, 'coordinator');
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: office.email, password });
  const path = `/staff/sessions/${session.id}/reports`;
  const upload = (content: string | Uint8Array<ArrayBuffer>, name = 'participants.csv') => {
    const body = new FormData();
    body.set('session', session.id);
    body.set('timeZone', '');
    body.set('file', new File([content], name, { type: 'text/csv' }));
    return visitor.send(`${path}?_action=meetingReports.upload`, { body });
  };
  const header = 'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest';
  const report = [
    header,
    `iPhone,${maria.email},${on} 10:00:00,${on} 10:50:00,50,Yes`,
    `R. <b>Nunez</b>,,${on} 10:00:00,${on} 11:00:00,60,Yes`,
  ].join('\n');
  return { ...visitor, session, seats, path, upload, report };
}

test('a report is uploaded, looked through, and added once whose seats are in it is said', async () => {
  const { get, post, upload, path, report, session, seats } = await aWebinarOfYesterday();
  expect((await get(`/staff/sessions/${session.id}/attendance`)).text).toContain(`href="${path}"`);
  const sent = await upload(report);
  expect(sent.status).toBe(303);
  const reportPath = sent.to ?? '';
  expect((await upload(report)).to).toBe(reportPath);
  const page = (await get(reportPath)).text;
  expect(page).toContain('by e-mail');
  expect(page).toContain('R. &lt;b&gt;Nunez&lt;/b&gt;');
  expect(page).toContain('Times were read in Australia/Sydney');

  const form = { session: session.id, report: reportPath.split('/').at(-1) ?? '', 'seat.0': seats[0].id };
  const undecided = await post(`${reportPath}?_action=meetingReports.apply`, { ...form, 'seat.1': '' });
  expect([undecided.status, undecided.text.includes('Choose whose seat it is')]).toEqual([422, true]);
  const added = await post(`${reportPath}?_action=meetingReports.apply`, { ...form, 'seat.1': seats[1].id });
  expect(added).toMatchObject({ status: 303, to: `${reportPath}?recorded=4` });
  const again = await post(`${reportPath}?_action=meetingReports.apply`, { ...form, 'seat.1': seats[1].id });
  expect(again.to).toBe(`${reportPath}?recorded=0`);
  const minutes = await Promise.all(seats.map(({ id }) => attendedMinutes(site().services.db, id)));
  expect(minutes.map(({ attendedMinutes: counted }) => counted)).toEqual([50, 60]);
  expect((await get(reportPath)).text).toContain('It counts since');
});

test('what is no report comes back with what is wrong; a huge one is cut off', async () => {
  const { upload, path, get } = await aWebinarOfYesterday();
  const faults: [string | Uint8Array<ArrayBuffer>, number, string][] = [
    ['', 422, 'what was sent is empty'],
    [new Uint8Array(Buffer.from('504b0304140000000800', 'hex')), 422, 'This is a ZIP file, whatever its name'],
    ['Name,Colour\nMaria,blue', 422, 'This is no attendance report'],
    ['a'.repeat(3 * 1024 * 1024), 422, 'A report has at most 2 MB'],
    ['a'.repeat(12 * 1024 * 1024), 413, 'too large'],
  ];
  for (const [content, status, words] of faults) {
    const answer = await upload(content, '../../etc/passwd.csv');
    expect([words, answer.status, answer.text.includes(words)]).toEqual([words, status, true]);
  }
  expect((await get(path)).text).not.toContain('Reports of this session');
  expect((await aVisitor(site()).get(path)).status).toBe(303);
});
