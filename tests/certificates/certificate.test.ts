import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  confirmCertificateName,
  evaluateCompletion,
  findCertificateForPublic,
  findCertificateForStaff,
  findCertificatePdf,
  issueCertificate,
  revokeCertificate,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { listMessagesAbout } from '#src/notifications/index.ts';
import { listMyCredits } from '#src/renewal/index.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { aCourse } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, anAttendedSession, certificatesOf, confirmsName } from './story.ts';

const database = useDatabase();

const staff = () => aViewer(database.db, { grants: ['coordinator'] });

test('anybody can check every printed fact and the hash of the paper', async () => {
  const { services, seat, number } = await aCertificate(database.db);
  const found = await findCertificateForPublic(services, { number });
  expect(found).toMatchObject({
    ok: true,
    value: {
      number,
      version: 1,
      status: { state: 'valid' },
      learnerName: 'Maria Katsaros',
      nameIs: 'shown',
      courseTitle: 'Drying Timber Floors',
      courseKind: 'workshop',
      delivery: 'in-person',
      providerName: 'Tidewater Restoration Training',
      providerAbn: '51824753556',
      completedOn: '2027-02-03',
      sessionDates: 'Wed 3 Feb 2027, 8:30 am – 4:30 pm AEDT',
      venue: 'Weir Street Rooms, Parramatta NSW',
      instructorNames: ['Dana'],
      credits: [{ units: '7', unitLabel: 'CECs', body: 'IICRC', approvalReference: null }],
      hours: '7',
      verifyUrl: `https://training.example.com/verify/${number}`,
    },
  });
  const viewer = await aViewer(database.db, { person: seat.learner });
  const paper = await findCertificatePdf(services, { viewer, number });
  if (!paper.ok || !found.ok) throw new Error('not found');
  expect(createHash('sha256').update(paper.value.pdf).digest('hex')).toBe(found.value.pdfSha256);
});

test('a number is read as people type it, and a wrong one says what is wrong', async () => {
  const { services, number } = await aCertificate(database.db);
  const typed = ` ${number.toLowerCase().replaceAll('-', ' ')} `;
  expect(await findCertificateForPublic(services, { number: typed })).toMatchObject({ value: { number } });
  expect(await findCertificateForPublic(services, { number: 'C-1' })).toBeRefused('not-a-number');
  const unknown = newReference('C');
  const refusal = await findCertificateForPublic(services, { number: unknown });
  expect(refusal).toMatchObject({ reason: 'no-such-certificate', number: unknown });
});

test('several days are named from first to last, and hours are never rounded up', async () => {
  const course = await aCourse(database.db, { kind: 'class', durationMinutes: 1_000 });
  const { services, number } = await aCertificate(database.db, { course, days: 3, delivery: 'live-stream' });
  expect(await findCertificateForPublic(services, { number })).toMatchObject({
    value: { sessionDates: 'Wed 3 – Fri 5 Feb 2027', hours: '16.66', venue: null, delivery: 'live-stream' },
  });
});

test('two who issue at once make one certificate, one mail and one line', async () => {
  const { services, seat } = await anAttendedSession(database.db, { name: null });
  const evaluated = await evaluateCompletion(services, { seatId: seat.id });
  if (!evaluated.ok || evaluated.value.state !== 'completed') throw new Error('not completed');
  await confirmsName(database.db, seat.learner.id, 'Maria');
  const { completionId } = evaluated.value;
  const by = { kind: 'system' } as const;
  const results = await Promise.all(Array.from({ length: 5 }, () => issueCertificate(services, { completionId, by })));
  const ids = new Set(results.map((result) => (result.ok ? result.value.id : result.reason)));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  expect(await listMessagesAbout(database.db, [{ type: 'certificate', ids: [id] }])).toHaveLength(1);
  expect(await listJournal(database.db, { type: 'certificate', id })).toMatchObject([
    { action: 'certificate.issued', facts: { version: 1, accessible: true } },
  ]);
});

test('nothing is issued for an unknown completion or an unconfirmed name', async () => {
  const { services, seat } = await anAttendedSession(database.db, { name: null });
  const by = { kind: 'system' } as const;
  expect(await issueCertificate(services, { completionId: newId(), by })).toBeRefused('no-such-completion');
  const evaluated = await evaluateCompletion(services, { seatId: seat.id });
  if (!evaluated.ok || evaluated.value.state !== 'completed') throw new Error('not completed');
  const { completionId } = evaluated.value;
  expect(await issueCertificate(services, { completionId, by })).toBeRefused('name-not-confirmed');
});

test('a name that no font can show is still printed, and staff are warned', async () => {
  const { id, warnings, number } = await aCertificate(database.db, { name: 'Sam 😀 Lee' });
  expect(warnings).toEqual([{ certificate: number }]);
  const [line] = await listJournal(database.db, { type: 'certificate', id });
  expect(line).toMatchObject({ facts: { accessible: false } });
});

test('the paper is for its learner and the staff', async () => {
  const { services, trainer, number } = await aCertificate(database.db);
  expect(await findCertificatePdf(services, { viewer: await staff(), number })).toSucceed();
  const ofAnotherCourse = {
    ...(await aViewer(database.db)),
    grants: [{ role: 'coordinator', scope: newId() } as const],
  };
  for (const viewer of [trainer, await aViewer(database.db), ofAnotherCourse]) {
    expect(await revokeCertificate(services, { viewer, number, reason: 'x' })).toBeRefused('no-such-certificate');
    expect(await findCertificatePdf(services, { viewer, number })).toBeRefused('no-such-certificate');
    expect(await findCertificateForStaff(services, { viewer, number })).toBeRefused('no-such-certificate');
  }
});

