import { expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import {
  checkInMyself,
  countersignDay,
  listMySessions,
  recordAttendance,
  showDoorCode,
} from '#src/attendance/index.ts';
import {
  evaluateCompletion,
  finishSession,
  issueDueCertificates,
  issueSessionCertificates,
  previewSessionCertificates,
} from '#src/certificates/index.ts';
import { findMySeat } from '#src/renewal/index.ts';
import { aMark, aTaughtSession, aViewer } from '#tests/attendance/story.ts';
import { aCourse, anOrganisation, aSeat } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anAttendedSession, aSigner, certificatesOf, confirmsName } from './story.ts';

const database = useDatabase();

type Story = Awaited<ReturnType<typeof anAttendedSession>>;

/** Maria was there for half of the day, which is over: 240 of 480 minutes. */
async function aHalfDay(course: { id: string }) {
  const story = await anAttendedSession(database.db, { course });
  const marks = [aMark(story.seat.id, { kind: 'minutes', minutes: 240 })];
  await recordAttendance(story.services, { viewer: story.trainer, sessionId: story.session.id, marks });
  const staff = await aViewer(database.db, { grants: ['coordinator'] });
  const asked = { viewer: staff, sessionId: story.session.id };
  return { ...story, asked };
}

const changeCourse = ({ services }: Story, courseId: string, settings: object) =>
  database.db
    .updateTable('courses')
    .set({ ...settings, updatedAt: services.clock.now() })
    .where('id', '=', courseId)
    .execute();

const creditsOf = (learnerId: string) =>
  database.db
    .selectFrom('creditEntries')
    .select(['creditTypeId', 'units', 'minutes'])
    .where('learnerId', '=', learnerId)
    .orderBy('creditTypeId')
    .execute();

test('a change of settings issues nothing and takes nothing away: a session is judged by what held when it began', async () => {
  const course = await aCourse(database.db, { attendancePercent: 90 });
  const story = await aHalfDay(course);
  await changeCourse(story, course.id, { attendancePercent: 50 });
  await issueDueCertificates(story.services);
  expect(await evaluateCompletion(story.services, { seatId: story.seat.id })).toMatchObject({
    value: { state: 'not-yet', missing: [expect.stringContaining('4 h of 8 h, and this course asks for 7 h 12 min')] },
  });
  expect(await certificatesOf(database.db, story.seat.learner.id)).toEqual([]);
});

test('a stricter setting holds for sessions that begin after it', async () => {
  const course = await aCourse(database.db);
  const story = await anAttendedSession(database.db, { course });
  await changeCourse(story, course.id, { countersignNeeded: true });
  expect(await evaluateCompletion(story.services, { seatId: story.seat.id })).toMatchObject({
    value: { state: 'completed' },
  });
  const later = await anAttendedSession(database.db, { course, on: '2027-03-03' });
  expect(await evaluateCompletion(later.services, { seatId: later.seat.id })).toMatchObject({
    value: { state: 'not-yet', missing: [expect.stringContaining('countersign')] },
  });
  await countersignDay(later.services, { viewer: later.trainer, sessionId: later.session.id, dayNumber: 1 });
  await issueDueCertificates(later.services);
  expect(await certificatesOf(database.db, later.seat.learner.id)).toHaveLength(1);
});

test('a countersign that comes months later is news: the certificate goes out', async () => {
  const course = await aCourse(database.db, { countersignNeeded: true });
  const { services, session, seat, trainer } = await anAttendedSession(database.db, { course });
  services.clock.set('2027-06-01T00:00:00Z');
  await issueDueCertificates(services);
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([]);
  await countersignDay(services, { viewer: trainer, sessionId: session.id, dayNumber: 1 });
  await issueDueCertificates(services);
  expect(await certificatesOf(database.db, seat.learner.id)).toHaveLength(1);
});

test('part credit goes out when a person wants it, in the body’s steps, rounded down, and prints the hours attended', async () => {
  // 240 of 480 minutes of 7.5 CECs are 3.75, of 0.7 CEUs 0.35: in steps of 0.5 and 0.1 that is 3.5 and 0.3.
  const course = await aCourse(database.db, {
    approvals: [
      { creditType: 'iicrc-cec', units: '7.5', partialCredit: true },
      { creditType: 'iacet-ceu', units: '0.7', partialCredit: true },
      { creditType: 'ria-hour', units: '7' },
    ],
  });
  await database.db.updateTable('creditTypes').set({ step: '0.5' }).where('id', '=', 'iicrc-cec').execute();
  await database.db.updateTable('creditTypes').set({ step: '0.1' }).where('id', '=', 'iacet-ceu').execute();
  const { services, seat, asked, trainer } = await aHalfDay(course);
  await issueDueCertificates(services);
  await finishSession(services, { viewer: trainer, sessionId: asked.sessionId });
  expect(await issueSessionCertificates(services, asked)).toMatchObject({ value: { issued: 0 } });
  expect(await previewSessionCertificates(services, asked)).toMatchObject({
    value: { seats: [{ state: 'ready-in-part' }] },
  });
  expect(await issueSessionCertificates(services, { ...asked, inPart: true })).toMatchObject({ value: { issued: 1 } });
  expect(await issueSessionCertificates(services, { ...asked, inPart: true })).toMatchObject({ value: { issued: 0 } });
  expect((await creditsOf(seat.learner.id)).map(({ creditTypeId, units }) => [creditTypeId, units])).toEqual([
    ['iacet-ceu', '0.300'],
    ['iicrc-cec', '3.500'],
  ]);
  const { snapshot } = await database.db
    .selectFrom('certificates')
    .select('snapshot')
    .where('learnerId', '=', seat.learner.id)
    .executeTakeFirstOrThrow();
  expect(snapshot).toMatchObject({ hours: '4' });
});

