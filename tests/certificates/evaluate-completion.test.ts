import { expect, test } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import {
  evaluateCompletion,
  findCertificateForPublic,
  findMyCompletion,
  getCertificatePaper,
  finishSession,
  issueDueCertificates,
  issueSessionCertificates,
  issueWaitingCertificates,
} from '#src/certificates/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { retireLesson, submitQuiz } from '#src/learning/index.ts';
import { deliverMessages, listMessagesAbout } from '#src/notifications/index.ts';
import { ok } from '#src/shared/result.ts';
import { aMark, aTaughtSession, aViewer } from '#tests/attendance/story.ts';
import { aCourse, aCreditType, aSeat } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anEnrolledLearner, opensQuiz, readsLessons, rightAnswers } from '#tests/learning/story.ts';
import { anAttendedSession, certificatesOf, confirmsName } from './story.ts';

const database = useDatabase();

const creditsOf = (learnerId: string) =>
  database.db
    .selectFrom('creditEntries')
    .select(['creditTypeId', 'units', 'minutes', 'earnedOn', 'state'])
    .where('learnerId', '=', learnerId)
    .orderBy('creditTypeId')
    .execute();

const stateOf = async (seatId: string) =>
  (await database.db.selectFrom('seats').select('state').where('id', '=', seatId).executeTakeFirstOrThrow()).state;

test('a session attended in full completes the seat, gives the credit and issues the certificate', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const result = await evaluateCompletion(services, { seatId: seat.id });
  expect(result).toMatchObject({
    ok: true,
    value: { state: 'completed', certificate: { number: expect.stringMatching(/^C-/) } },
  });
  expect(await stateOf(seat.id)).toBe('completed');
  expect(await creditsOf(seat.learner.id)).toEqual([
    { creditTypeId: 'iicrc-cec', units: '7.000', minutes: '420.000', earnedOn: '2027-02-03', state: 'earned' },
  ]);
  const lines = await listJournal(database.db, { type: 'seat', id: seat.id });
  expect(lines.map(({ action }) => action)).toEqual(['seat.completed']);
});

test('credit is of the kind that its approval says', async () => {
  const { db } = database;
  const { services, seat } = await anAttendedSession(db);
  await db.insertInto('creditCategories').values({ creditTypeId: 'iicrc-cec', code: 'field', name: 'Field' }).execute();
  await db.updateTable('approvals').set({ category: 'field' }).where('courseId', '=', seat.courseId).execute();
  expect(await evaluateCompletion(services, { seatId: seat.id })).toSucceed();
  const ofLearner = db.selectFrom('creditEntries').select('category').where('learnerId', '=', seat.learner.id);
  expect(await ofLearner.execute()).toEqual([{ category: 'field' }]);
});

test('evaluating again, also at the same time, changes nothing', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const [first, ...others] = await Promise.all(
    Array.from({ length: 6 }, () => evaluateCompletion(services, { seatId: seat.id })),
  );
  const later = await evaluateCompletion(services, { seatId: seat.id });
  for (const other of [...others, later]) expect(other).toEqual(first);
  expect(await creditsOf(seat.learner.id)).toHaveLength(1);
  const certificates = await database.db
    .selectFrom('certificates')
    .select('version')
    .where('learnerId', '=', seat.learner.id)
    .execute();
  expect(certificates).toEqual([{ version: 1 }]);
});

test('the mail carries the very bytes that were issued', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const result = await evaluateCompletion(services, { seatId: seat.id });
  if (!result.ok || result.value.state !== 'completed' || !result.value.certificate) throw new Error('not issued');
  const sent: { to: { email: string }; attachments: { content: string | Uint8Array }[]; text: string }[] = [];
  const mailer = { send: async (mail: (typeof sent)[number]) => (sent.push(mail), ok()) };
  const { certificate } = result.value;
  const renderPaper = ({ id }: { id: string }) => getCertificatePaper(services, id);
  await deliverMessages({ ...services, mailer, renderPaper });
  const mail = sent.find(({ to }) => to.email === seat.learner.email);
  const { pdf } = await getCertificatePaper(services, certificate.id);
  expect(mail?.text).toContain(`https://training.example.com/verify/${certificate.number}`);
  expect(mail?.attachments).toMatchObject([{ filename: `certificate-${certificate.number}.pdf` }]);
  expect(Buffer.compare(pdf, Buffer.from(mail?.attachments[0]?.content ?? ''))).toBe(0);
});

