import { createBadgeSigner } from '#src/adapters/badges/create-badge-signer.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { badgeCredential } from '#src/certificates/badge-credential.ts';
import { certificateDocument } from '#src/certificates/certificate-document.ts';
import { connectDatabase } from '#src/database.ts';
import { withMigratedDatabase } from '#src/sandbox/migrated-database.ts';
import { newReference } from '#src/shared/ids.ts';
import { aCertificate as aSnapshot } from '#tests/certificates/a-certificate.ts';
import { aCertificate } from '#tests/certificates/story.ts';
import { type Figure, median } from './figure.ts';
import { keptPage } from './kept-page.ts';
import { benchSettings } from './settings.ts';

const rounds = 5;
/** As many as a session has seats; each round is a batch of other people. */
const perRound = 60;
const bar = 150;

interface Rate {
  perSecond: number;
  perCoreSecond: number;
}

/**
 * Certificates: signed as badges, set as PDF/UA-1 with the badge inside, and looked up. Each has a number and a name of its
 * own. The bars hold for the median round, a second being one of a core's: it says the same on a busy machine.
 */
export async function certificates(): Promise<Figure[]> {
  return [...(await papers()), ...(await verifyPage())];
}

async function papers(): Promise<Figure[]> {
  const { ISSUER_DID: issuer, ISSUER_KEY: key } = benchSettings;
  const [signer, typesetter] = [createBadgeSigner({ issuer, key }), createTypesetter()];
  const rates = { signed: [] as Rate[], set: [] as Rate[] };
  let bytes = 0;
  for (let round = -1; round < rounds; round += 1) {
    const snapshots = Array.from({ length: perRound }, (_, index) => someonesCertificate(round * perRound + index));
    const badges: string[] = [];
    const signed = await rateOf(snapshots, async (snapshot, index) => {
      const learner = { email: 'learner@example.com', salt: snapshot.number };
      const place = { siteUrl: 'https://accrue.example', badgeId: snapshot.number, statusListIndex: index };
      const credential = badgeCredential({ snapshot, issuer, ...place, ...learner });
      badges.push(JSON.stringify(await signer.sign(credential, new Date(snapshot.issuedAt)), null, 2));
    });
    const set = await rateOf(snapshots, async (snapshot, index) => {
      const facts = { ...certificateDocument(snapshot), badge: badges[index] };
      bytes = (await typesetter.render('certificate', facts)).pdf.byteLength;
    });
    // The first round warms both up.
    if (round < 0) continue;
    rates.signed.push(signed);
    rates.set.push(set);
  }
  return [
    ...figuresOf('credentials signed', rates.signed),
    ...figuresOf('certificate PDFs', rates.set),
    { name: 'size of a certificate', value: bytes, unit: 'bytes', bar: null, ok: true },
  ];
}

function figuresOf(name: string, rates: Rate[]): Figure[] {
  const perCoreSecond = median(rates.map((rate) => rate.perCoreSecond));
  const perSecond = median(rates.map((rate) => rate.perSecond));
  return [
    { name, value: perCoreSecond, unit: 'a second of one core', bar: `≥ ${bar}`, ok: perCoreSecond >= bar },
    { name: `${name}, by the clock`, value: perSecond, unit: 'a second', bar: null, ok: true },
  ];
}

function someonesCertificate(person: number) {
  const number = newReference('C');
  const verifyUrl = `https://accrue.example/verify/${number}`;
  return aSnapshot({ number, learnerName: `Maria Katsaros ${person}`, verifyUrl });
}

/** How many a second, one after another. */
async function rateOf<Item>(items: Item[], work: (item: Item, index: number) => Promise<void>): Promise<Rate> {
  const [start, cpuBefore] = [performance.now(), process.cpuUsage()];
  for (const [index, item] of items.entries()) await work(item, index);
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: items.length / seconds, perCoreSecond: items.length / ((user + system) / 1e6) };
}

async function verifyPage(): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withMigratedDatabase(async (databaseUrl) => {
    const db = connectDatabase({ connectionString: databaseUrl });
    const { number } = await aCertificate(db);
    await db.destroy();
    figures = await keptPage({ databaseUrl, path: `/verify/${number}`, name: '/verify/…' });
  });
  return figures;
}
