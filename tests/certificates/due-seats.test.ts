import { expect, test } from 'vitest';
import { countersignDay, recordAttendance } from '#src/attendance/index.ts';
import { finishSession, issueDueCertificates } from '#src/certificates/index.ts';
import { aMark } from '#tests/attendance/story.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anAttendedSession } from './story.ts';

const database = useDatabase();

const stateOf = async (seatId: string) =>
  (await database.db.selectFrom('seats').select('state').where('id', '=', seatId).executeTakeFirstOrThrow()).state;

test('a seat is looked at again on news, and otherwise once a day', async () => {
  const { services, session, seat, trainer } = await anAttendedSession(database.db);
  // Four hours of eight.
  await recordAttendance(services, {
    ...{ viewer: trainer, sessionId: session.id },
    marks: [aMark(seat.id, { kind: 'minutes', minutes: 240 })],
  });
  const looks = async () => {
    services.clock.advance({ minutes: 10 });
    return (await issueDueCertificates(services)).evaluated;
  };
  expect([await looks(), await looks()]).toEqual([1, 0]);
  const note = (facts: object) =>
    recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id, facts)] });
  services.clock.advance({ minutes: 10 });
  await note({ kind: 'minutes', minutes: 300 });
  expect([await looks(), await looks()]).toEqual([1, 0]);
  await countersignDay(services, { viewer: trainer, sessionId: session.id, dayNumber: 1 });
  expect([await looks(), await looks()]).toEqual([1, 0]);
  await finishSession(services, { viewer: trainer, sessionId: session.id });
  expect([await looks(), await looks()]).toEqual([1, 0]);
  services.clock.advance({ hours: 24 });
  expect([await looks(), await looks()]).toEqual([1, 0]);
  await note({ kind: 'present', note: 'Was in the other room' });
  await issueDueCertificates(services);
  expect(await stateOf(seat.id)).toBe('completed');
});

test('money that settles an order is news', async () => {
  const { services, seat } = await anAttendedSession(database.db);
  const pays = (paymentState: 'unpaid' | 'paid') =>
    database.db.updateTable('orders').set({ paymentState }).where('id', '=', seat.orderId).execute();
  await pays('unpaid');
  services.clock.advance({ hours: 1 });
  expect((await issueDueCertificates(services)).evaluated).toBe(1);
  services.clock.advance({ hours: 1 });
  expect((await issueDueCertificates(services)).evaluated).toBe(0);
  await pays('paid');
  expect((await issueDueCertificates(services)).evaluated).toBe(1);
  expect(await stateOf(seat.id)).toBe('completed');
});