test('until the name is confirmed the learner is asked once, and then it is issued', async () => {
  const { services, seat } = await anAttendedSession(database.db, { name: null });
  for (let time = 0; time < 2; time += 1) {
    expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({ value: { certificate: null } });
  }
  const asked = await listMessagesAbout(database.db, [{ type: 'seat', ids: [seat.id] }]);
  expect(asked.map(({ kind, toEmail }) => [kind, toEmail])).toEqual([['confirm-certificate-name', seat.learner.email]]);
  const viewer = await aViewer(database.db, { person: seat.learner });
  expect(await findMyCompletion(services, { viewer, seatId: seat.id })).toMatchObject({
    value: { state: 'waiting-for-name' },
  });
  expect(await issueWaitingCertificates(services, { learnerId: seat.learner.id })).toBe(0);
  await confirmsName(database.db, seat.learner.id, 'Maria Katsaros');
  expect(await issueWaitingCertificates(services, { learnerId: seat.learner.id })).toBe(1);
  expect(await issueWaitingCertificates(services, { learnerId: seat.learner.id })).toBe(0);
  const [number] = await certificatesOf(database.db, seat.learner.id);
  expect(await findMyCompletion(services, { viewer, seatId: seat.id })).toMatchObject({
    value: { state: 'certified', number },
  });
});

test('credit comes only from approvals that hold on every day', async () => {
  const course = await aCourse(database.db, {
    kind: 'class',
    approvals: [
      { creditType: 'iicrc-cec', units: '14' },
      { creditType: 'ria-hour', units: '14', validTo: '2027-02-03' },
      { creditType: 'acac-rc', units: '14', status: 'pending' },
      { creditType: 'nadca-cec', units: '14', validFrom: '2027-02-04' },
    ],
  });
  const { services, seat } = await anAttendedSession(database.db, { course, days: 2 });
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({ value: { state: 'completed' } });
  expect(await creditsOf(seat.learner.id)).toMatchObject([{ creditTypeId: 'iicrc-cec', units: '14.000' }]);
});

test('without any credit there is still a certificate of completion', async () => {
  const course = await aCourse(database.db, { approvals: [{ validTo: '2027-02-02' }] });
  const { services, seat } = await anAttendedSession(database.db, { course });
  await evaluateCompletion(services, { seatId: seat.id });
  expect(await creditsOf(seat.learner.id)).toEqual([]);
  const [number = ''] = await certificatesOf(database.db, seat.learner.id);
  expect(await findCertificateForPublic(services, { number })).toMatchObject({
    value: { credits: [], courseTitle: 'Drying Timber Floors' },
  });
});

test('units and minutes are exact', async () => {
  await aCreditType(database.db, { id: 'cih-cm', minutesPerUnit: 60 });
  await aCreditType(database.db, { id: 'iacet-ceu', minutesPerUnit: 600 });
  const course = await aCourse(database.db, {
    approvals: [
      { creditType: 'cih-cm', units: '0.167' },
      { creditType: 'iacet-ceu', units: '1.2' },
      { creditType: 'iicrc-cec', units: '1.5' },
    ],
  });
  const { services, seat } = await anAttendedSession(database.db, { course });
  await evaluateCompletion(services, { seatId: seat.id });
  expect(await creditsOf(seat.learner.id)).toMatchObject([
    { creditTypeId: 'cih-cm', units: '0.167', minutes: '10.020' },
    { creditTypeId: 'iacet-ceu', units: '1.200', minutes: '720.000' },
    { creditTypeId: 'iicrc-cec', units: '1.500', minutes: '90.000' },
  ]);
});

