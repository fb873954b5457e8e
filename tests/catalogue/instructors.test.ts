import { expect, test } from 'vitest';
import {
  createInstructor,
  createSession,
  editInstructor,
  editSession,
  findInstructorForStaff,
  findSession,
  findSessionForEditing,
  type InstructorDetails,
  listInstructors,
  listInstructorsForStaff,
  reinstateInstructor,
  retireInstructor,
} from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSession, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { journalOf } from './editing-story.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });

function details(facts: Partial<InstructorDetails> = {}): InstructorDetails {
  return {
    ...{ name: 'Dana Whitlock', headline: 'Water damage', certifications: 'Holds WRT', bio: 'Has dried schools.' },
    ...{ accountEmail: null, ...facts },
  };
}

async function anInstructor(facts: Partial<InstructorDetails> = {}): Promise<string> {
  const given = { details: details(facts), by: await coordinator() };
  return valueOf(await createInstructor(services(), given)).instructorId;
}

async function found(instructorId: string) {
  const asked = { viewer: await coordinator(), instructorId, page: 1 };
  return valueOf(await findInstructorForStaff(services(), asked));
}

async function edit(instructorId: string, facts: Partial<InstructorDetails>, updatedAt?: Date) {
  const { instructor } = await found(instructorId);
  const given = { instructorId, updatedAt: updatedAt ?? instructor.updatedAt };
  return editInstructor(services(), {
    ...given,
    details: { ...instructor.details, ...facts },
    by: await coordinator(),
  });
}

/** The session with these instructors, saved again. */
async function name(sessionId: string, instructorIds: string[]) {
  const session = await findSessionForEditing(database.db, sessionId);
  if (!session) throw new Error('No such session');
  const change = { sessionId, updatedAt: session.updatedAt, details: { ...session.details, instructorIds } };
  return editSession(services(), { ...change, seatHoldersTold: false, by: await coordinator() });
}

test('an instructor is added once, also by a form sent twice, listed and changed', async () => {
  const given = { instructorId: newId(), details: details({ name: 'Priya Raman' }), by: await coordinator() };
  const both = await Promise.all([createInstructor(services(), given), createInstructor(services(), given)]);
  expect(both.map(valueOf)).toEqual([{ instructorId: given.instructorId }, { instructorId: given.instructorId }]);
  const list = { viewer: await coordinator(), text: 'raman', page: 1 };
  expect(valueOf(await listInstructorsForStaff(services(), list)).items).toMatchObject([{ toCome: 0 }]);
  const { updatedAt } = (await found(given.instructorId)).instructor;
  expect(valueOf(await edit(given.instructorId, { bio: 'New.' }))).toEqual({ changed: ['bio'] });
  expect(valueOf(await edit(given.instructorId, { bio: 'New.' }, updatedAt))).toEqual({ changed: [] });
  expect(await edit(given.instructorId, { bio: 'Newer.' }, updatedAt)).toBeRefused('changed-meanwhile');
  expect(await journalOf(database.db, given.instructorId)).toEqual(['instructor.added', 'instructor.edited']);
});

test('the public reads the name that staff gave, not the one of the account', async () => {
  const person = await aPerson(database.db, 'Daniela Maria Whitlock');
  const session = await aSession(database.db, { instructor: person });
  const { instructorIds } = (await findSessionForEditing(database.db, session.id))?.details ?? { instructorIds: [] };
  const core = services();
  const { instructor } = await found(instructorIds[0] ?? '');
  const change = { instructorId: instructor.id, updatedAt: instructor.updatedAt, by: await coordinator() };
  const texts = details({ name: 'Dana', certifications: 'Holds ASD', accountEmail: person.email });
  valueOf(await editInstructor(core, { ...change, details: texts }));
  expect(core.changedTags).toEqual(['courses']);
  const shown = await findSession(database.db, session.id, core.clock.now());
  expect(shown?.session.instructors).toMatchObject([{ name: 'Dana', certifications: 'Holds ASD' }]);
});

