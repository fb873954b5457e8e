import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  addExternalCredit,
  attachEvidence,
  checkEvidence,
  findEvidenceFile,
  findEvidenceToCheck,
  largestEvidenceBytes,
  listEvidenceToCheck,
  readEvidence,
} from '#src/credits/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aViewer } from '#tests/renewal/story.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aFile, aLearner, aStaffViewer, credit, entry, filesOf } from './story.ts';

const database = useDatabase();
const clock = stoppedClock('2026-11-24T00:00:00Z');
const services = () => testCore(database.db, clock);

describe('evidence', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

  it.each([
    ['empty', aFile({ content: Buffer.alloc(0) }), 'evidence-empty'],
    ['a program called a PDF', aFile({ content: Buffer.from('MZ\x90\x00\x03\x00\x00\x00') }), 'evidence-of-wrong-type'],
    [
      'a page called a photo',
      aFile({ name: 'me.jpg', content: Buffer.from('<!doctype html><script>') }),
      'evidence-of-wrong-type',
    ],
    [
      'a drawing with script in it',
      aFile({ name: 'x.svg', content: Buffer.from('<svg onload="1"/>') }),
      'evidence-of-wrong-type',
    ],
    [
      'one byte too large',
      aFile({ content: Buffer.concat([jpeg, Buffer.alloc(largestEvidenceBytes)]) }),
      'evidence-too-large',
    ],
  ])('%s is refused and nothing is kept', async (_, file, reason) => {
    const { by, facts } = await aLearner(database.db);
    expect(await addExternalCredit(services(), { ...facts, file })).toBeRefused(reason);
    expect(await entry(database.db, facts.entryId)).toBeUndefined();
    expect(await filesOf(database.db, by.personId)).toEqual([]);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\me\\scan.pdf', 'scan.pdf'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie: x.pdf'],
    ['fdp.\u202Eexe.pdf', 'fdp.exe.pdf'],
    ['...', 'file.pdf'],
    ['', 'file.pdf'],
  ])('called %j is kept as %j', async (name, kept) => {
    const read = valueOf(await readEvidence(aFile({ name })));
    expect(read).toMatchObject({ name: kept, mediaType: 'application/pdf' });
  });

  it('is what its bytes are, whatever it is called', async () => {
    const read = valueOf(await readEvidence({ name: 'photo.pdf', content: jpeg }));
    expect(read.mediaType).toBe('image/jpeg');
  });

  it('is taken once from a person, and the first is named', async () => {
    const { by, facts: usual } = await aLearner(database.db);
    const facts = { ...usual, file: aFile({ words: 'One paper for a whole class' }) };
    await addExternalCredit(services(), facts);
    const again = { ...facts, entryId: newId(), credit: { ...credit, title: 'Other Days' } };
    expect(await addExternalCredit(services(), again)).toMatchObject({ reason: 'same-evidence', title: 'Drying Days' });
    expect(await entry(database.db, again.entryId)).toBeUndefined();
    expect(await filesOf(database.db, by.personId)).toHaveLength(1);
    // Somebody else in the same class may well have the same paper; staff are told.
    const other = await aLearner(database.db);
    await addExternalCredit(services(), { ...other.facts, file: facts.file });
    const staff = await aStaffViewer(database.db);
    const seen = await findEvidenceToCheck(services(), { viewer: staff, entryId: other.facts.entryId });
    expect(seen).toMatchObject({ ok: true, value: { sentByOthers: 1 } });
  });

  it('is replaced, and the old file is gone', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    const another = aFile({ words: 'A better scan' });
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toSucceed();
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toBeRefused(
      'same-evidence',
    );
    expect(await filesOf(database.db, by.personId)).toHaveLength(1);
    const file = valueOf(await findEvidenceFile(services(), { viewer: by, entryId: facts.entryId }));
    expect(Buffer.compare(file.content, another.content)).toBe(0);
  });

  it('of one person weighs 200 MB at the most, and one can still take the place of another', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    // With the file above exactly 200 MB: what is left of 10 MB, and nineteen of 10 MB, copied since that is quick.
    const files = [largestEvidenceBytes - facts.file.content.length, largestEvidenceBytes].map((bytes, index) => ({
      ...{ id: newId(), personId: by.personId, name: 'scan.pdf', mediaType: 'application/pdf' as const },
      ...{ content: Buffer.alloc(bytes), sha256: String(index).repeat(64), uploadedAt: clock.now() },
    }));
    await database.db.insertInto('evidenceFiles').values(files).execute();
    await sql`
      insert into evidence_files (id, person_id, name, media_type, content, sha256, uploaded_at)
      select gen_random_uuid(), person_id, name, media_type, content, encode(sha256(n::text::bytea), 'hex'), uploaded_at
      from evidence_files, generate_series(3, 20) as n
      where person_id = ${by.personId} and length(content) = ${largestEvidenceBytes}`.execute(database.db);
    const more = { ...facts, entryId: newId(), file: aFile({ words: 'One more' }) };
    expect(await addExternalCredit(services(), more)).toBeRefused('evidence-full');
    expect(await entry(database.db, more.entryId)).toBeUndefined();
    const another = aFile({ words: 'Drying Dayz' });
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toSucceed();
  });

  it('is seen by its learner and by staff', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    const { entryId } = facts;
    for (const viewer of [by, await aStaffViewer(database.db)]) {
      const file = await findEvidenceFile(services(), { viewer, entryId });
      expect(file).toMatchObject({ ok: true, value: { mediaType: 'application/pdf' } });
      expect(file.ok && file.value.filename).toMatch(/^evidence-[0-9a-f]{12}\.pdf$/);
    }
    const other = await aViewer(database.db);
    expect(await findEvidenceFile(services(), { viewer: other, entryId })).toBeRefused('no-such-entry');
    expect(await listEvidenceToCheck(services(), { viewer: other, page: 1 })).toBeRefused('not-allowed');
    expect(await findEvidenceToCheck(services(), { viewer: other, entryId })).toBeRefused('not-allowed');
  });
});

