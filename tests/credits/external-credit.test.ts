import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  addExternalCredit,
  attachEvidence,
  checkEvidence,
  courseKeyOf,
  deleteExternalCredit,
  findEvidenceFile,
  findEvidenceToCheck,
  largestEvidenceBytes,
  listEvidenceToCheck,
  moveEntry,
  readEvidence,
} from '#src/credits/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCompletion, aCreditEntry, aViewer } from '#tests/renewal/story.ts';
import { aCreditType, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aFile, aStaffViewer } from './story.ts';

const database = useDatabase();
const clock = stoppedClock('2026-11-24T00:00:00Z');
const services = () => testCore(database.db, clock);
const credit = {
  creditTypeId: 'iicrc-cec',
  units: '2.5',
  title: 'Drying Days',
  provider: 'Another School',
  activity: 'event' as const,
  category: null,
  earnedOn: '2026-10-01',
};

async function aLearner() {
  await aCreditType(database.db);
  const by = await aViewer(database.db);
  return { by, facts: { by, entryId: newId(), credit, file: aFile() } };
}

const entry = (id: string) =>
  database.db.selectFrom('creditEntries').selectAll().where('id', '=', id).executeTakeFirst();
const filesOf = (personId: string) =>
  database.db
    .selectFrom('evidenceFiles')
    .select(['id', 'name', 'mediaType', 'sha256'])
    .where('personId', '=', personId)
    .execute();

