import { expect, test } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import { createBadgeSigner } from '#src/adapters/badges/create-badge-signer.ts';
import { issueSessionCertificates, previewSessionCertificates } from '#src/certificates/index.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { aPerson, aSeat } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anAttendedSession, certificatesOf, confirmsName } from './story.ts';

const database = useDatabase();

/** Maria attended and confirmed her name; Sam attended and did not; Lee was never marked. */
async function aSession() {
  const story = await anAttendedSession(database.db);
  const { services, session, trainer } = story;
  const sam = await aSeat(database.db, { session, learner: await aPerson(database.db, 'Sam') });
  const lee = await aSeat(database.db, { session, learner: await aPerson(database.db, 'Lee') });
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(sam.id)] });
  const ask = { viewer: await aViewer(database.db, { grants: ['coordinator'] }), sessionId: session.id };
  const states = async () => {
    const preview = await previewSessionCertificates(services, ask);
    if (!preview.ok) throw new Error(preview.reason);
    return Object.fromEntries(preview.value.seats.map(({ seatId, state }) => [seatId, state]));
  };
  return { ...story, sam, lee, ask, states };
}

test('the dry run counts what issuing then does, and issuing twice changes nothing', async () => {
  const { services, seat, sam, lee, ask, states } = await aSession();
  expect(await states()).toEqual({ [seat.id]: 'ready', [sam.id]: 'waiting-for-name', [lee.id]: 'not-yet' });
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([]);
  expect(await issueSessionCertificates(services, ask)).toMatchObject({ value: { issued: 1 } });
  expect(await states()).toEqual({ [seat.id]: 'issued', [sam.id]: 'waiting-for-name', [lee.id]: 'not-yet' });
  expect(await issueSessionCertificates(services, ask)).toMatchObject({ value: { issued: 0 } });
  await confirmsName(database.db, sam.learner.id, 'Sam');
  expect(await states()).toMatchObject({ [sam.id]: 'ready' });
  expect(await issueSessionCertificates(services, ask)).toMatchObject({ value: { issued: 1 } });
  for (const { learner } of [seat, sam]) expect(await certificatesOf(database.db, learner.id)).toHaveLength(1);
});

test('what is missing is said, attendee by attendee', async () => {
  const { services, lee, ask } = await aSession();
  const preview = await previewSessionCertificates(services, ask);
  expect(preview.ok && preview.value.seats.find(({ seatId }) => seatId === lee.id)).toMatchObject({
    name: 'Lee',
    missing: [expect.stringContaining('is not marked yet')],
  });
});

test('issuing is for the office, and stops where nothing can be signed', async () => {
  const { services, trainer, ask, seat } = await aSession();
  const others = [trainer, await aViewer(database.db)];
  for (const viewer of others) {
    expect(await previewSessionCertificates(services, { ...ask, viewer })).toBeRefused('not-your-session');
    expect(await issueSessionCertificates(services, { ...ask, viewer })).toBeRefused('not-your-session');
  }
  const badges = createBadgeSigner({ issuer: 'did:web:training.example.com', key: null });
  expect(await issueSessionCertificates({ ...services, badges }, ask)).toBeRefused('issuing-stopped');
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([]);
});
