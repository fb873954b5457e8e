import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { deliverMessages, type OutgoingMail } from '#src/notifications/index.ts';
import {
  allowSuggestions,
  findMyPreferences,
  setMyPreferences,
  stopSuggestions,
  stopSuggestionsByLink,
  suggestCourses,
} from '#src/reminders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whileHeld } from '#tests/support/held.ts';

const database = useDatabase();

/** Nine in the morning in Sydney, five months before the end of every cycle here. */
const fiveMonthsBefore = '2027-08-31T23:00:00Z';
const services = (at = fiveMonthsBefore) => testCore(database.db, stoppedClock(at));

/** Somebody who misses 14 units by 31 January 2028, and a session that gives them, of a credit type of their own. */
async function aTechnician({ agrees = true, endsOn = '2028-01-31' } = {}) {
  const creditType = `body${newId().slice(0, 8)}-cec`;
  const group = await aCycleGroup(database.db, { creditType });
  const person = await aPerson(database.db, 'Maria');
  const cycle = { startsOn: '2024-02-01', endsOn };
  await aHeldDesignation(database.db, { personId: person.id, group, cycle });
  const approvals = [{ creditType, units: '14' }];
  const course = await aCourse(database.db, { approvals, title: 'Psychrometry in full', priceCents: 89_500 });
  await aSession(database.db, { course, on: '2027-11-10' });
  const by = { personId: person.id };
  if (agrees) await allowSuggestions(services('2027-08-01T00:00:00Z'), { by });
  return { person, by };
}

const mailsTo = (email: string) =>
  database.db.selectFrom('messages').selectAll().where('toEmail', '=', email).orderBy('queuedAt').execute();

const tokenIn = (mail: { unsubscribeUrl: string | null } | undefined) =>
  mail?.unsubscribeUrl?.split('/unsubscribe/')[1] ?? '';

describe('a suggestion', () => {
  test('goes once to who agreed, with the planner’s cheapest set, and says how it stops', async () => {
    const { person } = await aTechnician();
    await suggestCourses(services());
    await Promise.all([suggestCourses(services()), suggestCourses(services())]);
    const [mail, ...more] = await mailsTo(person.email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'suggestion',
      subject: expect.stringMatching(/^A way to complete your .* cycle$/),
    });
    expect(mail?.bodyText).toContain('Psychrometry in full: Wed 10 Nov 2027 · 8:30 am – 4:30 pm AEDT · Parramatta NSW');
    expect(mail?.bodyText).toContain('Together $895.00');
    expect(mail?.bodyText).toContain(`Stop these suggestions: ${mail?.unsubscribeUrl}`);
    await suggestCourses(services('2027-12-02T00:00:00Z'));
    const later = await mailsTo(person.email);
    // Two months before the end nothing can be booked any more: there is no mail without a suggestion.
    expect(later).toHaveLength(1);
  });

  test('does not go to who has not agreed, nor to who has withdrawn, even if it was written already', async () => {
    const [silent, withdrawn] = [await aTechnician({ agrees: false }), await aTechnician()];
    await suggestCourses(services());
    expect(await mailsTo(silent.person.email)).toEqual([]);
    expect(await mailsTo(withdrawn.person.email)).toHaveLength(1);
    await stopSuggestions(services(), { by: withdrawn.by, from: 'page' });
    expect(await mailsTo(withdrawn.person.email)).toEqual([]);
    await suggestCourses(services('2027-12-02T00:00:00Z'));
    expect(await mailsTo(withdrawn.person.email)).toEqual([]);
  });

  test('is not written for who withdraws just then', async () => {
    const { person, by } = await aTechnician();
    const withdrawal = { withdrawnAt: new Date(fiveMonthsBefore), withdrawnBy: 'page' };
    await whileHeld(
      database.db,
      (trx) => trx.updateTable('suggestionConsents').set(withdrawal).where('personId', '=', by.personId).execute(),
      () => suggestCourses(services()),
    );
    expect(await mailsTo(person.email)).toEqual([]);
  });

  test('that fails keeps no other back, and is tried again', async () => {
    const technicians = [];
    for (let each = 0; each < 10; each += 1) technicians.push(await aTechnician());
    technicians.push(await aTechnician({ endsOn: '2028-02-01' }));
    const [last, ...failing] = technicians.map(({ person }) => person.email).toReversed();
    const refusing = sql.raw(`check (to_email not in (${failing.map((email) => `'${email}'`).join()})) not valid`);
    await sql`alter table messages add constraint refusing ${refusing}`.execute(database.db);
    for (const _ of ['first ten', 'the eleventh']) await suggestCourses(services());
    expect(await mailsTo(last ?? '')).toHaveLength(1);
    await sql`alter table messages drop constraint refusing`.execute(database.db);
    for (const _ of ['a minute later', 'and another']) await suggestCourses(services());
    for (const email of failing) expect(await mailsTo(email)).toHaveLength(1);
  });

  test('carries the headers by which a mail provider stops it', async () => {
    const { person } = await aTechnician();
    await suggestCourses(services());
    const sent: OutgoingMail[] = [];
    const mailer = { send: async (mail: OutgoingMail) => (sent.push(mail), ok()) };
    const renderPaper = async () => ({ filename: '', pdf: new Uint8Array() });
    await deliverMessages({ ...services('2027-09-01T00:00:00Z'), mailer, renderPaper });
    const mail = sent.find(({ to }) => to.email === person.email);
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/training\.example\.com\/unsubscribe\/[0-9a-f-]{36}\.[\w-]{43}$/);
  });
});

