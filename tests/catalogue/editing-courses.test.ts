import { expect, test } from 'vitest';
import { createCourse, editCourse, findCourseForEditing, publishCourse, retireCourse } from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { courseDetails, journalOf, markOf } from './editing-story.ts';

const database = useDatabase();

async function aCounter() {
  const services = testCore(database.db, stoppedClock());
  return { services, by: await aViewer(database.db, { role: 'coordinator' }) };
}

/** A course that staff have just written. */
async function aDraft(facts: Parameters<typeof courseDetails>[1] = {}) {
  const { services, by } = await aCounter();
  const details = await courseDetails(database.db, { slug: `draft-${newId().slice(0, 8)}`, ...facts });
  const created = await createCourse(services, { by, details });
  if (!created.ok) throw new Error(created.reason);
  const { courseId } = created.value;
  const edit = async (change: Partial<typeof details>) =>
    editCourse(services, {
      ...{ by, courseId, details: { ...details, ...change } },
      updatedAt: await markOf(database.db, 'courses', courseId),
    });
  return { services, by, details, courseId, edit };
}

test('a course is written, shown and taken away again, with a line in the journal each time', async () => {
  const { services, by, courseId, details, edit } = await aDraft({
    series: { name: 'Drying', part: 2 },
    alsoPay: [{ label: 'Exam fee', to: 'IICRC', cents: null }],
  });
  const written = await findCourseForEditing(database.db, courseId);
  expect(written).toMatchObject({ state: 'draft', details });
  expect(services.changedTags).toEqual([]);
  expect(await publishCourse(services, { by, courseId })).toSucceed();
  expect(services.changedTags).toEqual(['courses', `course:${details.slug}`]);
  expect(await edit({ priceCents: 41_000, title: 'Drying Plans That Work' })).toMatchObject({
    value: { changed: ['title', 'priceCents'] },
  });
  expect(await retireCourse(services, { by, courseId })).toSucceed();
  expect(await findCourseForEditing(database.db, courseId)).toMatchObject({
    state: 'retired',
    details: { priceCents: 41_000 },
  });
  const story = ['course.created', 'course.published', 'course.edited', 'course.retired'];
  expect(await journalOf(database.db, courseId)).toEqual(story);
});

test('a new address drops the pages at the old one too', async () => {
  const { services, details, edit } = await aDraft();
  expect(await edit({ slug: `${details.slug}-2` })).toSucceed();
  expect(services.changedTags).toEqual(['courses', `course:${details.slug}`, `course:${details.slug}-2`]);
});

test('prerequisites and designations are kept as they were chosen', async () => {
  const needed = await aCourse(database.db);
  await database.db.insertInto('creditBodies').values({ id: 'body', code: 'BODY', name: 'Body' }).execute();
  await database.db
    .insertInto('designations')
    .values({ id: 'wrt', bodyId: 'body', code: 'WRT', name: 'Water', track: 'water' })
    .execute();
  const { courseId, edit, details } = await aDraft();
  const prerequisites = [
    { designationId: null, courseId: needed.id, rule: 'advisory' as const, note: 'Helps.' },
    { designationId: 'wrt', courseId: null, rule: 'declaration' as const, note: 'WRT first.' },
  ];
  expect(await edit({ prerequisites: prerequisites.toReversed(), preparesFor: ['wrt', 'wrt'] })).toSucceed();
  const written = await findCourseForEditing(database.db, courseId);
  expect(written?.details).toEqual({ ...details, prerequisites, preparesFor: ['wrt'] });
  expect(await edit({ prerequisites, preparesFor: ['wrt'] })).toMatchObject({ value: { changed: [] } });
  const idsOf = () =>
    database.db
      .selectFrom('coursePrerequisites')
      .select(['id', 'note'])
      .where('courseId', '=', courseId)
      .orderBy('note')
      .execute();
  const [, wrt] = await idsOf();
  // What attendees have declared hangs on these rows.
  const worded = { designationId: 'wrt', courseId: null, rule: 'certificate' as const, note: 'WRT, ours.' };
  expect(await edit({ prerequisites: [worded] })).toSucceed();
  expect(await idsOf()).toEqual([{ id: wrt?.id, note: 'WRT, ours.' }]);
  expect(await edit({ preparesFor: ['gone'] })).toBeRefused('choice-gone');
  const itself = [{ designationId: null, courseId, rule: 'declaration' as const, note: '' }];
  expect(await edit({ prerequisites: itself })).toBeRefused('course-needs-itself');
});