test('the learner’s own page tells of the part that would earn credit', async () => {
  const course = await aCourse(database.db, {
    approvals: [{ creditType: 'iicrc-cec', units: '7', partialCredit: true }],
  });
  const { services, seat } = await aHalfDay(course);
  const viewer = await aViewer(database.db, { person: seat.learner });
  expect(await findMySeat(services, { viewer, seatId: seat.id })).toMatchObject({
    value: { missing: [expect.stringContaining('or about the credit for the part that you attended')] },
  });
});

test('where no body gives a part, or the part is less than a step, nothing goes out', async () => {
  const whole = await aHalfDay(await aCourse(database.db));
  expect(await issueSessionCertificates(whole.services, { ...whole.asked, inPart: true })).toMatchObject({
    value: { issued: 0 },
  });
  const course = await aCourse(database.db, {
    approvals: [{ creditType: 'iacet-ceu', units: '0.1', partialCredit: true }],
  });
  const little = await aHalfDay(course);
  expect(await previewSessionCertificates(little.services, little.asked)).toMatchObject({
    value: { seats: [{ state: 'not-yet' }] },
  });
});

test('an unpaid invoice holds the certificate back, unless the account is trusted, then and now', async () => {
  const { services, session, trainer } = await aTaughtSession(database.db);
  const organisation = await anOrganisation(database.db, { terms: 'trusted' });
  const seat = await aSeat(database.db, { session, priceCents: 38_500, paymentState: 'unpaid' });
  await confirmsName(database.db, seat.learner.id, 'Maria Katsaros');
  const invoice = { paysBy: 'invoice' as const, dueOn: '2027-03-01', organisationId: organisation.id };
  await database.db
    .updateTable('orders')
    .set({ ...invoice, seatsFromCents: 38_500 })
    .where('id', '=', seat.orderId)
    .execute();
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] });
  services.clock.set('2027-02-03T07:00:00Z');
  const story = await anAttendedSession(database.db);
  const look = () => evaluateCompletion({ ...story.services, clock: services.clock }, { seatId: seat.id });
  expect(await look()).toMatchObject({ value: { missing: [expect.stringContaining('that we trust')] } });
  await database.db.updateTable('orders').set({ seatsFromCents: 0 }).where('id', '=', seat.orderId).execute();
  await database.db
    .updateTable('organisations')
    .set({ invoiceTerms: 'when-paid' })
    .where('id', '=', organisation.id)
    .execute();
  expect(await look()).toMatchObject({ value: { state: 'not-yet' } });
  await database.db
    .updateTable('organisations')
    .set({ invoiceTerms: 'trusted' })
    .where('id', '=', organisation.id)
    .execute();
  expect(await look()).toMatchObject({ value: { state: 'completed' } });
});

test('who signed themselves in with the code of the room waits until the trainer has confirmed the day', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const issuing = { ...services, typesetter: createTypesetter(), badges: aSigner() };
  const signs = async (kind: 'in' | 'out', at: string) => {
    services.clock.set(at);
    const code = await showDoorCode(services, { viewer: trainer, sessionId: session.id });
    const viewer = await aViewer(database.db, { person: seat.learner });
    const typed = { viewer, seatId: seat.id, kind, code: (code.ok && code.value.shown?.code) || '' };
    expect(await checkInMyself({ ...services, rateLimits: postgresRateLimits(database.db) }, typed)).toSucceed();
  };
  await signs('in', '2027-02-02T21:30:00Z');
  await signs('out', '2027-02-03T05:30:00Z');
  expect(await evaluateCompletion(issuing, { seatId: seat.id })).toMatchObject({
    value: { state: 'not-yet', missing: [expect.stringContaining('Your trainer confirms the day')] },
  });
  const asked = async () => {
    const mine = await listMySessions(services, { viewer: trainer });
    return mine.ok && mine.value.map(({ countersignsMissing }) => countersignsMissing);
  };
  expect(await asked()).toEqual([1]);
  await countersignDay(services, { viewer: trainer, sessionId: session.id, dayNumber: 1 });
  expect(await asked()).toEqual([0]);
  expect(await evaluateCompletion(issuing, { seatId: seat.id })).toMatchObject({ value: { state: 'completed' } });
});
