import { expect, test } from 'vitest';
import {
  cancelSession,
  closeSession,
  confirmSessionToRun,
  findSessionForEditing,
  publishSession,
  reopenSession,
} from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSession, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { journalOf } from './editing-story.ts';

const database = useDatabase();
const afterwards = '2027-03-01T00:00:00Z';

/** A session in Parramatta on 3 February with somebody to teach it, and the coordinator. */
async function aCounter(facts: Parameters<typeof aSession>[1] = {}) {
  const services = testCore(database.db, stoppedClock());
  const by = await aViewer(database.db, { role: 'coordinator' });
  const { id: sessionId } = await aSession(database.db, { instructor: await aPerson(database.db, 'Dana'), ...facts });
  const found = () => findSessionForEditing(database.db, sessionId);
  return { services, by, sessionId, given: { by, sessionId }, found };
}

test('a session is published, closed, opened again and confirmed, once each', async () => {
  const { services, given, sessionId, found } = await aCounter({ state: 'draft' });
  const deeds = [
    [publishSession, 'open'],
    [closeSession, 'closed'],
    [reopenSession, 'open'],
  ] as const;
  for (const [deed, state] of deeds) {
    expect(await deed(services, given)).toMatchObject({ value: { changed: true } });
    expect(await found()).toMatchObject({ state });
    expect(services.changedTags.at(-1)).toBe(`session:${sessionId}`);
    expect(await deed(services, given)).toMatchObject({ value: { changed: false } });
  }
  expect(await confirmSessionToRun(services, given)).toMatchObject({ value: { changed: true } });
  services.clock.advance({ hours: 1 });
  expect(await confirmSessionToRun(services, given)).toMatchObject({ value: { changed: false } });
  expect((await found())?.confirmedToRunAt?.toISOString()).toBe('2026-12-01T00:00:00.000Z');
  const story = ['session.published', 'session.closed', 'session.reopened', 'session.confirmed-to-run'];
  expect(await journalOf(database.db, sessionId)).toEqual(story);
});

test('a session is cancelled with a reason, once', async () => {
  const { services, given, sessionId, found } = await aCounter();
  expect(await cancelSession(services, { ...given, reason: '  ' })).toBeRefused('reason-missing');
  expect(await cancelSession(services, { ...given, reason: ' The trainer is ill. ' })).toMatchObject({
    value: { changed: true },
  });
  expect(await found()).toMatchObject({ state: 'cancelled', cancelReason: 'The trainer is ill.' });
  expect(await cancelSession(services, { ...given, reason: 'Again' })).toMatchObject({ value: { changed: false } });
  expect(await found()).toMatchObject({ cancelReason: 'The trainer is ill.' });
  expect(await journalOf(database.db, sessionId)).toEqual(['session.cancelled']);
  for (const deed of [publishSession, closeSession, reopenSession, confirmSessionToRun]) {
    expect(await deed(services, given)).toMatchObject({ reason: 'wrong-session-state', state: 'cancelled' });
  }
});

test('what a session needs keeps it from being sold', async () => {
  const { services, given } = await aCounter({ state: 'draft', seats: 0, delivery: 'live-stream' });
  await database.db.updateTable('sessions').set({ joinUrl: null }).where('id', '=', given.sessionId).execute();
  await database.db.deleteFrom('sessionInstructors').where('sessionId', '=', given.sessionId).execute();
  expect(await publishSession(services, given)).toMatchObject({
    reason: 'session-not-ready',
    missing: ['join-link', 'seats', 'instructor'],
  });
  const unseen = await aCounter({ state: 'draft', course: await aCourse(database.db, { state: 'draft' }) });
  expect(await publishSession(unseen.services, unseen.given)).toBeRefused('course-not-published');
});

test('a session that has begun is neither sold nor confirmed; one that is over is not cancelled', async () => {
  const draft = await aCounter({ state: 'draft' });
  draft.services.clock.set('2027-02-03T01:00:00Z');
  expect(await publishSession(draft.services, draft.given)).toBeRefused('session-begun');
  const closed = await aCounter({ state: 'closed' });
  closed.services.clock.set('2027-02-03T01:00:00Z');
  expect(await reopenSession(closed.services, closed.given)).toBeRefused('session-begun');
  expect(await confirmSessionToRun(closed.services, closed.given)).toBeRefused('session-begun');
  closed.services.clock.set(afterwards);
  expect(await cancelSession(closed.services, { ...closed.given, reason: 'Late' })).toBeRefused('session-over');
});

test('each deed starts where it may', async () => {
  const draft = await aCounter({ state: 'draft' });
  for (const deed of [closeSession, reopenSession, confirmSessionToRun]) {
    expect(await deed(draft.services, draft.given)).toMatchObject({ reason: 'wrong-session-state', state: 'draft' });
  }
  const closed = await aCounter({ state: 'closed' });
  expect(await publishSession(closed.services, closed.given)).toBeRefused('wrong-session-state');
});

test('only coordinators and admins, and only what there is', async () => {
  const { services, by, sessionId, found } = await aCounter({ state: 'open' });
  const deeds = [publishSession, closeSession, reopenSession, confirmSessionToRun];
  const trainer = await aViewer(database.db, { role: 'trainer' });
  for (const deed of deeds) {
    expect(await deed(services, { by: trainer, sessionId })).toBeRefused('not-allowed');
    expect(await deed(services, { by, sessionId: newId() })).toBeRefused('not-found');
    expect(await deed(services, { by, sessionId: 'no-id' })).toBeRefused('not-found');
  }
  expect(await cancelSession(services, { by: trainer, sessionId, reason: 'Mine' })).toBeRefused('not-allowed');
  expect(await cancelSession(services, { by, sessionId: newId(), reason: 'None' })).toBeRefused('not-found');
  expect(services.woken).toEqual([]);
  expect(await found()).toMatchObject({ state: 'open' });
});
