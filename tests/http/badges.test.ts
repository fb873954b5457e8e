import { expect, test } from 'vitest';
import { evaluateCompletion, revokeCertificate } from '#src/certificates/index.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { recordAttendance } from '#src/attendance/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { confirmsName } from '#tests/certificates/story.ts';
import { stepsOf, verifyOffline } from '#tests/certificates/verify-badge.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });

const young = { adultOn: '2099-01-01', guardianName: 'Nina', guardianEmail: 'nina@example.com' };

/** Maria attended yesterday, and has her certificate. */
async function aCertificate({ minor = false } = {}) {
  const { services } = site();
  const session = await aSession(services.db, {
    on: addDays(dateIn('Australia/Sydney', services.clock.now()), -2),
    instructor: await aPerson(services.db, 'Dana'),
  });
  const seat = await aSeat(services.db, { session });
  await confirmsName(services.db, seat.learner.id, 'Maria Katsaros', minor ? young : {});
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

test('a program reads a certificate as JSON, and its fate; a young learner stays initials', async () => {
  const { services } = site();
  const { number, badgeId, viewer } = await aCertificate();
  const path = `/api/v1/certificates/${number}`;
  const answer = await fetched(path);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({
    number,
    status: 'valid',
    learnerName: 'Maria Katsaros',
    courseTitle: 'Drying Timber Floors',
    credits: [{ units: '7', unitLabel: 'CECs', body: 'IICRC', approvalReference: null }],
    pdfSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    badgeUrl: `${site().url}/badges/${badgeId}`,
    supersededBy: null,
    revokedAt: null,
  });
  await revokeCertificate(services, { viewer, number, reason: 'Marked by mistake' });
  expect(JSON.parse((await fetched(path)).text)).toMatchObject({
    status: 'revoked',
    revokeReason: 'Marked by mistake',
  });
  const { number: ofMinor } = await aCertificate({ minor: true });
  const minor = JSON.parse((await fetched(`/api/v1/certificates/${ofMinor}`)).text) as object;
  expect(minor).toMatchObject({ learnerName: 'M. K.', iicrcId: null, nameIsInitials: true });
  expect(JSON.parse((await fetched('/api/v1/certificates/C-1')).text)).toEqual({ error: 'not-a-number' });
  const unknown = newReference('C');
  expect(await fetched(`/api/v1/certificates/${unknown}`)).toMatchObject({ status: 404 });
});

test('many numbers are checked at once, each with its fate', async () => {
  const { services } = site();
  const [valid, revoked, minor] = [await aCertificate(), await aCertificate(), await aCertificate({ minor: true })];
  await revokeCertificate(services, { viewer: revoked.viewer, number: revoked.number, reason: 'Marked by mistake' });
  const unknown = newReference('C');
  const numbers = `${valid.number.toLowerCase()}\n${revoked.number}, ${minor.number}; ${unknown} C-JUNK ${valid.number}`;
  const { status, text } = await fetched(`/verify?${new URLSearchParams({ numbers })}`);
  expect(status).toBe(200);
  const rows = [...text.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  expect(rows.slice(1)).toEqual([
    expect.stringMatching(`^${valid.number} Valid Given twice. Maria Katsaros`),
    expect.stringMatching(`^${revoked.number} Withdrawn Marked by mistake`),
    expect.stringMatching(`^${minor.number} Valid M. K.`),
    expect.stringMatching(`^${unknown} Unknown`),
    expect.stringMatching('^C-JUNK Not a number'),
  ]);
  expect(text).toContain('2 of 5 are valid');

  const one = await fetch(`${site().url}/verify?${new URLSearchParams({ numbers: ` ${valid.number} ` })}`, {
    redirect: 'manual',
  });
  expect(one.headers.get('location')).toBe(`/verify/${valid.number}`);
  const tooMany = Array.from({ length: 51 }, () => newReference('C')).join('\n');
  const refused = await fetched(`/verify?${new URLSearchParams({ numbers: tooMany })}`);
  expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('this list has 51') });
  expect(await fetched('/verify?numbers=')).toMatchObject({ status: 422 });
});

test('whoever asks as a program more than sixty times a minute is told to wait', async () => {
  const path = `/api/v1/certificates/${newReference('C')}`;
  const statuses: number[] = [];
  for (let asked = 0; asked < 61; asked += 1) statuses.push((await fetched(path)).status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404));
  const last = await fetched(path);
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});
