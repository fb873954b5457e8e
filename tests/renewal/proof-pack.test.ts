import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { addExternalCredit } from '#src/credits/index.ts';
import {
  allowSending,
  findMySendingConsent,
  findProofPack,
  makeProofPack,
  setMyBodyNumber,
  submitProof,
  withdrawSending,
  zipped,
} from '#src/renewal/index.ts';
import { totalsOf } from '#src/renewal/proof.ts';
import { newId } from '#src/shared/ids.ts';
import { aFile } from '#tests/credits/story.ts';
import { filesInside } from '#tests/support/attached-files.ts';
import { aCourse, aCreditType, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, aCompletion, aCreditEntry, aViewer, confirmsName } from './story.ts';

const database = useDatabase();
const typesetter = createTypesetter();
const services = () => ({
  ...testCore(database.db, stoppedClock('2027-03-01T00:00:00Z')),
  ...{ typesetter, rateLimits: postgresRateLimits(database.db) },
});

/** Maria with her number and her name confirmed, seven CECs with a certificate of ours and 1.5 from elsewhere with a file. */
async function aTechnician({ named = true, number = '123456' as string | null } = {}) {
  const { db } = database;
  const viewer = await aViewer(db);
  if (named) await confirmsName(db, viewer.personId);
  await db.updateTable('people').set({ iicrcId: number }).where('id', '=', viewer.personId).execute();
  const learner = { id: viewer.personId, name: viewer.name, email: viewer.email };
  const course = await aCourse(db, { title: 'Psychrometry' });
  const seat = await aSeat(db, { session: await aSession(db, { course }), learner });
  const completionId = await aCompletion(db, seat);
  await aCreditEntry(db, { learnerId: viewer.personId, units: '7', completionId });
  const certificate = await aCertificate(db, { completionId, learnerId: viewer.personId });
  const external = newId();
  const file = aFile({ words: `Drying Days for ${viewer.personId}` });
  const credit = {
    creditTypeId: 'iicrc-cec',
    units: '1.5',
    title: 'Drying Days',
    provider: 'Another School',
    activity: 'webinar' as const,
    category: null,
    earnedOn: '2027-02-10',
  };
  await addExternalCredit(services(), { by: viewer, entryId: external, credit, file });
  const { id: ours } = await db
    .selectFrom('creditEntries')
    .select('id')
    .where('completionId', '=', completionId)
    .executeTakeFirstOrThrow();
  return { viewer, ours, external, certificate, completionId, file };
}

const iicrc = { bodyId: 'iicrc' };