describe('a check of evidence', () => {
  async function toCheck() {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), { ...facts, file: aFile({ words: newId() }) });
    const evidenceId = (await entry(database.db, facts.entryId))?.evidenceId ?? '';
    const staff = await aStaffViewer(database.db);
    return { by, staff, check: { by: staff, entryId: facts.entryId, evidenceId, refusal: null } };
  }
  const mails = (personId: string) =>
    database.db.selectFrom('messages').select('kind').where('aboutId', '=', personId).execute();

  it('makes the entry staff-checked; twice changes nothing', async () => {
    const { by, check } = await toCheck();
    for (let time = 0; time < 2; time += 1) expect(await checkEvidence(services(), check)).toSucceed();
    expect(await entry(database.db, check.entryId)).toMatchObject({
      verification: 'staff-checked',
      checkedBy: check.by.personId,
    });
    expect(await checkEvidence(services(), { ...check, refusal: 'Too late' })).toBeRefused('checked-already');
    expect(await mails(by.personId)).toEqual([]);
  });

  it('says why not, once, and the learner is told', async () => {
    const { by, check } = await toCheck();
    const refusal = 'The paper does not name you.';
    for (let time = 0; time < 2; time += 1) expect(await checkEvidence(services(), { ...check, refusal })).toSucceed();
    expect(await entry(database.db, check.entryId)).toMatchObject({
      verification: 'self-declared',
      checkRefusal: refusal,
    });
    expect(await mails(by.personId)).toEqual([{ kind: 'evidence-refused' }]);
    // A better file is looked at anew.
    await attachEvidence(services(), { by, entryId: check.entryId, file: aFile({ words: newId() }) });
    expect(await entry(database.db, check.entryId)).toMatchObject({ checkedAt: null, checkRefusal: null });
  });

  it('is refused without a reason, by those who may not, of one’s own, and of a file that was replaced', async () => {
    const { by, staff, check } = await toCheck();
    expect(await checkEvidence(services(), { ...check, refusal: ' ' })).toBeRefused('no-reason-given');
    expect(await checkEvidence(services(), { ...check, by })).toBeRefused('not-allowed');
    const learnerOnStaff = { ...by, grants: staff.grants };
    expect(await checkEvidence(services(), { ...check, by: learnerOnStaff })).toBeRefused('not-allowed');
    await attachEvidence(services(), { by, entryId: check.entryId, file: aFile({ words: newId() }) });
    expect(await checkEvidence(services(), check)).toBeRefused('evidence-replaced');
    expect(await entry(database.db, check.entryId)).toMatchObject({ verification: 'self-declared', checkedAt: null });
  });

  it('is asked for in the order of sending, and the list is empty of what was checked', async () => {
    const { staff, check } = await toCheck();
    const waiting = async () => valueOf(await listEvidenceToCheck(services(), { viewer: staff, page: 1 })).items;
    expect((await waiting()).map(({ id }) => id)).toContain(check.entryId);
    await checkEvidence(services(), check);
    expect((await waiting()).map(({ id }) => id)).not.toContain(check.entryId);
  });
});
