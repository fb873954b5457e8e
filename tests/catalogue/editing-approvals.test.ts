import { expect, test } from 'vitest';
import { type ApprovalLine, listApprovalsForEditing, setApprovals } from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aCreditType, aPerson, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { journalOf, markOf } from './editing-story.ts';

const database = useDatabase();

const seven: ApprovalLine = {
  id: null,
  creditTypeId: 'iicrc-cec',
  units: '7',
  category: null,
  partialCredit: false,
  reference: null,
  status: 'approved',
  validFrom: null,
  validTo: null,
};

/** A course without approvals, and a way to set them. */
async function aCounter() {
  const services = testCore(database.db);
  const by = await aViewer(database.db, { role: 'admin' });
  const course = await aCourse(database.db, { approvals: [] });
  await aCreditType(database.db);
  await aCreditType(database.db, { id: 'ria-hour' });
  const set = async (approvals: ApprovalLine[]) =>
    setApprovals(services, {
      by,
      courseId: course.id,
      approvals,
      updatedAt: await markOf(database.db, 'courses', course.id),
    });
  const list = () => listApprovalsForEditing(database.db, course.id);
  return { services, by, course, set, list };
}

/** Credit that somebody earned by the approval. */
async function aCreditEntry(approvalId: string) {
  const learner = await aPerson(database.db);
  await database.db
    .insertInto('creditEntries')
    .values({
      ...{ id: newId(), learnerId: learner.id, creditTypeId: 'iicrc-cec', approvalId, units: '7', minutes: 420 },
      ...{ title: 'Drying', provider: 'Us', activity: 'workshop', courseKey: 'drying' },
      ...{ earnedOn: '2027-02-03', recordedAt: new Date('2027-02-03T00:00:00Z') },
    })
    .execute();
}

test('approvals are set, changed and taken away', async () => {
  const { services, course, set, list } = await aCounter();
  const hours: ApprovalLine = { ...seven, creditTypeId: 'ria-hour', units: '1.500', status: 'pending' };
  expect(await set([seven, hours])).toMatchObject({ value: { changed: 2 } });
  expect(services.changedTags).toEqual(['courses', `course:${course.slug}`]);
  const [first, second] = await list();
  expect(first).toMatchObject({ units: '7', status: 'approved', inUse: false });
  expect(second).toMatchObject({ units: '1.5', status: 'pending' });
  if (!first) throw new Error('There are two');
  expect(await set([{ ...seven, id: first.id, validTo: '2027-06-30' }])).toMatchObject({ value: { changed: 2 } });
  expect(await list()).toMatchObject([{ id: first.id, validTo: '2027-06-30' }]);
  expect(await journalOf(database.db, course.id)).toEqual(['course.approvals-set', 'course.approvals-set']);
});

test('doing it twice changes nothing', async () => {
  const { services, course, set, list } = await aCounter();
  await set([seven]);
  const before = await list();
  expect(await set(before.map(({ inUse: _inUse, ...line }) => line))).toMatchObject({ value: { changed: 0 } });
  expect(await journalOf(database.db, course.id)).toHaveLength(1);
  const by = await aViewer(database.db, { role: 'coordinator' });
  const stale = { by, courseId: course.id, updatedAt: new Date(0), approvals: [seven] };
  expect(await setApprovals(services, stale)).toBeRefused('changed-meanwhile');
  expect(await list()).toEqual(before);
});

test('an approval that credit rests on is withdrawn, never taken away or revalued', async () => {
  const { set, list } = await aCounter();
  await set([seven]);
  const [approval] = await list();
  if (!approval) throw new Error('There is one');
  await aCreditEntry(approval.id);
  const { inUse: _inUse, ...line } = approval;
  expect(await set([{ ...line, units: '8' }])).toMatchObject({ reason: 'approval-in-use', line: 0 });
  expect(await set([{ ...line, creditTypeId: 'ria-hour' }])).toBeRefused('approval-in-use');
  expect(await set([{ ...line, validTo: '2027-12-31' }])).toSucceed();
  expect(await set([])).toMatchObject({ value: { changed: 1 } });
  expect(await list()).toMatchObject([{ id: approval.id, units: '7', status: 'withdrawn', inUse: true }]);
  expect(await set([])).toMatchObject({ value: { changed: 0 } });
});

test.each(['', '0', '0.000', '-1', '1.2345', '7,5', '1e3', '123456', 'seven'])('"%s" are no units', async (units) => {
  const { set, list } = await aCounter();
  expect(await set([seven, { ...seven, creditTypeId: 'ria-hour', units }])).toMatchObject({
    reason: 'units-malformed',
    line: 1,
  });
  expect(await list()).toEqual([]);
});

test('dates run forward, and one day has one approval of a type', async () => {
  const { set } = await aCounter();
  const reversed = { ...seven, validFrom: '2027-02-01', validTo: '2027-01-31' };
  expect(await set([reversed])).toMatchObject({ reason: 'approval-dates-reversed', line: 0 });
  const until = { ...seven, validTo: '2027-06-30' };
  expect(await set([until, { ...seven, validFrom: '2027-06-30' }])).toMatchObject({
    reason: 'approvals-overlap',
    line: 1,
  });
  expect(await set([until, { ...seven, validFrom: '2027-07-01' }, { ...seven, status: 'withdrawn' }])).toSucceed();
});

test('an approval is of one of its body’s kinds of credit, or of none', async () => {
  const { set, list } = await aCounter();
  const kind = { creditTypeId: 'ria-hour', code: 'field', name: 'Field work' };
  await database.db.insertInto('creditCategories').values(kind).execute();
  expect(await set([seven, { ...seven, creditTypeId: 'ria-hour', category: 'field' }])).toSucceed();
  expect((await list()).map(({ category }) => category)).toEqual([null, 'field']);
  expect(await set([{ ...seven, category: 'field' }])).toBeRefused('choice-gone');
});

test('what is not there is refused', async () => {
  const { services, by, course, set } = await aCounter();
  expect(await set([{ ...seven, creditTypeId: 'gone' }])).toBeRefused('choice-gone');
  expect(await set([{ ...seven, id: newId() }])).toBeRefused('changed-meanwhile');
  const facts = { updatedAt: services.clock.now(), approvals: [seven] };
  expect(await setApprovals(services, { ...facts, by, courseId: newId() })).toBeRefused('not-found');
  const trainer = await aViewer(database.db, { role: 'trainer' });
  expect(await setApprovals(services, { ...facts, by: trainer, courseId: course.id })).toBeRefused('not-allowed');
});
