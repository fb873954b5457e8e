import { expect, test } from 'vitest';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

test('a story needs only the facts that matter', async () => {
  const trainer = await aPerson(database.db, 'Dana');
  const course = await aCourse(database.db, { kind: 'class' });
  const session = await aSession(database.db, { course, days: 3, instructor: trainer });
  await aSession(database.db, { delivery: 'live-stream', instructor: trainer, state: 'cancelled' });
  expect(session.days).toHaveLength(3);
  expect(session.startsAt.toISOString()).toBe('2027-02-02T21:30:00.000Z');
  expect(await aSeat(database.db, { session, state: 'held', holdExpiresAt: new Date() })).toMatchObject({
    state: 'held',
  });
  expect(await aSeat(database.db, { session, priceCents: 38_500 })).toMatchObject({ gstCents: 3_500 });
});