test('doing it twice changes nothing', async () => {
  const { services, by, courseId, details, edit } = await aDraft();
  expect(await createCourse(services, { by, details })).toBeRefused('slug-taken');
  const mark = await markOf(database.db, 'courses', courseId);
  const changed = { ...details, title: 'Once' };
  const sent = { by, courseId, updatedAt: mark, details: changed };
  expect(await editCourse(services, sent)).toMatchObject({ value: { changed: ['title'] } });
  expect(await editCourse(services, sent)).toMatchObject({ value: { changed: [] } });
  await publishCourse(services, { by, courseId });
  expect(await publishCourse(services, { by, courseId })).toSucceed();
  await retireCourse(services, { by, courseId });
  expect(await retireCourse(services, { by, courseId })).toSucceed();
  expect(await edit({ title: 'Once' })).toSucceed();
  const story = ['course.created', 'course.edited', 'course.published', 'course.retired'];
  expect(await journalOf(database.db, courseId)).toEqual(story);
});

test('an edit of what somebody else has changed meanwhile is refused', async () => {
  const { services, by, courseId, details, edit } = await aDraft();
  const mark = await markOf(database.db, 'courses', courseId);
  await edit({ title: 'Hers' });
  const late = { by, courseId, updatedAt: mark, details: { ...details, title: 'His' } };
  expect(await editCourse(services, late)).toBeRefused('changed-meanwhile');
  expect((await findCourseForEditing(database.db, courseId))?.details.title).toBe('Hers');
});

test('an address is used once', async () => {
  const other = await aDraft();
  const { edit } = await aDraft();
  expect(await edit({ slug: other.details.slug })).toBeRefused('slug-taken');
});

test('what is missing keeps a course from the public, and a public course keeps what it needs', async () => {
  const { services, by, courseId, edit } = await aDraft({ kind: 'online', summary: '', outcomes: [], accessDays: 90 });
  expect(await publishCourse(services, { by, courseId })).toMatchObject({
    reason: 'course-not-ready',
    missing: ['summary', 'outcomes', 'lessons'],
  });
  expect(await edit({ kind: 'workshop', accessDays: 90, outcomes: ['One'], summary: 'Words.' })).toSucceed();
  expect((await findCourseForEditing(database.db, courseId))?.details.accessDays).toBeNull();
  expect(await publishCourse(services, { by, courseId })).toSucceed();
  expect(await edit({ kind: 'workshop', summary: 'Words.', outcomes: [] })).toMatchObject({
    reason: 'course-not-ready',
    missing: ['outcomes'],
  });
});

test('a course with sessions or learners stays what it is', async () => {
  const { courseId, edit } = await aDraft();
  await aSession(database.db, { course: { id: courseId } });
  expect(await edit({ kind: 'online' })).toBeRefused('kind-in-use');
  const online = await aDraft({ kind: 'online' });
  await aSeat(database.db, { course: { id: online.courseId } });
  expect(await online.edit({ kind: 'webinar' })).toBeRefused('kind-in-use');
});

test('a course with sessions to come is not retired', async () => {
  const { services, by, courseId } = await aDraft();
  await aSession(database.db, { course: { id: courseId }, state: 'closed' });
  await aSession(database.db, { course: { id: courseId }, state: 'cancelled' });
  expect(await retireCourse(services, { by, courseId })).toMatchObject({
    reason: 'sessions-to-come',
    sessionsToCome: 1,
  });
  services.clock.set('2027-03-01T00:00:00Z');
  expect(await retireCourse(services, { by, courseId })).toSucceed();
});

test('only coordinators and admins write, within the course their grant is limited to', async () => {
  const { services, courseId, details } = await aDraft();
  const updatedAt = await markOf(database.db, 'courses', courseId);
  const learner = await aViewer(database.db);
  const trainer = await aViewer(database.db, { role: 'trainer' });
  const elsewhere = await aViewer(database.db, { role: 'coordinator', scope: newId() });
  for (const by of [learner, trainer, elsewhere]) {
    expect(await createCourse(services, { by, details })).toBeRefused('not-allowed');
    expect(await editCourse(services, { by, courseId, updatedAt, details })).toBeRefused('not-allowed');
    expect(await publishCourse(services, { by, courseId })).toBeRefused('not-allowed');
    expect(await retireCourse(services, { by, courseId })).toBeRefused('not-allowed');
  }
  const limited = await aViewer(database.db, { role: 'coordinator', scope: courseId });
  expect(await publishCourse(services, { by: limited, courseId })).toSucceed();
  expect(await createCourse(services, { by: limited, details })).toBeRefused('not-allowed');
});

test('an unknown course is not found', async () => {
  const { services, by } = await aCounter();
  const details = await courseDetails(database.db);
  for (const courseId of [newId(), 'no-id']) {
    const edit = { by, courseId, details, updatedAt: services.clock.now() };
    expect(await editCourse(services, edit)).toBeRefused('not-found');
    expect(await publishCourse(services, { by, courseId })).toBeRefused('not-found');
    expect(await retireCourse(services, { by, courseId })).toBeRefused('not-found');
  }
});
