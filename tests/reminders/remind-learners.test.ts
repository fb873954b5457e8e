import { describe, expect, test } from 'vitest';
import { type ReminderChoice, reminderChoices } from '#src/accounts/index.ts';
import { deliverMessages, type OutgoingMail } from '#src/notifications/index.ts';
import { remindLearners, setMyPreferences } from '#src/reminders/index.ts';
import { refuse } from '#src/shared/result.ts';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

/** The services at a time, and the mails that somebody has had so far. */
function at(time: string) {
  const services = testCore(database.db, stoppedClock(time));
  return { ...services, remind: (later = time) => (services.clock.set(later), remindLearners(services)) };
}

const mailsTo = (email: string) =>
  database.db
    .selectFrom('messages')
    .select(['kind', 'subject', 'bodyText', 'unsubscribeUrl'])
    .where('toEmail', '=', email)
    .orderBy('queuedAt')
    .execute();

const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject);

/** Wants all but these, in this zone. */
const wants = (personId: string, { not = [], timeZone = null }: { not?: ReminderChoice[]; timeZone?: string | null }) =>
  setMyPreferences(at('2027-01-01T00:00:00Z'), {
    by: { personId },
    said: { wanted: reminderChoices.filter((choice) => !not.includes(choice)), timeZone },
  });

describe('the day before', () => {
  // 8:30 am AEDT on 3 February 2027 is 21:30 UTC on the 2nd; nine in the morning of the day before is 22:00 UTC on the 1st.
  test('its learner is reminded once, from nine in the morning on, however often the clock strikes', async () => {
    const session = await aSession(database.db, { on: '2027-02-03' });
    const { learner } = await aSeat(database.db, { session });
    const house = at('2027-02-01T21:59:00Z');
    await house.remind();
    expect(await mailsTo(learner.email)).toEqual([]);
    await house.remind('2027-02-01T22:00:00Z');
    await Promise.all([house.remind(), house.remind()]);
    const [mail, ...more] = await mailsTo(learner.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Tomorrow, 8:30 am AEDT: /);
    expect(mail?.bodyText).toContain('Weir Street Rooms');
    expect(mail?.unsubscribeUrl).toBeNull();
    expect(house.woken).toContain('deliver-messages');
  });

  test('what a worker missed is said late and says "today"; not at night, not in the last hour, not once it has begun', async () => {
    const { learner } = await aSeat(database.db, {
      session: await aSession(database.db, { on: '2027-03-10', from: '11:00' }),
    });
    const house = at('2027-03-09T10:00:00Z');
    // Nine in the evening, then five in the morning, in Sydney.
    await house.remind('2027-03-09T10:00:00Z');
    await house.remind('2027-03-09T18:00:00Z');
    expect(await subjectsTo(learner.email)).toEqual([]);
    await house.remind('2027-03-09T21:30:00Z');
    expect(await subjectsTo(learner.email)).toEqual([expect.stringMatching(/^Today, 11:00 am AEDT/)]);

    const late = await aSeat(database.db, {
      session: await aSession(database.db, { on: '2027-03-12', from: '11:00' }),
    });
    await house.remind('2027-03-11T23:30:00Z');
    await house.remind('2027-03-12T00:30:00Z');
    expect(await subjectsTo(late.learner.email)).toEqual([]);
  });

  test('is said at night when in the morning it would be too late, in good time before what begins early', async () => {
    // 8:30 am AEDT on 17 March 2027 is 21:30 UTC on the 16th: at eight half an hour would be left.
    const early = await aSeat(database.db, { session: await aSession(database.db, { on: '2027-03-17' }) });
    const later = await aSeat(database.db, {
      session: await aSession(database.db, { on: '2027-03-17', from: '09:30' }),
    });
    const house = at('2027-03-16T14:00:00Z');
    for (const _ of ['at one in the morning', 'a minute later']) await house.remind();
    expect(await subjectsTo(early.learner.email)).toEqual([expect.stringMatching(/^Today, 8:30 am AEDT/)]);
    expect(await subjectsTo(later.learner.email)).toEqual([]);
    await house.remind('2027-03-16T21:00:00Z');
    expect(await subjectsTo(later.learner.email)).toHaveLength(1);
  });

  test('follows the learner’s own clock, and tells theirs beside the session’s', async () => {
    const session = await aSession(database.db, { on: '2027-02-17', delivery: 'live-stream' });
    const { learner } = await aSeat(database.db, { session });
    await wants(learner.id, { timeZone: 'Australia/Perth' });
    // Nine in Sydney is six in Perth.
    const house = at('2027-02-15T22:00:00Z');
    await house.remind();
    expect(await subjectsTo(learner.email)).toEqual([]);
    await house.remind('2027-02-16T01:00:00Z');
    const [mail] = await mailsTo(learner.email);
    expect(mail?.bodyText).toContain('Your own time: Wed 17 Feb 2027, 5:30 am AWST');
  });

  test('is not for who booked that same day, cancelled, was moved away, or does not want it', async () => {
    const session = await aSession(database.db, { on: '2027-04-14' });
    const called = await aSession(database.db, { on: '2027-04-14', state: 'cancelled' });
    const booked = await aSeat(database.db, { session });
    await database.db
      .updateTable('seats')
      .set({ confirmedAt: new Date('2027-04-13T00:00:00Z') })
      .where('id', '=', booked.id)
      .execute();
    const others = [
      await aSeat(database.db, { session, state: 'cancelled' }),
      await aSeat(database.db, { session, state: 'transferred' }),
      await aSeat(database.db, { session: called }),
      await aSeat(database.db, { session }),
    ];
    await wants(others[3]?.learner.id ?? '', { not: ['sessions'] });
    const wanted = await aSeat(database.db, { session });
    await at('2027-04-13T01:00:00Z').remind();
    expect(await subjectsTo(wanted.learner.email)).toHaveLength(1);
    for (const { learner } of [booked, ...others]) expect(await subjectsTo(learner.email)).toEqual([]);
  });

  test('a session that moves is told of anew before its new date', async () => {
    const session = await aSession(database.db, { on: '2027-05-12' });
    const { learner } = await aSeat(database.db, { session });
    const house = at('2027-05-11T00:00:00Z');
    await house.remind();
    const day = { dayNumber: 1, startsAt: new Date('2027-05-18T22:30:00Z'), endsAt: new Date('2027-05-19T06:30:00Z') };
    await database.db
      .updateTable('sessions')
      .set({ startsAt: day.startsAt, endsAt: day.endsAt })
      .where('id', '=', session.id)
      .execute();
    await database.db.updateTable('sessionDays').set(day).where('sessionId', '=', session.id).execute();
    await house.remind('2027-05-11T03:00:00Z');
    expect(await subjectsTo(learner.email)).toHaveLength(1);
    await house.remind('2027-05-18T00:00:00Z');
    expect(await subjectsTo(learner.email)).toHaveLength(2);
  });
});