describe('credit from elsewhere', () => {
  it('is entered with its minutes, on its learner’s word', async () => {
    const { by, facts } = await aLearner();
    expect(await addExternalCredit(services(), facts)).toSucceed();
    expect(await entry(facts.entryId)).toMatchObject({
      learnerId: by.personId,
      units: '2.500',
      minutes: '150.000',
      state: 'earned',
      verification: 'self-declared',
      courseKey: 'anotherschool:dryingdays',
    });
    expect(await filesOf(by.personId)).toMatchObject([{ name: 'certificate.pdf', mediaType: 'application/pdf' }]);
  });

  it('is entered once, however often the form is sent', async () => {
    const { by, facts } = await aLearner();
    const sent = await Promise.all([addExternalCredit(services(), facts), addExternalCredit(services(), facts)]);
    expect(sent.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await filesOf(by.personId)).toHaveLength(1);
  });

  it.each([
    ['no-such-credit-type', { creditTypeId: 'nothing' }],
    ['no-such-category', { category: 'field' }],
    ['units-not-positive', { units: '0' }],
    ['units-too-many', { units: '1000.001' }],
    ['earned-in-future', { earnedOn: '2026-11-25' }],
  ])('is refused with %s, and its file is not kept', async (reason, change) => {
    const { by, facts } = await aLearner();
    const wrong = { ...facts, credit: { ...credit, ...change } };
    expect(await addExternalCredit(services(), wrong)).toBeRefused(reason);
    expect(await entry(facts.entryId)).toBeUndefined();
    expect(await filesOf(by.personId)).toEqual([]);
  });

  it('is deleted for good, with its file, by its learner alone', async () => {
    const { by, facts } = await aLearner();
    await addExternalCredit(services(), facts);
    await moveEntry(services(), { by, entryId: facts.entryId, to: 'submitted', on: null, note: null });
    await deleteExternalCredit(services(), { by: await aViewer(database.db), entryId: facts.entryId });
    expect(await entry(facts.entryId)).toBeDefined();
    for (let time = 0; time < 2; time += 1)
      expect(await deleteExternalCredit(services(), { by, entryId: facts.entryId })).toSucceed();
    expect(await entry(facts.entryId)).toBeUndefined();
    expect(await filesOf(by.personId)).toEqual([]);
  });

  it('cannot be deleted when it is from a course of ours', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db) });
    const completionId = await aCompletion(db, seat);
    await aCreditEntry(db, { learnerId: seat.learner.id, units: '7', completionId });
    const { id } = await db
      .selectFrom('creditEntries')
      .select('id')
      .where('completionId', '=', completionId)
      .executeTakeFirstOrThrow();
    const by = await aViewer(db, { person: seat.learner });
    expect(await deleteExternalCredit(services(), { by, entryId: id })).toBeRefused('credit-is-ours');
    expect(await attachEvidence(services(), { by, entryId: id, file: aFile() })).toBeRefused('no-such-entry');
  });

  it('knows the same course however it is typed', () => {
    const key = courseKeyOf({ title: 'Drying Days', provider: 'Another School' });
    expect(courseKeyOf({ title: ' drying-days ', provider: 'ANOTHER  SCHOOL.' })).toBe(key);
    expect(courseKeyOf({ title: 'Drying Days 2', provider: 'Another School' })).not.toBe(key);
  });
});

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
    const { by, facts } = await aLearner();
    expect(await addExternalCredit(services(), { ...facts, file })).toBeRefused(reason);
    expect(await entry(facts.entryId)).toBeUndefined();
    expect(await filesOf(by.personId)).toEqual([]);
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
    const { by, facts: usual } = await aLearner();
    const facts = { ...usual, file: aFile({ words: 'One paper for a whole class' }) };
    await addExternalCredit(services(), facts);
    const again = { ...facts, entryId: newId(), credit: { ...credit, title: 'Other Days' } };
    expect(await addExternalCredit(services(), again)).toMatchObject({ reason: 'same-evidence', title: 'Drying Days' });
    expect(await entry(again.entryId)).toBeUndefined();
    expect(await filesOf(by.personId)).toHaveLength(1);
    // Somebody else in the same class may well have the same paper; staff are told.
    const other = await aLearner();
    await addExternalCredit(services(), { ...other.facts, file: facts.file });
    const staff = await aStaffViewer(database.db);
    const seen = await findEvidenceToCheck(services(), { viewer: staff, entryId: other.facts.entryId });
    expect(seen).toMatchObject({ ok: true, value: { sentByOthers: 1 } });
  });

  it('is replaced, and the old file is gone', async () => {
    const { by, facts } = await aLearner();
    await addExternalCredit(services(), facts);
    const another = aFile({ words: 'A better scan' });
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toSucceed();
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toBeRefused(
      'same-evidence',
    );
    expect(await filesOf(by.personId)).toHaveLength(1);
    const file = valueOf(await findEvidenceFile(services(), { viewer: by, entryId: facts.entryId }));
    expect(Buffer.compare(file.content, another.content)).toBe(0);
  });

  it('of one person weighs 200 MB at the most, and one can still take the place of another', async () => {
    const { by, facts } = await aLearner();
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
    expect(await entry(more.entryId)).toBeUndefined();
    const another = aFile({ words: 'Drying Dayz' });
    expect(await attachEvidence(services(), { by, entryId: facts.entryId, file: another })).toSucceed();
  });

  it('is seen by its learner and by staff', async () => {
    const { by, facts } = await aLearner();
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
    const { by, facts } = await aLearner();
    await addExternalCredit(services(), { ...facts, file: aFile({ words: newId() }) });
    const evidenceId = (await entry(facts.entryId))?.evidenceId ?? '';
    const staff = await aStaffViewer(database.db);
    return { by, staff, check: { by: staff, entryId: facts.entryId, evidenceId, refusal: null } };
  }
  const mails = (personId: string) =>
    database.db.selectFrom('messages').select('kind').where('aboutId', '=', personId).execute();

  it('makes the entry staff-checked; twice changes nothing', async () => {
    const { by, check } = await toCheck();
    for (let time = 0; time < 2; time += 1) expect(await checkEvidence(services(), check)).toSucceed();
    expect(await entry(check.entryId)).toMatchObject({ verification: 'staff-checked', checkedBy: check.by.personId });
    expect(await checkEvidence(services(), { ...check, refusal: 'Too late' })).toBeRefused('checked-already');
    expect(await mails(by.personId)).toEqual([]);
  });

  it('says why not, once, and the learner is told', async () => {
    const { by, check } = await toCheck();
    const refusal = 'The paper does not name you.';
    for (let time = 0; time < 2; time += 1) expect(await checkEvidence(services(), { ...check, refusal })).toSucceed();
    expect(await entry(check.entryId)).toMatchObject({ verification: 'self-declared', checkRefusal: refusal });
    expect(await mails(by.personId)).toEqual([{ kind: 'evidence-refused' }]);
    // A better file is looked at anew.
    await attachEvidence(services(), { by, entryId: check.entryId, file: aFile({ words: newId() }) });
    expect(await entry(check.entryId)).toMatchObject({ checkedAt: null, checkRefusal: null });
  });

  it('is refused without a reason, by those who may not, of one’s own, and of a file that was replaced', async () => {
    const { by, staff, check } = await toCheck();
    expect(await checkEvidence(services(), { ...check, refusal: ' ' })).toBeRefused('no-reason-given');
    expect(await checkEvidence(services(), { ...check, by })).toBeRefused('not-allowed');
    const learnerOnStaff = { ...by, grants: staff.grants };
    expect(await checkEvidence(services(), { ...check, by: learnerOnStaff })).toBeRefused('not-allowed');
    await attachEvidence(services(), { by, entryId: check.entryId, file: aFile({ words: newId() }) });
    expect(await checkEvidence(services(), check)).toBeRefused('evidence-replaced');
    expect(await entry(check.entryId)).toMatchObject({ verification: 'self-declared', checkedAt: null });
  });

  it('is asked for in the order of sending, and the list is empty of what was checked', async () => {
    const { staff, check } = await toCheck();
    const waiting = async () => valueOf(await listEvidenceToCheck(services(), { viewer: staff, page: 1 })).items;
    expect((await waiting()).map(({ id }) => id)).toContain(check.entryId);
    await checkEvidence(services(), check);
    expect((await waiting()).map(({ id }) => id)).not.toContain(check.entryId);
  });
});