test('an account is tied to one instructor; nobody’s, and another’s, are refused', async () => {
  const person = await aPerson(database.db, 'Tom');
  const tom = await anInstructor({ name: 'Tom', accountEmail: person.email.toUpperCase() });
  expect((await found(tom)).instructor.details.accountEmail).toBe(person.email);
  const other = await anInstructor({ name: 'Other' });
  expect(await edit(other, { accountEmail: person.email })).toMatchObject({
    ok: false,
    reason: 'account-teaches-already',
    name: 'Tom',
  });
  const nobody = { details: details({ accountEmail: 'nobody@example.com' }), by: await coordinator() };
  expect(await createInstructor(services(), nobody)).toBeRefused('nobody-with-this-email');
  valueOf(await edit(tom, { accountEmail: null }));
  valueOf(await edit(other, { accountEmail: person.email }));
  const viewer = await aViewer(database.db, { person });
  expect(viewer.instructorId).toBe(other);
});

test('two instructors cannot be given one account at once', async () => {
  const person = await aPerson(database.db, 'Mei');
  const by = await coordinator();
  const wanted = { details: details({ accountEmail: person.email }), by };
  const both = await Promise.all([createInstructor(services(), wanted), createInstructor(services(), wanted)]);
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test('who retires is named by no new session, stays on what they taught, and may come back', async () => {
  const by = await coordinator();
  const instructorId = await anInstructor({ name: 'Gareth' });
  const session = await aSession(database.db);
  valueOf(await name(session.id, [instructorId]));
  expect((await found(instructorId)).sessions.items).toMatchObject([{ id: session.id, state: 'open' }]);
  expect(await retireInstructor(services(), { instructorId, by })).toMatchObject({
    ok: false,
    reason: 'teaches-to-come',
    sessionsToCome: 1,
  });
  const past = { ...services(), clock: { now: () => new Date('2027-03-01T00:00:00Z') } };
  for (const _ of ['once', 'twice']) valueOf(await retireInstructor(past, { instructorId, by }));
  expect((await listInstructors(database.db)).map(({ id }) => id)).not.toContain(instructorId);
  expect((await listInstructors(database.db, [instructorId])).map(({ id }) => id)).toContain(instructorId);
  const kept = await anInstructor({ name: 'Also' });
  expect(await name(session.id, [instructorId, kept])).toSucceed();
  const other = await aSession(database.db);
  expect(await name(other.id, [instructorId])).toBeRefused('choice-gone');
  const planned = (await findSessionForEditing(database.db, other.id))?.details;
  if (!planned) throw new Error('No such session');
  const anew = { courseId: other.courseId, details: { ...planned, instructorIds: [instructorId] }, by };
  expect(await createSession(services(), anew)).toBeRefused('choice-gone');
  for (const _ of ['once', 'twice']) valueOf(await reinstateInstructor(services(), { instructorId, by }));
  expect(await name(other.id, [instructorId])).toSucceed();
  expect(await journalOf(database.db, instructorId)).toEqual([
    'instructor.added',
    'instructor.retired',
    'instructor.reinstated',
  ]);
});

test('trainers, learners and those of one course change nobody', async () => {
  const instructorId = await anInstructor();
  const others = [
    await aViewer(database.db, { role: 'trainer' }),
    await aViewer(database.db),
    await aViewer(database.db, { role: 'coordinator', scope: newId() }),
  ];
  for (const by of others) {
    const given = { instructorId, updatedAt: new Date(0), details: details(), by };
    expect(await createInstructor(services(), { details: details(), by })).toBeRefused('not-allowed');
    expect(await editInstructor(services(), given)).toBeRefused('not-allowed');
    expect(await retireInstructor(services(), { instructorId, by })).toBeRefused('not-allowed');
    expect(await reinstateInstructor(services(), { instructorId, by })).toBeRefused('not-allowed');
    expect(await listInstructorsForStaff(services(), { viewer: by, text: '', page: 1 })).toBeRefused('not-allowed');
    expect(await findInstructorForStaff(services(), { viewer: by, instructorId, page: 1 })).toBeRefused('not-allowed');
  }
  const by = await coordinator();
  for (const unknown of [newId(), 'no-id'])
    expect(await retireInstructor(services(), { instructorId: unknown, by })).toBeRefused('not-found');
});