test('a reminder that the mail server holds up until it is no longer true is dropped, and others are not', async () => {
  const session = await aSession(database.db, { on: '2027-07-14' });
  const { learner } = await aSeat(database.db, { session });
  await at('2027-07-13T02:00:00Z').remind();
  const sent: string[] = [];
  const mailer = {
    send: async ({ to }: OutgoingMail) => (sent.push(to.email), refuse('not-sent' as const, { detail: 'Try later' })),
  };
  const renderPaper = async () => ({ filename: '', pdf: new Uint8Array() });
  await deliverMessages({ ...at('2027-07-13T02:00:00Z'), mailer, renderPaper });
  expect(sent.filter((email) => email === learner.email)).toHaveLength(1);
  expect(await mailsTo(learner.email)).toHaveLength(1);
  // Midnight in Sydney: from then on "tomorrow" is wrong.
  await deliverMessages({ ...at('2027-07-13T14:00:00Z'), mailer, renderPaper });
  expect(sent.filter((email) => email === learner.email)).toHaveLength(1);
  expect(await mailsTo(learner.email)).toEqual([]);
});

test('a live stream’s learner is reminded within the hour before each day, with the way in', async () => {
  const session = await aSession(database.db, { on: '2027-06-09', days: 2, delivery: 'live-stream' });
  const { learner, id } = await aSeat(database.db, { session });
  await wants(learner.id, {});
  const room = await aSeat(database.db, { session: await aSession(database.db, { on: '2027-06-09' }) });
  const house = at('2027-06-08T21:30:00Z');
  // 8:30 am AEST is 22:30 UTC.
  await house.remind('2027-06-08T21:29:00Z');
  await house.remind('2027-06-08T21:40:00Z');
  await house.remind('2027-06-08T21:41:00Z');
  await house.remind('2027-06-08T22:31:00Z');
  await house.remind('2027-06-09T21:45:00Z');
  const mails = (await mailsTo(learner.email)).filter(({ kind }) => kind === 'session-in-an-hour');
  expect(mails.map(({ subject }) => subject.split(': ')[0])).toEqual([
    'Soon, at 8:30 am AEST',
    'Soon, at 8:30 am AEST',
  ]);
  expect(mails[0]?.bodyText).toContain(`https://training.example.com/my/seats/${id}`);
  expect((await mailsTo(room.learner.email)).map(({ kind }) => kind)).not.toContain('session-in-an-hour');
});