test('a seat that misses something is told what, and what was attended is kept', async () => {
  const { services, session, seat, trainer } = await anAttendedSession(database.db, { days: 2 });
  const marks = [aMark(seat.id, { dayNumber: 2, kind: 'absent' })];
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
  const result = await evaluateCompletion(services, { seatId: seat.id });
  expect(result).toMatchObject({ value: { state: 'not-yet', missing: [expect.stringContaining('8 h of 16 h')] } });
  expect(await stateOf(seat.id)).toBe('attended');
  await recordAttendance(services, {
    viewer: trainer,
    sessionId: session.id,
    marks: [aMark(seat.id, { kind: 'absent' })],
  });
  await evaluateCompletion(services, { seatId: seat.id });
  expect(await stateOf(seat.id)).toBe('no-show');
  const corrected = [1, 2].map((dayNumber) => aMark(seat.id, { dayNumber }));
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: corrected });
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({ value: { state: 'completed' } });
});

test('an unpaid order keeps the certificate back; a cancelled seat has none', async () => {
  const { services, session, trainer } = await anAttendedSession(database.db);
  const seat = await aSeat(database.db, { session, priceCents: 38_500, paymentState: 'pending' });
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] });
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({
    value: { state: 'not-yet', missing: [expect.stringContaining('not paid yet')] },
  });
  const cancelled = await aSeat(database.db, { session, state: 'cancelled' });
  expect(await evaluateCompletion(services, { seatId: cancelled.id })).toBeRefused('no-such-seat');
});

test('one’s own progress is one’s own', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const other = await aViewer(database.db);
  expect(await findMyCompletion(services, { viewer: other, seatId: seat.id })).toBeRefused('no-such-seat');
});

test('an online course certifies when its lessons are done and its quiz is passed', async () => {
  const story = await anEnrolledLearner(database.db);
  const { services } = await anAttendedSession(database.db);
  const quiz = await opensQuiz(story);
  await confirmsName(database.db, story.seat.learner.id, 'Lee');
  const look = () => evaluateCompletion({ ...services, clock: story.services.clock }, { seatId: story.seat.id });
  expect(await look()).toMatchObject({ value: { state: 'not-yet', missing: [expect.stringContaining('quiz')] } });
  await submitQuiz(story.services, {
    ...story.who,
    attemptNumber: quiz.attemptNumber,
    answers: rightAnswers(quiz, story),
  });
  expect(await look()).toMatchObject({
    value: { state: 'completed', certificate: { number: expect.stringMatching(/^C-/) } },
  });
  expect(await creditsOf(story.seat.learner.id)).toMatchObject([{ units: '7.000', earnedOn: '2026-12-01' }]);
});

test('the worker finds what is due, in a session and online, and finds nothing more afterwards', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const online = await anEnrolledLearner(database.db, { quiz: null, lessons: ['Air'] });
  await confirmsName(database.db, online.seat.learner.id, 'Lee');
  await readsLessons(online, 1);
  await issueDueCertificates(services);
  expect(await stateOf(seat.id)).toBe('completed');
  expect(await stateOf(online.seat.id)).toBe('completed');
  expect(await issueDueCertificates(services)).toMatchObject({ issued: 0 });
});