describe('what became of an entry', () => {
  const steps = (entryId: string) =>
    database.db
      .selectFrom('creditEntrySteps')
      .select(['state', 'happenedOn', 'note'])
      .where('entryId', '=', entryId)
      .orderBy('id')
      .execute();

  it('goes from sent to turned down (why), to sent again, to accepted; each twice changes nothing', async () => {
    const { by, facts } = await aLearner();
    await addExternalCredit(services(), facts);
    const move = { by, entryId: facts.entryId };
    const way = [
      { to: 'submitted', on: '2026-10-02', note: 'By e-mail' },
      { to: 'rejected', on: '2026-10-20', note: 'No hours on the paper' },
      { to: 'submitted', on: '2026-10-21', note: null },
      { to: 'accepted', on: null, note: null },
    ] as const;
    for (const each of way) {
      for (let time = 0; time < 2; time += 1) expect(await moveEntry(services(), { ...move, ...each })).toSucceed();
      const rejection = each.to === 'rejected' ? each.note : null;
      expect(await entry(facts.entryId)).toMatchObject({ state: each.to, rejection });
    }
    expect(await steps(facts.entryId)).toEqual([
      { state: 'submitted', happenedOn: '2026-10-02', note: 'By e-mail' },
      { state: 'rejected', happenedOn: '2026-10-20', note: 'No hours on the paper' },
      { state: 'submitted', happenedOn: '2026-10-21', note: null },
      { state: 'accepted', happenedOn: '2026-11-24', note: null },
    ]);
  });

  it('is refused out of turn, without a reason, before it was earned, after today, and by others', async () => {
    const { by, facts } = await aLearner();
    await addExternalCredit(services(), facts);
    const move = { by, entryId: facts.entryId, on: null, note: null };
    expect(await moveEntry(services(), { ...move, to: 'accepted' })).toMatchObject({
      reason: 'entry-in-another-state',
      state: 'earned',
    });
    expect(await moveEntry(services(), { ...move, to: 'submitted', on: '2026-09-30' })).toBeRefused(
      'step-before-credit',
    );
    expect(await moveEntry(services(), { ...move, to: 'submitted', on: '2026-11-25' })).toBeRefused('step-in-future');
    const other = await aViewer(database.db);
    expect(await moveEntry(services(), { ...move, by: other, to: 'submitted' })).toBeRefused('no-such-entry');
    await moveEntry(services(), { ...move, to: 'submitted' });
    expect(await moveEntry(services(), { ...move, to: 'rejected', note: '  ' })).toBeRefused('no-rejection-reason');
    expect(await entry(facts.entryId)).toMatchObject({ state: 'submitted' });
  });
});