describe('an online course', () => {
  const open = async (facts: { accessEndsAt?: Date | null; confirmedAt: string }) => {
    const course = await aCourse(database.db, { kind: 'online' });
    const seat = await aSeat(database.db, { course, accessEndsAt: facts.accessEndsAt ?? null });
    await database.db
      .updateTable('seats')
      .set({ confirmedAt: new Date(facts.confirmedAt) })
      .where('id', '=', seat.id)
      .execute();
    return seat;
  };

  test('is reminded of two weeks and three days before access ends', async () => {
    const { learner } = await open({
      accessEndsAt: new Date('2027-08-31T02:00:00Z'),
      confirmedAt: '2027-06-01T00:00:00Z',
    });
    const house = at('2027-08-17T01:00:00Z');
    for (const time of [
      '2027-08-17T01:00:00Z',
      '2027-08-17T03:00:00Z',
      '2027-08-27T03:00:00Z',
      '2027-08-28T03:00:00Z',
      '2027-08-31T03:00:00Z',
    ])
      await house.remind(time);
    const about = (await subjectsTo(learner.email)).filter((subject) => subject.includes('open until'));
    expect(about).toHaveLength(2);
    expect(about[0]).toContain('open until Tue 31 Aug 2027, 12:00 pm AEST');
  });

  test('that stays open is reminded of after a month, once; not when it is completed, nor where so long a time never was', async () => {
    const forgotten = await open({ confirmedAt: '2027-09-01T00:00:00Z' });
    const done = await open({ confirmedAt: '2027-09-01T00:00:00Z' });
    await database.db.updateTable('seats').set({ state: 'completed' }).where('id', '=', done.id).execute();
    const short = await open({ accessEndsAt: new Date('2027-10-05T00:00:00Z'), confirmedAt: '2027-09-28T00:00:00Z' });
    const house = at('2027-10-01T02:00:00Z');
    await house.remind();
    expect(await subjectsTo(short.learner.email)).toEqual([]);
    await house.remind('2027-10-02T02:00:00Z');
    expect(await subjectsTo(forgotten.learner.email)).toEqual([expect.stringContaining('waits for you')]);
    expect(await subjectsTo(done.learner.email)).toEqual([]);
    // Access of a week is never two weeks from its end; three days before it is.
    expect(await subjectsTo(short.learner.email)).toHaveLength(1);
  });
});

describe('a cycle that ends', () => {
  const holder = async (endsOn: string) => {
    const person = await aPerson(database.db, 'Maria');
    const group = await aCycleGroup(database.db);
    await aHeldDesignation(database.db, { personId: person.id, group, cycle: { startsOn: '2025-01-01', endsOn } });
    return { person, group };
  };

  test('is told of at 12, 6, 3 months and one month, with what is recorded and no course', async () => {
    const { person, group } = await holder('2028-12-31');
    const house = at('2027-12-30T22:30:00Z');
    // 31 December 2027 in Sydney; then each month's day, the shorter months' last, and the day after each.
    const days = [
      '2027-12-30',
      '2027-12-31',
      '2028-06-29',
      '2028-06-30',
      '2028-09-29',
      '2028-09-30',
      '2028-11-29',
      '2028-11-30',
    ];
    for (const day of days) await house.remind(`${day}T22:30:00Z`);
    const mails = await mailsTo(person.email);
    expect(mails.map(({ kind }) => kind)).toEqual(Array(4).fill('cycle-ends'));
    expect(mails[0]?.subject).toBe('Your IICRC cycle ends on 31 December 2028');
    expect(mails[0]?.bodyText).toContain('about 12 months left');
    expect(mails[0]?.bodyText).toContain('Recorded here: 0 CECs of 14 CECs');
    expect(mails[0]?.bodyText).toContain(`/my/designations/cycles/${group.id}`);
    expect(mails[3]?.bodyText).toContain('about a month left');
    expect(mails.map(({ bodyText }) => bodyText).join()).not.toContain('/courses');
  });

  test('of those that a worker missed only the latest is told, and nothing after the end', async () => {
    const { person } = await holder('2029-03-31');
    const house = at('2029-01-15T00:00:00Z');
    await house.remind();
    await house.remind('2029-01-16T00:00:00Z');
    expect((await mailsTo(person.email)).map(({ bodyText }) => /about (.*) left/.exec(bodyText)?.[1])).toEqual([
      '3 months',
    ]);
    // Six weeks after the day of the three months: the one at one month is nearer.
    const { person: late } = await holder('2029-03-30');
    await house.remind('2029-02-10T00:00:00Z');
    expect(await mailsTo(late.email)).toEqual([]);
    const { person: over } = await holder('2029-01-10');
    await house.remind('2029-01-17T00:00:00Z');
    expect(await mailsTo(over.email)).toEqual([]);
  });
});
