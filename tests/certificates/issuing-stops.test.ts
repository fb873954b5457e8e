import { expect, test } from 'vitest';
import { createBadgeSigner } from '#src/adapters/badges/create-badge-signer.ts';
import {
  evaluateCompletion,
  findIssuingProblem,
  findMyCompletion,
  findStatusList,
  issueDueCertificates,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, anAttendedSession, aSigner, certificatesOf } from './story.ts';

const database = useDatabase();
const issuer = 'did:web:training.example.com';

const staff = () => aViewer(database.db, { grants: ['coordinator'] });

test.each([
  ['key-missing', null],
  ['key-malformed', '2026:cut-off'],
  ['key-malformed', `2026:${'A'.repeat(42)}B`],
  // As long as a key must be, under the name of one that has signed already.
  ['key-name-taken', `2026:${Buffer.alloc(32, 99).toString('base64url')}`],
] as const)('with %s nothing is issued, staff are told, and what waits is issued later', async (why, key) => {
  await aCertificate(database.db);
  const { services, seat } = await anAttendedSession(database.db, { signer: createBadgeSigner({ issuer, key }) });
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({
    value: { state: 'completed', certificate: null },
  });
  expect(await issueDueCertificates(services)).toMatchObject({ issued: 0 });
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([]);
  const viewer = await staff();
  const stopped = { kind: 'stopped', why, waiting: expect.toSatisfy((waiting: number) => waiting >= 1) };
  expect(await findIssuingProblem(services, { viewer })).toMatchObject(stopped);
  const learner = await aViewer(database.db, { person: seat.learner });
  expect(await findIssuingProblem(services, { viewer: learner })).toBeNull();
  expect(await findMyCompletion(services, { viewer: learner, seatId: seat.id })).toMatchObject({
    value: { state: 'in-preparation' },
  });
  expect(await findStatusList(services, { list: 0 })).toBeRefused('issuing-stopped');

  const mended = { ...services, badges: aSigner() };
  await issueDueCertificates(mended);
  expect(await certificatesOf(database.db, seat.learner.id)).toHaveLength(1);
  expect(await findIssuingProblem(mended, { viewer })).toMatchObject({
    kind: 'key-is-old',
    keyName: '2026',
  });
});

test('without a key a correction is refused, and the certificate stays as it is', async () => {
  const { services, seat, number } = await aCertificate(database.db);
  const keyless = { ...services, badges: createBadgeSigner({ issuer, key: null }) };
  const correction = { learnerName: 'Maria K', iicrcId: null };
  const corrected = await supersedeCertificate(keyless, { viewer: await staff(), number, correction, reason: 'x' });
  expect(corrected).toBeRefused('issuing-stopped');
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([number]);
});

test('a key of this year is nothing to speak of', async () => {
  const { services } = await anAttendedSession(database.db, { signer: aSigner('2027') });
  expect(await findIssuingProblem(services, { viewer: await staff() })).toBeNull();
});