test('a lesson that staff take out certifies nobody by itself: the learner finishes the course', async () => {
  const { services } = await anAttendedSession(database.db);
  const online = await anEnrolledLearner(database.db, { quiz: null, lessons: ['Air', 'Materials'] });
  await confirmsName(database.db, online.seat.learner.id, 'Lee');
  await readsLessons(online, 1);
  const { courseId } = online.seat;
  const by = await aViewer(database.db, { grants: ['coordinator'] });
  const last = online.lessons.at(-1)?.id ?? '';
  const clock = stoppedClock('2026-12-01T00:05:00Z');
  expect(await retireLesson({ ...online.services, clock }, { by, courseId, lessonId: last })).toSucceed();
  const worker = { ...services, clock };
  await issueDueCertificates(worker);
  expect(await stateOf(online.seat.id)).toBe('confirmed');
  const viewer = await aViewer(database.db, { person: online.seat.learner });
  expect(await findMyCompletion(worker, { viewer, seatId: online.seat.id })).toMatchObject({
    value: { state: 'ready' },
  });
  await evaluateCompletion(worker, { seatId: online.seat.id });
  expect(await stateOf(online.seat.id)).toBe('completed');
});

test('one certificate that cannot be made does not hold up the others', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const second = await anAttendedSession(database.db);
  let renders = 0;
  const typesetter = {
    render: (...given: Parameters<typeof services.typesetter.render>) => {
      renders += 1;
      if (renders === 1) throw new Error('The typesetter is out of ink');
      return services.typesetter.render(...given);
    },
  };
  await issueDueCertificates({ ...services, typesetter });
  await issueDueCertificates(services);
  for (const { learner } of [seat, second.seat]) {
    expect(await certificatesOf(database.db, learner.id)).toHaveLength(1);
  }
});

test('a trainer who ends the day early sends the certificates out; others may not', async () => {
  const { services, session, seat, trainer } = await anAttendedSession(database.db);
  services.clock.set('2027-02-03T05:00:00Z');
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({ value: { state: 'not-yet' } });
  const learner = await aViewer(database.db, { person: seat.learner });
  expect(await finishSession(services, { viewer: learner, sessionId: session.id })).toBeRefused('not-your-session');
  const finished = await finishSession(services, { viewer: trainer, sessionId: session.id });
  expect(finished).toMatchObject({ value: { completed: 1, notYet: 0 } });
  const later = await aTaughtSession(database.db, { on: '2027-03-03' });
  // The day has come, and the session has not begun.
  later.services.clock.set('2027-03-02T21:29:00Z');
  const ask = { viewer: later.trainer, sessionId: later.session.id };
  expect(await finishSession({ ...services, ...later.services }, ask)).toBeRefused('session-still-to-come');
});

test('once a session was said to be finished, who is marked after that completes at once, before its planned end', async () => {
  const { services, session, seat, trainer } = await anAttendedSession(database.db);
  const sam = await aSeat(database.db, { session });
  services.clock.set('2027-02-03T05:00:00Z');
  const ask = { viewer: trainer, sessionId: session.id };
  expect(await finishSession(services, ask)).toMatchObject({ value: { completed: 1, notYet: 1 } });
  await recordAttendance(services, { ...ask, marks: [aMark(sam.id)] });
  await issueDueCertificates(services);
  for (const id of [seat.id, sam.id]) expect(await stateOf(id)).toBe('completed');
});

test('a cancelled session completes nobody, whatever was marked', async () => {
  const { services, session, seat, trainer } = await anAttendedSession(database.db);
  const off = { state: 'cancelled' as const, cancelledAt: services.clock.now() };
  await database.db.updateTable('sessions').set(off).where('id', '=', session.id).execute();
  expect(await evaluateCompletion(services, { seatId: seat.id })).toMatchObject({
    value: { state: 'not-yet', missing: ['This session is not held, so nobody completes it.'] },
  });
  const ask = { viewer: trainer, sessionId: session.id };
  expect(await finishSession(services, ask)).toBeRefused('session-not-held');
  const office = { ...ask, viewer: await aViewer(database.db, { grants: ['coordinator'] }) };
  expect(await issueSessionCertificates(services, office)).toBeRefused('session-not-held');
  expect(await stateOf(seat.id)).toBe('confirmed');
  expect(await certificatesOf(database.db, seat.learner.id)).toEqual([]);
});
