import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import {
  evaluateCompletion,
  evaluateCompletions,
  issueDueCertificates,
  previewSessionCertificates,
} from '#src/certificates/index.ts';
import { judgeCompletions } from '#src/certificates/judge-completions.ts';
import { newId } from '#src/shared/ids.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { anEnrolledLearner, readsLessons } from '#tests/learning/story.ts';
import { aCourse, aPerson, aSeat } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { countStatements } from '#tests/support/statements.ts';
import { anAttendedSession, certificatesOf, confirmsName } from './story.ts';

const database = useDatabase();

/** A live stream with one seat of every kind: so many of each. Gives its seats in the order of the kinds. */
async function aSessionOfAllKinds(times: number) {
  const { db } = database;
  const course = await aCourse(db, { kind: 'webinar', approvals: [{ units: '8', partialCredit: true }] });
  await db
    .updateTable('courses')
    .set({ presenceChecksPerHour: 2, presenceAnswersPercent: 80 })
    .where('id', '=', course.id)
    .execute();
  const story = await anAttendedSession(db, { course, delivery: 'live-stream' });
  const { services, session, trainer } = story;
  const [day] = session.days;
  if (!day) throw new Error('A session has a day');
  const seats: string[] = [];
  const add = async (mark: Partial<Parameters<typeof aMark>[1]> | null, facts: object = {}, name?: string) => {
    const seat = await aSeat(db, { session, learner: await aPerson(db), ...facts });
    if (name) await confirmsName(db, seat.learner.id, name);
    const marks = mark ? [aMark(seat.id, mark)] : [];
    if (mark) await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
    seats.push(seat.id);
    return seat.id;
  };
  for (let time = 0; time < times; time += 1) {
    await add({ kind: 'present' }, {}, 'Ada Lovelace');
    await add({ kind: 'present' });
    await add({ kind: 'absent' });
    await add(null);
    await add({ kind: 'minutes', minutes: 240 });
    await add({ kind: 'present' }, { priceCents: 38_500, paymentState: 'unpaid' });
    // Something went back of what never came in full.
    await add({ kind: 'present' }, { priceCents: 38_500, paymentState: 'refunding' });
    const seen = { seatId: await add(null), sessionDayId: day.id, source: 'learner', recordedAt: day.endsAt } as const;
    await db
      .insertInto('attendanceEvents')
      .values([
        { ...seen, clientId: newId(), kind: 'in', at: day.startsAt },
        { ...seen, clientId: newId(), kind: 'out', at: day.endsAt },
      ])
      .execute();
    await db
      .insertInto('presenceAnswers')
      .values({ seatId: seen.seatId, sessionDayId: day.id, checkNumber: 1, answeredAt: day.startsAt })
      .execute();
  }
  const staff = await aViewer(db, { grants: ['coordinator'] });
  return { ...story, seats, ask: { viewer: staff, sessionId: session.id } };
}

/** What was written about seats, without ids. */
async function writtenOf(seatIds: string[]) {
  const { db } = database;
  const rows = await db
    .selectFrom('seats')
    .leftJoin('completions', 'completions.seatId', 'seats.id')
    .leftJoin('creditEntries', 'creditEntries.completionId', 'completions.id')
    .leftJoin('seatEvaluations', 'seatEvaluations.seatId', 'seats.id')
    .leftJoin('journalEntries', (join) =>
      join.onRef('subjectId', '=', (eb) => eb.cast('seats.id', 'text')).on('action', '=', 'seat.completed'),
    )
    .leftJoin('messages', (join) => join.onRef('aboutId', '=', (eb) => eb.cast('seats.id', 'text')))
    .select(['seats.id', 'seats.state', 'completedOn', 'units', 'evaluatedAt', 'settled', 'action', 'messages.kind'])
    .where('seats.id', 'in', seatIds)
    .execute();
  return seatIds.map((id) => rows.filter((row) => row.id === id).map(({ id: _, ...row }) => row));
}