describe('a proof pack', () => {
  it('offers what was not sent yet, with a mail that says what the body asks for', async () => {
    const { viewer, ours, external, certificate } = await aTechnician();
    const { entries, chosen, pack } = await findProofPack(services(), { viewer, ...iicrc, entryIds: null });
    expect(entries.items.map(({ title, provider }) => [title, provider])).toEqual([
      ['Drying Days', 'Another School'],
      ['Psychrometry', 'Tidewater Restoration Training'],
    ]);
    expect([...chosen].toSorted()).toEqual([ours, external].toSorted());
    if (!pack?.ok) throw new Error(pack?.reason);
    // Nobody told us where the body takes evidence, so no address is made up.
    expect(pack.mail).toMatchObject({ to: null, subject: 'Continuing education evidence: Maria, IICRC ID 123456' });
    // A builder's entry is 60 minutes; 1.5 CECs of 60 minutes are 90: 2.5 hours in all, and 7 + 1.5 = 8.5 units.
    expect(pack.mail.text).toContain('In all: 2.5 hours · 8.5 CECs');
    expect(pack.mail.text).toContain(`completed 3 February 2027: 1 hour, 7 CECs (certificate ${certificate})`);
  });

  it('is one PDF that carries the certificate and the uploaded file to the byte', async () => {
    const { viewer, ours, external, file } = await aTechnician();
    const chosen = { viewer, ...iicrc, entryIds: [ours, external] };
    const pack = await makeProofPack(services(), { ...chosen, as: 'pdf' });
    if (!pack.ok) throw new Error(pack.reason);
    expect(Buffer.from(pack.value.content).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const inside = filesInside(pack.value.content).map((bytes) => bytes.toString('latin1'));
    expect(inside.toSorted()).toEqual([file.content.toString('latin1'), 'pdf'].toSorted());
    // Another pack with the same typesetter carries its own file and not the one before.
    const other = await aTechnician();
    const next = await makeProofPack(services(), {
      viewer: other.viewer,
      ...iicrc,
      entryIds: [other.external],
      as: 'pdf',
    });
    if (!next.ok) throw new Error(next.reason);
    expect(filesInside(next.value.content)).toEqual([other.file.content]);
  });

  it('is the same as one ZIP: a cover, the files as they are, and the mail', async () => {
    const { viewer, ours, external, certificate, file } = await aTechnician();
    const pack = await makeProofPack(services(), { viewer, ...iicrc, entryIds: [ours, external], as: 'zip' });
    if (!pack.ok) throw new Error(pack.reason);
    const files = unzipSync(pack.value.content);
    const evidence = Object.keys(files).find((name) => name.startsWith('evidence-')) ?? '';
    expect(Object.keys(files).toSorted()).toEqual(
      ['cover.pdf', 'e-mail.txt', `certificate-${certificate}.pdf`, evidence].toSorted(),
    );
    expect(strFromU8(files[`certificate-${certificate}.pdf`] ?? new Uint8Array())).toBe('pdf');
    expect(Buffer.from(files[evidence] ?? [])).toEqual(file.content);
    expect(filesInside(files['cover.pdf'] ?? new Uint8Array())).toEqual([]);
  });

  it.each([
    [{ named: false }, ['name']],
    [{ number: null }, ['body-number']],
    [{ named: false, number: null }, ['name', 'body-number']],
  ])('is refused to somebody with %j, saying what is missing', async (facts, missing) => {
    const { viewer, ours } = await aTechnician(facts);
    const chosen = { viewer, ...iicrc, entryIds: [ours] };
    for (const refused of [
      await makeProofPack(services(), { ...chosen, as: 'pdf' }),
      await submitProof(services(), { ...chosen, on: null, note: null }),
    ]) {
      expect(refused).toMatchObject({ reason: 'proof-incomplete', missing: missing.map((fact) => ({ fact })) });
    }
    expect(await stateOf(ours)).toBe('earned');
  });

  it('is refused while a certificate is withdrawn or a file is missing, naming the credit', async () => {
    const { db } = database;
    const { viewer, ours, completionId } = await aTechnician();
    const revokedBy = (await aPerson(db, 'Kerry')).id;
    await aCertificate(db, { completionId, learnerId: viewer.personId, version: 2, revokedBy });
    await aCreditEntry(db, { learnerId: viewer.personId, units: '2' });
    const bare = await db
      .selectFrom('creditEntries')
      .select('id')
      .where('learnerId', '=', viewer.personId)
      .where('units', '=', '2')
      .executeTakeFirstOrThrow();
    const refused = await makeProofPack(services(), { viewer, ...iicrc, entryIds: [ours, bare.id], as: 'zip' });
    if (refused.ok || refused.reason !== 'proof-incomplete') throw new Error('expected what is missing');
    expect(refused.missing.map(({ fact, entry }) => [fact, entry?.id]).toSorted()).toEqual(
      [
        ['certificate-withdrawn', ours],
        ['evidence', bare.id],
      ].toSorted(),
    );
    const { chosen } = await findProofPack(services(), { viewer, ...iicrc, entryIds: null });
    expect(chosen.size).toBe(1);
  });

  it('is of one’s own credit at one body, and of something', async () => {
    const { viewer, ours } = await aTechnician();
    const stranger = await aTechnician();
    const make = (facts: object) =>
      makeProofPack(services(), { viewer, ...iicrc, entryIds: [ours], as: 'pdf', ...facts });
    expect(await make({ entryIds: [ours, stranger.ours] })).toBeRefused('no-such-entry');
    await aCreditType(database.db, { id: 'ria-hour' });
    expect(await make({ bodyId: 'ria' })).toBeRefused('no-such-entry');
    expect(await make({ bodyId: 'nobody' })).toBeRefused('no-such-body');
    expect(await make({ entryIds: [] })).toBeRefused('nothing-chosen');
    expect(await make({ entryIds: Array.from({ length: 41 }, newId) })).toBeRefused('too-many-entries');
  });

  it('warns of a certificate that prints another name', async () => {
    const { viewer, ours, completionId } = await aTechnician();
    const prints = { learnerName: 'M. Katsaros', courseTitle: 'Psychrometry by Hand' };
    const of = { completionId, learnerId: viewer.personId, version: 2 };
    const certificate = await aCertificate(database.db, { ...of, prints });
    const { pack, entries } = await findProofPack(services(), { viewer, ...iicrc, entryIds: [ours] });
    expect(pack).toMatchObject({ ok: true, otherNames: [{ number: certificate, printedName: 'M. Katsaros' }] });
    expect(entries.items.at(-1)?.title).toBe('Psychrometry by Hand');
  });

  it('is made twenty times in ten minutes at the most', async () => {
    const { viewer } = await aTechnician();
    const make = () => makeProofPack(services(), { viewer, ...iicrc, entryIds: [], as: 'zip' });
    for (let pack = 0; pack < 20; pack += 1) expect(await make()).toBeRefused('nothing-chosen');
    expect(await make()).toBeRefused('too-many-tries');
  });

  it('is zipped without holding up others, whole, empty files too', async () => {
    const large = new Uint8Array(3_000_001).map((_, index) => index % 251);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 0);
    const zip = await zipped(services(), { 'large.bin': large, 'empty.txt': new Uint8Array() });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(0);
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['large.bin', 'empty.txt']);
    expect(Buffer.from(files['large.bin'] ?? []).equals(large)).toBe(true);
  });

  it('counts the hours of a completion once, and the units of each type of credit apart', async () => {
    const { db } = database;
    const { viewer, completionId } = await aTechnician();
    const legacy = `iicrc-legacy-${newId()}`;
    await aCreditEntry(db, { learnerId: viewer.personId, units: '1', creditType: legacy, completionId });
    await db.updateTable('creditTypes').set({ bodyId: 'iicrc' }).where('id', '=', legacy).execute();
    const { entries } = await findProofPack(services(), { viewer, ...iicrc, entryIds: null });
    expect(entries.items).toHaveLength(3);
    // An hour here, once for its two credits, and 1.5 hours elsewhere; 7 and 1.5 CECs, and one of the old kind.
    expect(totalsOf(entries.items)).toMatchObject({ hours: '2.5', units: [{ units: '8.5' }, { units: '1' }] });
  });

  it('lists what is not sent before all else, and everything on one page or another', async () => {
    const { db } = database;
    const { viewer, ours, external } = await aTechnician();
    const facts = { learnerId: viewer.personId, units: '1', state: 'accepted', earnedOn: '2027-02-20' } as const;
    for (let sent = 0; sent < 100; sent += 1) await aCreditEntry(db, facts);
    const pageOf = async (page: number) =>
      (await findProofPack(services(), { viewer, ...iicrc, entryIds: null, page })).entries;
    const { entries, chosen } = await findProofPack(services(), { viewer, ...iicrc, entryIds: null });
    expect(entries.items.slice(0, 2).map(({ id }) => id)).toEqual([external, ours]);
    expect([entries.items.length, entries.count, entries.pages, chosen.size]).toEqual([25, 102, 5, 2]);
    const all = [];
    for (let page = 1; page <= entries.pages; page += 1) all.push(...(await pageOf(page)).items);
    expect(new Set(all.map(({ id }) => id)).size).toBe(102);
  });

  it('makes the pack of what is ticked on any page, and says when that is too much for one', async () => {
    const { db } = database;
    const { viewer, ours, external } = await aTechnician();
    const facts = { learnerId: viewer.personId, units: '1', earnedOn: '2026-02-20' } as const;
    for (let older = 0; older < 50; older += 1) await aCreditEntry(db, facts);
    const look = (entryIds: string[], page: number) => findProofPack(services(), { viewer, ...iicrc, entryIds, page });
    const last = await look([ours, external], 3);
    expect(last.entries.items.map(({ id }) => id)).not.toContain(ours);
    expect(last.chosen).toEqual(new Set([ours, external]));
    expect(last.pack?.ok && last.pack.proof.entries.map(({ id }) => id)).toEqual([external, ours]);
    const everything = [...(await look([], 1)).entries.items, ...(await look([], 2)).entries.items];
    expect(
      (
        await look(
          everything.map(({ id }) => id),
          2,
        )
      ).pack,
    ).toBeRefused('too-many-entries');
  });

  it('asks other bodies’ numbers of the learner, and keeps them', async () => {
    const { db } = database;
    const { viewer } = await aTechnician();
    await aCreditEntry(db, { learnerId: viewer.personId, units: '2', creditType: 'ria-hour' });
    const set = (number: string | null) => setMyBodyNumber(services(), { by: viewer, bodyId: 'ria', number });
    const number = async () =>
      (await findProofPack(services(), { viewer, bodyId: 'ria', entryIds: null })).person?.bodyNumber;
    expect(await number()).toBeNull();
    for (const _ of ['once', 'twice']) expect(await set(' RIA  77 ')).toEqual({ ok: true });
    expect(await number()).toBe('RIA 77');
    expect(await set('<b>')).toBeRefused('body-number-malformed');
    await set(null);
    expect(await number()).toBeNull();
    const lines = db.selectFrom('journalEntries').select(['action', 'facts']).where('subjectId', '=', viewer.personId);
    expect(await lines.orderBy('id').execute()).toEqual(
      [true, false].map((known) => ({ action: 'person.body-number-set', facts: { bodyId: 'ria', known } })),
    );
  });
});