describe('a consent', () => {
  test('is kept with its words and its times, given and withdrawn; doing either twice changes nothing', async () => {
    const { by } = await aTechnician({ agrees: false });
    expect(await findMyPreferences(services(), { by })).toMatchObject({ consent: null, consents: [] });
    await allowSuggestions(services('2027-09-01T00:00:00Z'), { by });
    await allowSuggestions(services('2027-09-02T00:00:00Z'), { by });
    await stopSuggestions(services('2027-09-03T00:00:00Z'), { by, from: 'page' });
    await stopSuggestions(services('2027-09-04T00:00:00Z'), { by, from: 'page' });
    const { consent, consents } = await findMyPreferences(services(), { by });
    expect(consent).toBeNull();
    expect(consents).toEqual([
      {
        id: expect.any(String),
        wording: expect.stringContaining('may e-mail me suggestions'),
        givenAt: new Date('2027-09-01T00:00:00Z'),
        withdrawnAt: new Date('2027-09-03T00:00:00Z'),
        withdrawnBy: 'page',
      },
    ]);
    const lines = database.db.selectFrom('journalEntries').select('action').where('subjectId', '=', by.personId);
    expect((await lines.orderBy('id').execute()).map(({ action }) => action)).toEqual([
      'person.suggestions-allowed',
      'person.suggestions-stopped',
    ]);
  });

  test('ends by the link of a mail, any number of times; a link of another or a guess ends nothing', async () => {
    const { person, by } = await aTechnician();
    await suggestCourses(services());
    const token = tokenIn((await mailsTo(person.email))[0]);
    const other = await aTechnician();
    const [, key] = token.split('.');
    for (const wrong of ['', by.personId, `${other.by.personId}.${key}`, `${token}x`, 'no-id.no-key'])
      expect(await stopSuggestionsByLink(services(), { token: wrong })).toBeRefused('bad-unsubscribe-link');
    expect((await findMyPreferences(services(), { by: other.by })).consent).not.toBeNull();
    expect(await stopSuggestionsByLink(services(), { token })).toSucceed();
    expect(await stopSuggestionsByLink(services(), { token })).toSucceed();
    const { consent, consents } = await findMyPreferences(services(), { by });
    expect([consent, consents[0]?.withdrawnBy]).toEqual([null, 'link']);
  });
});

test('what somebody does without is kept, and the zone is one that we know', async () => {
  const { by } = await aTechnician({ agrees: false });
  const said = { wanted: ['sessions', 'cycles'] as const, timeZone: 'Australia/Perth' };
  expect(await setMyPreferences(services(), { by, said })).toSucceed();
  expect(await setMyPreferences(services(), { by, said })).toSucceed();
  expect(await findMyPreferences(services(), { by })).toMatchObject(said);
  const nowhere = { ...said, timeZone: 'Mars/Olympus' };
  expect(await setMyPreferences(services(), { by, said: nowhere })).toBeRefused('no-such-zone');
  const lines = database.db.selectFrom('journalEntries').select('facts').where('subjectId', '=', by.personId);
  expect(await lines.execute()).toEqual([
    { facts: { unwanted: 'unnamed-seats, unfinished-courses', timeZone: 'Australia/Perth' } },
  ]);
});