test('the name of a learner under 18 is not guessed: ten tries an hour, wherever they come from', async () => {
  const { services: made, number } = await aCertificate(database.db);
  const services = { ...made, rateLimits: postgresRateLimits(database.db) };
  const guess = (from: string) => confirmCertificateName(services, { number, typedName: 'Zoe', from });
  for (let time = 0; time < 10; time += 1) expect(await guess(`198.51.100.${time}`)).toSucceed();
  expect(await guess('198.51.100.77')).toBeRefused('too-many-tries');
  expect(await confirmCertificateName(services, { number: 'no number', typedName: 'Zoe', from: 'x' })).toBeRefused(
    'not-a-number',
  );
});

test('a learner under 18 is shown by initials, and in full to whoever types the name', async () => {
  const story = await anAttendedSession(database.db);
  const guardian = { guardianName: 'Nina', guardianEmail: 'nina@example.com' };
  const minor = { adultOn: '2028-01-01', iicrcId: '12345', ...guardian };
  await confirmsName(database.db, story.seat.learner.id, 'Zoë O’Brien-Núñez', minor);
  const evaluated = await evaluateCompletion(story.services, { seatId: story.seat.id });
  if (!evaluated.ok || evaluated.value.state !== 'completed') throw new Error('not completed');
  const number = evaluated.value.certificate?.number ?? '';
  const see = (typedName?: string) =>
    findCertificateForPublic(story.services, { number, ...(typedName ? { typedName } : {}) });
  expect(await see()).toMatchObject({ value: { learnerName: 'Z. O. N.', iicrcId: null, nameIs: 'initials' } });
  expect(await see('Zoe Smith')).toMatchObject({ value: { learnerName: 'Z. O. N.', nameIs: 'not-this-one' } });
  for (const typed of ['zoe o’brien-nunez', 'ZOË  O BRIEN NÚÑEZ']) {
    expect(await see(typed)).toMatchObject({ value: { learnerName: 'Zoë O’Brien-Núñez', nameIs: 'confirmed' } });
  }
});

test('staff withdraw a certificate once, with a reason that everybody sees', async () => {
  const { services, seat, trainer, id, number } = await aCertificate(database.db);
  const viewer = await staff();
  expect(await revokeCertificate(services, { viewer: trainer, number, reason: 'x' })).toBeRefused(
    'no-such-certificate',
  );
  expect(await revokeCertificate(services, { viewer, number, reason: ' ' })).toBeRefused('no-reason-given');
  expect(await revokeCertificate(services, { viewer, number, reason: 'Marked by mistake' })).toSucceed();
  expect(await revokeCertificate(services, { viewer, number, reason: 'again' })).toBeRefused('certificate-revoked');
  expect(await findCertificateForPublic(services, { number })).toMatchObject({
    value: { status: { state: 'revoked', why: 'Marked by mistake' }, learnerName: 'Maria Katsaros' },
  });
  expect(services.changedTags).toContain(`certificate:${number}`);
  const mails = await listMessagesAbout(database.db, [{ type: 'certificate', ids: [id] }]);
  expect(mails.map(({ kind }) => kind).toSorted()).toEqual(['certificate-ready', 'certificate-revoked']);
  const learner = await aViewer(database.db, { person: seat.learner });
  expect(await listMyCredits(services, { viewer: learner, page: 1 })).toMatchObject({ totals: [] });
  const correction = { learnerName: 'Maria K', iicrcId: null };
  const corrected = await supersedeCertificate(services, { viewer, number, correction, reason: 'x' });
  expect(corrected).toBeRefused('certificate-revoked');
});

test('staff correct a name with a next version; the first says what replaced it', async () => {
  const { services, seat, trainer, number } = await aCertificate(database.db, { name: 'Maria Katsaro' });
  const viewer = await staff();
  const ask = { viewer, number, correction: { learnerName: 'Maria Katsaros', iicrcId: '77' }, reason: 'Misspelt' };
  expect(await supersedeCertificate(services, { ...ask, viewer: trainer })).toBeRefused('no-such-certificate');
  const same = { learnerName: 'Maria Katsaro', iicrcId: null };
  expect(await supersedeCertificate(services, { ...ask, correction: same })).toBeRefused('nothing-corrected');
  const results = await Promise.all([supersedeCertificate(services, ask), supersedeCertificate(services, ask)]);
  const again = await supersedeCertificate(services, ask);
  const numbers = new Set([...results, again].map((result) => (result.ok ? result.value.number : result.reason)));
  expect(numbers.size).toBe(1);
  const [next = ''] = numbers;
  expect(await findCertificateForPublic(services, { number })).toMatchObject({
    value: { learnerName: 'Maria Katsaro', status: { state: 'superseded', byNumber: next } },
  });
  expect(await findCertificateForPublic(services, { number: next })).toMatchObject({
    value: { learnerName: 'Maria Katsaros', iicrcId: '77', version: 2, status: { state: 'valid' } },
  });
  const other = { ...ask, correction: { learnerName: 'M. Katsaros', iicrcId: null } };
  expect(await supersedeCertificate(services, other)).toBeRefused('certificate-replaced');
  expect(await revokeCertificate(services, { viewer, number, reason: 'x' })).toBeRefused('certificate-replaced');
  expect((await certificatesOf(database.db, seat.learner.id)).toSorted()).toEqual([number, next].toSorted());
});

test('what was issued cannot be changed or removed', async () => {
  const { services, number } = await aCertificate(database.db);
  await revokeCertificate(services, { viewer: await staff(), number, reason: 'Issued by mistake' });
  const edited = database.db
    .updateTable('certificates')
    .set({ pdfSha256: 'a'.repeat(64) })
    .execute();
  await expect(edited).rejects.toThrow('append-only');
  await expect(database.db.deleteFrom('certificateRevocations').execute()).rejects.toThrow('append-only');
});