describe('a pack that was sent', () => {
  it('is noted at each credit once, with the day and how', async () => {
    const { viewer, ours, external } = await aTechnician();
    const send = (on: string | null) =>
      submitProof(services(), { viewer, ...iicrc, entryIds: [ours, external], on, note: 'By e-mail' });
    expect(await send('2027-02-20')).toEqual({ ok: true, value: { sent: 2 } });
    expect(await send(null)).toEqual({ ok: true, value: { sent: 0 } });
    const { entries, chosen } = await findProofPack(services(), { viewer, ...iicrc, entryIds: null });
    expect(entries.items).toMatchObject(
      [external, ours].map((id) => ({ id, state: 'submitted', sentOn: '2027-02-20', sentByUs: false })),
    );
    expect(chosen.size).toBe(0);
    const steps = await database.db.selectFrom('creditEntrySteps').selectAll().where('entryId', '=', ours).execute();
    expect(steps).toMatchObject([{ state: 'submitted', note: 'By e-mail', recordedBy: viewer.personId }]);
  });

  it('was sent neither in the future nor before it was earned', async () => {
    const { viewer, ours, external } = await aTechnician();
    const send = (on: string) =>
      submitProof(services(), { viewer, ...iicrc, entryIds: [ours, external], on, note: null });
    expect(await send('2027-03-02')).toBeRefused('step-in-future');
    expect(await send('2027-02-05')).toBeRefused('step-before-credit');
    expect([await stateOf(ours), await stateOf(external)]).toEqual(['earned', 'earned']);
  });
});

describe('the consent to have evidence sent', () => {
  it('is kept with its words and time, given and withdrawn once, and journalled', async () => {
    const { viewer } = await aTechnician();
    for (const _ of ['once', 'twice']) await allowSending(services(), { by: viewer });
    expect(await findMySendingConsent(services(), { viewer })).toMatchObject({
      givenAt: new Date('2027-03-01T00:00:00Z'),
      wording: expect.stringContaining('Tidewater Restoration Training may send my certificates'),
    });
    for (const _ of ['once', 'twice']) await withdrawSending(services(), { by: viewer });
    expect(await findMySendingConsent(services(), { viewer })).toBeNull();
    const lines = await database.db
      .selectFrom('journalEntries')
      .select('action')
      .where('subjectId', '=', viewer.personId)
      .orderBy('id')
      .execute();
    expect(lines.map(({ action }) => action)).toEqual(['person.sending-allowed', 'person.sending-withdrawn']);
  });
});

async function stateOf(entryId: string) {
  const entry = await database.db
    .selectFrom('creditEntries')
    .select('state')
    .where('id', '=', entryId)
    .executeTakeFirst();
  return entry?.state;
}
