import { expect, test } from 'vitest';
import {
  askForCorrection,
  declineCorrection,
  findCertificateForLearner,
  findCertificateForStaff,
  listCorrectionRequests,
  revokeCertificate,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { listMessagesAbout } from '#src/notifications/index.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate } from './story.ts';

const database = useDatabase();

const staff = () => aViewer(database.db, { grants: ['coordinator'] });
const correction = { learnerName: 'Maria Katsaros', iicrcId: '77' };

/** Maria's certificate has her name misspelt. */
async function aMisspeltCertificate() {
  const story = await aCertificate(database.db, { name: 'Maria Katsaro' });
  const learner = await aViewer(database.db, { person: story.seat.learner });
  const ask = { viewer: learner, number: story.number, correction, reason: 'The last letter is missing' };
  return { ...story, learner, ask };
}

test('a learner asks for a correction, staff issue it, and the request is done', async () => {
  const { services, learner, ask, number, id } = await aMisspeltCertificate();
  expect(await askForCorrection(services, ask)).toSucceed();
  const viewer = await staff();
  expect(await listCorrectionRequests(services, { viewer })).toMatchObject([{ number, learnerName: 'Maria Katsaros' }]);
  expect(await listCorrectionRequests(services, { viewer: learner })).toEqual([]);
  expect(await findCertificateForStaff(services, { viewer, number })).toMatchObject({ value: { asked: correction } });
  expect(await supersedeCertificate(services, { ...ask, viewer })).toSucceed();
  expect(await listCorrectionRequests(services, { viewer })).toEqual([]);
  const lines = await listJournal(database.db, { type: 'certificate', id });
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['certificate.correction-asked', 'certificate.superseded']),
  );
  expect(await askForCorrection(services, ask)).toBeRefused('certificate-replaced');
});

test('asked twice it is one request; another while it waits is refused', async () => {
  const { services, learner, ask, number } = await aMisspeltCertificate();
  const results = await Promise.all([askForCorrection(services, ask), askForCorrection(services, ask)]);
  for (const result of results) expect(result).toSucceed();
  const other = { ...ask, correction: { ...correction, learnerName: 'M. Katsaros' } };
  expect(await askForCorrection(services, other)).toBeRefused('correction-asked-before');
  expect(await findCertificateForLearner(services, { viewer: learner, number })).toMatchObject({
    value: { asked: correction },
  });
});

test('only its learner asks, with a reason, for what is not printed already', async () => {
  const { services, ask, number } = await aMisspeltCertificate();
  expect(await askForCorrection(services, { ...ask, viewer: await staff() })).toBeRefused('no-such-certificate');
  const stranger = await aViewer(database.db);
  expect(await findCertificateForLearner(services, { viewer: stranger, number })).toBeRefused('no-such-certificate');
  expect(await askForCorrection(services, { ...ask, reason: ' ' })).toBeRefused('no-reason-given');
  const same = { learnerName: ' Maria Katsaro ', iicrcId: '' };
  expect(await askForCorrection(services, { ...ask, correction: same })).toBeRefused('nothing-corrected');
});

test('staff decline once, with a reason that the learner gets by mail, and the learner may ask again', async () => {
  const { services, learner, ask, number, id } = await aMisspeltCertificate();
  const viewer = await staff();
  const decline = { viewer, number, reason: 'Your card says Katsaro' };
  expect(await declineCorrection(services, decline)).toBeRefused('no-correction-asked');
  await askForCorrection(services, ask);
  expect(await declineCorrection(services, { ...decline, viewer: learner })).toBeRefused('no-such-certificate');
  expect(await declineCorrection(services, { ...decline, reason: '' })).toBeRefused('no-reason-given');
  expect(await declineCorrection(services, decline)).toSucceed();
  expect(await declineCorrection(services, decline)).toBeRefused('no-correction-asked');
  const mails = await listMessagesAbout(database.db, [{ type: 'certificate', ids: [id] }]);
  expect(mails.filter(({ kind }) => kind === 'correction-declined')).toHaveLength(1);
  expect(await askForCorrection(services, ask)).toSucceed();
});

test('a withdrawal answers what was asked', async () => {
  const { services, ask, number } = await aMisspeltCertificate();
  await askForCorrection(services, ask);
  const viewer = await staff();
  await revokeCertificate(services, { viewer, number, reason: 'Issued by mistake' });
  const waiting = await listCorrectionRequests(services, { viewer });
  expect(waiting.map((request) => request.number)).not.toContain(number);
  expect(await askForCorrection(services, ask)).toBeRefused('certificate-revoked');
});

test('a name with a character that no font has is issued all the same, and the office is told once', async () => {
  const { services, id, number } = await aCertificate(database.db, { name: 'Sam 😀 Lee' });
  const mails = await listMessagesAbout(database.db, [{ type: 'certificate', ids: [id] }]);
  expect(mails.filter(({ kind }) => kind === 'certificate-glyph-missing')).toMatchObject([
    { toEmail: services.site.provider.email, subject: expect.stringContaining(number) },
  ]);
  expect(await findCertificateForStaff(services, { viewer: await staff(), number })).toMatchObject({
    value: { accessible: false },
  });
});
