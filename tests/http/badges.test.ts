import { expect, test } from 'vitest';
import { evaluateCompletion, revokeCertificate } from '#src/certificates/index.ts';
import { newId } from '#src/shared/ids.ts';
import { recordAttendance } from '#src/attendance/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { confirmsName } from '#tests/certificates/story.ts';
import { stepsOf, verifyOffline } from '#tests/certificates/verify-badge.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });

/** Maria attended yesterday, and has her certificate. */
async function aCertificate() {
  const { services } = site();
  const session = await aSession(services.db, {
    on: addDays(dateIn('Australia/Sydney', services.clock.now()), -2),
    instructor: await aPerson(services.db, 'Dana'),
  });
  const seat = await aSeat(services.db, { session });
  await confirmsName(services.db, seat.learner.id, 'Maria Katsaros');
  const viewer = await aViewer(services.db, { grants: ['admin'] });
  await recordAttendance(services, { viewer, sessionId: session.id, marks: [aMark(seat.id)] });
  await evaluateCompletion(services, { seatId: seat.id });
  const issued = await services.db
    .selectFrom('certificates')
    .select(['number', 'badgeId'])
    .where('learnerId', '=', seat.learner.id)
    .executeTakeFirstOrThrow();
  return { ...issued, viewer };
}

async function fetched(path: string) {
  const response = await fetch(site().url + path);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

test('a badge, its issuer and its status are there for verifiers anywhere, and a withdrawal shows at once', async () => {
  const { number, badgeId, viewer } = await aCertificate();
  const paths = [`/badges/${badgeId}`, '/.well-known/did.json', '/badges/status/0'];
  const [badge, issuer, status] = await Promise.all(paths.map(fetched));
  for (const answer of [badge, issuer, status]) {
    expect(answer).toMatchObject({ status: 200 });
    expect(answer?.headers.get('access-control-allow-origin')).toBe('*');
  }
  expect(badge?.headers.get('content-type')).toBe('application/vc+ld+json');
  const published = (statusList: string | undefined) => ({
    'https://training.example.com/.well-known/did.json': JSON.parse(issuer?.text ?? ''),
    [`${site().url}/badges/status/0`]: JSON.parse(statusList ?? ''),
  });
  const credential: unknown = JSON.parse(badge?.text ?? '');
  const now = site().services.clock.now();
  const valid = await verifyOffline(credential, published(status?.text), now);
  expect(stepsOf(valid)).toMatchObject({ valid_signature: true, revocation_status: true });
  await revokeCertificate(site().services, { viewer, number, reason: 'Marked by mistake' });
  await expect.poll(async () => (await fetched('/badges/status/0')).text).not.toBe(status?.text);
  const withdrawn = await verifyOffline(credential, published((await fetched('/badges/status/0')).text), now);
  expect(stepsOf(withdrawn)).toMatchObject({ valid_signature: true, revocation_status: false });
});

test('what was never issued is not there', async () => {
  await aCertificate();
  for (const path of [`/badges/${newId()}`, '/badges/x', '/badges/status/1', '/badges/status/x', '/badges/status/-1']) {
    expect(await fetched(path)).toMatchObject({ status: 404 });
  }
});
