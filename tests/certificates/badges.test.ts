import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  findBadge,
  findCertificatePdf,
  findIssuerDocument,
  findStatusList,
  revokeCertificate,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, aSigner } from './story.ts';
import { stepsOf, verifyOffline } from './verify-badge.ts';

const database = useDatabase();
const laterOn = new Date('2027-02-10T00:00:00Z');

interface Badge {
  id: string;
  issuer: { id: string };
  credentialSubject: {
    identifier: { identityHash: string; salt: string }[];
    achievement: { name: string; creditsAvailable: number };
    creditsEarned: number;
    activityEndDate: string;
  };
  credentialStatus: { statusListCredential: string; statusListIndex: string };
  proof: { cryptosuite: string; verificationMethod: string };
}

/** Every JSON file that a PDF carries. */
function attachedTo(pdf: Uint8Array): unknown[] {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/\/Type \/EmbeddedFile[^]*?stream\r?\n([^]*?)\r?\nendstream/g)];
  return streams.map(([, bytes = '']) => JSON.parse(inflateSync(Buffer.from(bytes, 'latin1')).toString()) as unknown);
}

type Story = Awaited<ReturnType<typeof aCertificate>>;

async function badgeOf({ number, services }: Pick<Story, 'number' | 'services'>): Promise<Badge> {
  const { badgeId } = await database.db
    .selectFrom('certificates')
    .select('badgeId')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const found = await findBadge(services, { badgeId });
  if (!found.ok) throw new Error('No badge');
  return JSON.parse(found.value.credential) as Badge;
}

async function publishedBy({ services }: Pick<Story, 'services'>, { credentialStatus }: Badge) {
  const list = Number(credentialStatus.statusListCredential.split('/').at(-1));
  services.clock.set(laterOn.toISOString());
  const status = await findStatusList(services, { list });
  if (!status.ok) throw new Error(status.reason);
  return {
    [`https://${services.badges.issuer.replace('did:web:', '')}/.well-known/did.json`]:
      await findIssuerDocument(services),
    [credentialStatus.statusListCredential]: status.value.credential,
  };
}

const whenValid = { valid_signature: true, revocation_status: true };

test('a verifier from elsewhere accepts a badge offline, and rejects it with one word changed', async () => {
  const story = await aCertificate(database.db);
  const badge = await badgeOf(story);
  const published = await publishedBy(story, badge);
  expect(badge.proof).toMatchObject({
    cryptosuite: 'eddsa-rdfc-2022',
    verificationMethod: expect.stringMatching(/#key-2026$/),
  });
  expect(stepsOf(await verifyOffline(badge, published, laterOn))).toMatchObject(whenValid);

  const tampered = structuredClone(badge);
  tampered.credentialSubject.creditsEarned = 14;
  expect(await verifyOffline(tampered, published, laterOn)).toMatchObject({ errors: [{ name: 'invalid_signature' }] });
});

test('a badge says the day of completion as the time that badge programs ask for', async () => {
  const { credentialSubject } = await badgeOf(await aCertificate(database.db));
  const { completedOn } = await database.db.selectFrom('completions').select('completedOn').executeTakeFirstOrThrow();
  // 1EdTech, Open Badges 3.0, schema of AchievementSubject (read 2026-11-30): a date-time.
  expect(credentialSubject.activityEndDate).toBe(`${completedOn}T12:00:00Z`);
});

test('the status list tells the verifier that a certificate was withdrawn, and of no other', async () => {
  const story = await aCertificate(database.db);
  const other = await aCertificate(database.db);
  const viewer = await aViewer(database.db, { grants: ['coordinator'] });
  await revokeCertificate(story.services, { viewer, number: story.number, reason: 'Marked by mistake' });
  expect(story.services.changedTags).toContain('badge-status:0');
  const badge = await badgeOf(story);
  const published = await publishedBy(story, badge);
  expect(stepsOf(await verifyOffline(badge, published, laterOn))).toMatchObject({
    valid_signature: true,
    revocation_status: false,
  });
  expect(stepsOf(await verifyOffline(await badgeOf(other), published, laterOn))).toMatchObject(whenValid);
});

test('a corrected certificate has a badge of its own, and the earlier badge no longer stands', async () => {
  const story = await aCertificate(database.db, { name: 'Maria Katsaro' });
  const viewer = await aViewer(database.db, { grants: ['coordinator'] });
  const correction = { learnerName: 'Maria Katsaros', iicrcId: null };
  const next = await supersedeCertificate(story.services, {
    viewer,
    number: story.number,
    correction,
    reason: 'Misspelt',
  });
  if (!next.ok) throw new Error(next.reason);
  const [earlier, later] = [await badgeOf(story), await badgeOf({ ...story, number: next.value.number })];
  expect(later.id).not.toBe(earlier.id);
  const published = await publishedBy(story, earlier);
  expect(stepsOf(await verifyOffline(earlier, published, laterOn))).toMatchObject({ revocation_status: false });
  expect(stepsOf(await verifyOffline(later, published, laterOn))).toMatchObject(whenValid);
});

test('a badge names nobody; whoever knows the e-mail address can tell whose it is', async () => {
  const { seat, ...story } = await aCertificate(database.db);
  const badge = await badgeOf(story);
  expect(JSON.stringify(badge)).not.toMatch(/Katsaros|@example/);
  const [{ identityHash, salt } = { identityHash: '', salt: '' }] = badge.credentialSubject.identifier;
  const hash = createHash('sha256')
    .update(seat.learner.email.toLowerCase() + salt)
    .digest('hex');
  expect(identityHash).toBe(`sha256$${hash}`);
  expect(badge.credentialSubject).toMatchObject({ creditsEarned: 7, achievement: { creditsAvailable: 7 } });
});

test('the badge is inside the paper, to the byte as it is at its id', async () => {
  const story = await aCertificate(database.db);
  const viewer = await aViewer(database.db, { grants: ['coordinator'] });
  const paper = await findCertificatePdf(story.services, { viewer, number: story.number });
  if (!paper.ok) throw new Error(paper.reason);
  const badge = await badgeOf(story);
  expect(attachedTo(paper.value.pdf)).toContainEqual(badge);
});

test('last year’s badges are checked with last year’s key, which stays published', async () => {
  // An issuer of its own: the verifier remembers for some minutes which keys it has seen of one.
  const domain = 'rotating.example.com';
  const story = await aCertificate(database.db, { signer: aSigner('2026', { domain }) });
  const nextYear = { ...story.services, badges: aSigner('2027', { domain }) };
  const later = await aCertificate(database.db, { signer: nextYear.badges });
  const badges = [await badgeOf(story), await badgeOf(later)];
  expect(badges.map(({ proof }) => proof.verificationMethod.split('#')[1])).toEqual(['key-2026', 'key-2027']);
  for (const badge of badges) {
    const published = await publishedBy({ services: nextYear }, badge);
    expect(stepsOf(await verifyOffline(badge, published, laterOn))).toMatchObject(whenValid);
  }
});

test('there is no badge and no list but those that were issued', async () => {
  const { services } = await aCertificate(database.db);
  for (const badgeId of [newId(), 'nonsense'])
    expect(await findBadge(services, { badgeId })).toBeRefused('no-such-badge');
  for (const list of [1, -1, 0.5]) expect(await findStatusList(services, { list })).toBeRefused('no-such-list');
});
