import { expect, test } from 'vitest';
import { findOrderForStaff, listFailedMail, listOrdersForStaff, resendMail } from '#src/backoffice/index.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();

/** One order with a message that could not be delivered and a line in the journal. */
async function anOrder() {
  const { db } = database;
  const services = testCore(db, stoppedClock());
  const learner = await aPerson(db, 'Siân Okoye');
  const seat = await aSeat(db, { session: await aSession(db), learner, priceCents: 38_500 });
  const at = services.clock.now();
  const messageId = await db.transaction().execute(async (trx) => {
    const by = { kind: 'person', personId: learner.id } as const;
    const facts = { seats: 1, totalCents: 38_500 };
    await recordInJournal(trx, { at, by, action: 'order.placed', subject: { type: 'order', id: seat.orderId }, facts });
    return queueMessage(trx, at, {
      ...{ kind: 'seat-confirmed', subject: 'Your seat', text: 'Hello', html: '<p>Hello</p>' },
      to: { email: learner.email, name: learner.name },
      about: { type: 'seat', id: seat.id },
    });
  });
  const failed = { state: 'failed', attempts: 8, lastError: '550 no such mailbox' } as const;
  await db.updateTable('messages').set(failed).where('id', '=', messageId).execute();
  return { services, seat, learner, messageId, viewer: await aViewer(db, { role: 'coordinator' }) };
}

test('an order tells its story', async () => {
  const { services, seat, viewer } = await anOrder();
  const story = valueOf(await findOrderForStaff(services, { viewer, orderId: seat.orderId }));
  expect(story).toMatchObject({
    order: { reference: seat.reference },
    lines: [{ description: 'One seat' }],
    seats: [{ id: seat.id }],
    payments: [],
    refunds: [],
    papers: [],
    messages: [{ state: 'failed', lastError: '550 no such mailbox' }],
    history: [{ who: 'Siân Okoye', what: 'Placed the order $385.00 (1 seat)' }],
  });
});

test('orders are found by reference, name and e-mail, however they are typed', async () => {
  const { services, seat, learner, viewer } = await anOrder();
  const found = async (text: string) =>
    valueOf(await listOrdersForStaff(services, { viewer, text, page: 1 })).items.map(({ id }) => id);
  expect(await found(seat.reference.toLowerCase().replaceAll('-', ' '))).toEqual([seat.orderId]);
  expect(await found('sian OKOYE')).toContain(seat.orderId);
  expect(await found(learner.email)).toEqual([seat.orderId]);
  expect(await found(seat.ticketCode)).toEqual([seat.orderId]);
  expect(await found('nobody at all')).toEqual([]);
  expect(await found('')).toContain(seat.orderId);
  expect(await found('100%_\\')).toEqual([]);
});

test('failed mail is shown and sent again, once', async () => {
  const { services, messageId, viewer } = await anOrder();
  const failed = valueOf(await listFailedMail(services, { viewer, page: 1 }));
  expect(failed.items.find(({ id }) => id === messageId)).toMatchObject({ lastError: '550 no such mailbox' });
  expect(failed.count).toBe(failed.items.length);
  expect(await resendMail(services, { by: viewer, messageId })).toSucceed();
  expect(services.woken).toEqual(['deliver-messages']);
  expect(await resendMail(services, { by: viewer, messageId })).toBeRefused('not-resendable');
  expect(await resendMail(services, { by: viewer, messageId: 'no-id' })).toBeRefused('not-resendable');
});

test('orders and mail are for the counter', async () => {
  const { services, seat, messageId, viewer } = await anOrder();
  const trainer = await aViewer(database.db, { role: 'trainer' });
  const limited = await aViewer(database.db, { role: 'coordinator', scope: newId() });
  for (const other of [trainer, limited]) {
    expect(await findOrderForStaff(services, { viewer: other, orderId: seat.orderId })).toBeRefused('not-allowed');
    expect(await listOrdersForStaff(services, { viewer: other, text: '', page: 1 })).toBeRefused('not-allowed');
    expect(await listFailedMail(services, { viewer: other, page: 1 })).toBeRefused('not-allowed');
    expect(await resendMail(services, { by: other, messageId })).toBeRefused('not-allowed');
  }
  expect(await findOrderForStaff(services, { viewer, orderId: newId() })).toBeRefused('not-found');
  expect(await findOrderForStaff(services, { viewer, orderId: 'no-id' })).toBeRefused('not-found');
});