test('many seats judged together come to what each comes to alone', async () => {
  const [alone, together] = [await aSessionOfAllKinds(1), await aSessionOfAllKinds(1)];
  const one: Awaited<ReturnType<typeof evaluateCompletion>>[] = [];
  for (const seatId of alone.seats) one.push(await evaluateCompletion(alone.services, { seatId }));
  const many = await evaluateCompletions(together.services, { seatIds: together.seats });
  const outcome = (result: (typeof one)[number]) => {
    if (!result.ok) return result;
    const { value } = result;
    return value.state === 'not-yet' ? value : { state: value.state, isIssued: value.certificate !== null };
  };
  const outcomes = together.seats.map((id) =>
    outcome({ ok: true, value: many.get(id) ?? { state: 'not-yet', missing: [] } }),
  );
  expect(outcomes).toEqual(one.map(outcome));
  expect(await writtenOf(together.seats)).toEqual(await writtenOf(alone.seats));
  const states = (await writtenOf(together.seats)).map(([row]) => row?.state);
  const stays = ['attended', 'attended', 'attended', 'attended'];
  expect(states).toEqual(['completed', 'completed', 'no-show', 'confirmed', ...stays]);
  expect((await writtenOf(together.seats))[0]).toMatchObject([{ completedOn: '2027-02-03', units: '8.000' }]);
});

test('the credit of a part is given together as alone', async () => {
  const [alone, together] = [await aSessionOfAllKinds(1), await aSessionOfAllKinds(1)];
  for (const seatId of alone.seats) await evaluateCompletion(alone.services, { seatId, inPart: true });
  await evaluateCompletions(together.services, { seatIds: together.seats, inPart: true });
  const written = await writtenOf(together.seats);
  expect(written).toEqual(await writtenOf(alone.seats));
  expect(written[4]).toMatchObject([{ state: 'completed', units: '4.000' }]);
});

test('a session takes the same number of statements with eight seats as with forty', async () => {
  const [few, many] = [await aSessionOfAllKinds(1), await aSessionOfAllKinds(5)];
  const counts = await Promise.all(
    [few, many].map(async ({ services, ask, seats }) => ({
      dryRun: await countStatements(services.db, (db) => previewSessionCertificates({ ...services, db }, ask)),
      judging: await countStatements(services.db, (db) => judgeCompletions({ ...services, db }, { seatIds: seats })),
      again: await countStatements(services.db, (db) => judgeCompletions({ ...services, db }, { seatIds: seats })),
    })),
  );
  expect(counts[1]).toEqual(counts[0]);
  expect(counts[0]?.judging).toBeLessThan(25);
});

test('online courses are judged together too, in as many statements for one as for three', async () => {
  const stories = [];
  for (let each = 0; each < 4; each += 1) {
    const story = await anEnrolledLearner(database.db, each === 1 ? { quiz: null } : {});
    await readsLessons(story, each === 2 ? 1 : 2);
    stories.push(story);
  }
  const [first, ...others] = stories;
  if (!first) throw new Error('There is one');
  const { services } = await anAttendedSession(database.db);
  const seatIds = others.map(({ seat }) => seat.id);
  const judge = (ids: string[]) =>
    countStatements(database.db, (db) => judgeCompletions({ ...services, db }, { seatIds: ids }));
  const one = await judge([first.seat.id]);
  const evaluations = await evaluateCompletions(services, { seatIds });
  expect(seatIds.map((id) => evaluations.get(id)?.state)).toEqual(['completed', 'not-yet', 'not-yet']);
  expect(evaluations.get(seatIds[1] ?? '')).toMatchObject({
    missing: [expect.stringContaining('Materials'), expect.stringContaining('quiz')],
  });
  const waiting = [seatIds[1] ?? '', seatIds[2] ?? ''];
  expect(await judge(waiting)).toBe(one);
});

test('judged twice, also at the same time and in another order, everything is written once', async () => {
  const { services, seats } = await aSessionOfAllKinds(2);
  await Promise.all([
    judgeCompletions(services, { seatIds: seats }),
    judgeCompletions(services, { seatIds: seats.toReversed() }),
  ]);
  const before = await writtenOf(seats);
  expect(before.every((rows) => rows.length === 1)).toBe(true);
  await judgeCompletions(services, { seatIds: seats });
  expect(await writtenOf(seats)).toEqual(before);
});

test('a seat of which something is wrong does not keep the worker from the others', async () => {
  const [broken, sound] = [await anAttendedSession(database.db), await anAttendedSession(database.db)];
  const refused = sql`alter table completions add constraint refused check (seat_id <> ${sql.lit(broken.seat.id)})`;
  await refused.execute(database.db);
  const errors: object[] = [];
  const log = { ...sound.services.log, error: (facts: object) => void errors.push(facts) };
  await issueDueCertificates({ ...sound.services, log });
  await sql`alter table completions drop constraint refused`.execute(database.db);
  expect(await certificatesOf(database.db, sound.seat.learner.id)).toHaveLength(1);
  expect(errors).toMatchObject([{ seatId: broken.seat.id }]);
  await issueDueCertificates(sound.services);
  expect(await certificatesOf(database.db, broken.seat.learner.id)).toHaveLength(1);
});
