import { describe, expect, test } from 'vitest';
import { findChoicesAfterChange } from '#src/enrolment/index.ts';
import { aCourse, aViewer } from '#tests/support/builders.ts';
import { book, bookAndPay, linkTo, mailTo, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aWorkshop, cancel, move, work, rowsOf, choose, everythingAgrees } from './session-change-story.ts';

const shop = useShop();

describe('a session that is moved', () => {
  test('tells the attendee of a seat that is given back, also when nothing of its price is left', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Zed'], totalCents: 38_500 });
    const moved = valueOf(await move(shop, session));
    await work(shop);
    await shop.db.updateTable('seats').set({ refundedCents: 38_500 }).where('orderId', '=', order.orderId).execute();
    expect(await choose(shop, order, moved.changeId, [{ choice: 'refund' }])).toSucceed();
    expect(await mailTo(shop, 'zed@example.com')).toContain('seat-cancelled');
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
  });

  test('keeps the seats of who says so, with the new time in the calendar', async () => {
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Jan'], totalCents: 38_500 });
    const { changeId } = valueOf(await move(shop, session));
    await work(shop);
    const told = await shop.db
      .selectFrom('messages')
      .select(['attachments', 'bodyText'])
      .where('kind', '=', 'session-moved')
      .where('toEmail', '=', 'jan@example.com')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(told.attachments)).toMatch(/METHOD:PUBLISH.*SEQUENCE:1.*20270210T090000/);
    expect(told.bodyText).toContain('Wed 3 Feb 2027');
    expect(told.bodyText).toContain('Wed 10 Feb 2027');
    expect(await choose(shop, order, changeId, [{ choice: 'keep' }])).toSucceed();
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'kept', cents: 0 }]);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', revision: 1 }]);
    expect(await choose(shop, order, changeId, [{ choice: 'refund' }])).toBeRefused('already-decided');
    await everythingAgrees(shop);
  });

  test.each(['refund', 'keep'] as const)('without an answer it is as was said: %s', async (ifUnanswered) => {
    const session = await aWorkshop(shop);
    await bookAndPay(shop, { session, attendees: [`Kim${ifUnanswered}`], totalCents: 38_500 });
    expect(await move(shop, session, { ifUnanswered })).toSucceed();
    await work(shop);
    shop.clock.set('2027-01-16T00:00:00Z');
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: ifUnanswered === 'keep' ? 'kept' : 'refunded' }]);
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('asks about a seat that is confirmed after the last day to choose, and refunds it to nobody unasked', async () => {
    const session = await aWorkshop(shop);
    const order = await book(shop, { session, attendees: ['Lax'], totalCents: 38_500 });
    await openPaymentPage(shop, order);
    const { changeId } = valueOf(await move(shop, session));
    await work(shop);
    shop.clock.set('2027-01-16T00:00:00Z');
    const at = shop.clock.now();
    await shop.db
      .updateTable('seats')
      .set({ state: 'confirmed', confirmedAt: at, holdExpiresAt: null })
      .where('orderId', '=', order.orderId)
      .execute();
    await work(shop);
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'asked' }]);
    const asked = await shop.db
      .selectFrom('messages')
      .select('bodyText')
      .where('aboutId', '=', order.orderId)
      .where('kind', '=', 'choose-after-change')
      .executeTakeFirstOrThrow();
    expect(asked.bodyText).toContain('by the end of Sat 23 Jan 2027, the seats stay yours at the new time');
    const found = await findChoicesAfterChange(shop.services(), {
      ...{ orderId: order.orderId, changeId, access: await linkTo(shop, order) },
    });
    expect(valueOf(found).change).toMatchObject({ decideBy: new Date('2027-01-23T00:00:00Z'), ifUnanswered: 'keep' });
    shop.clock.set('2027-01-24T00:00:00Z');
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'kept' }]);
    shop.clock.set('2026-12-01T00:00:00Z');
  });

  test('tells the attendee whose seat is given back, and keeps free seats', async () => {
    const course = await aCourse(shop.db, { priceCents: 0 });
    const session = await aWorkshop(shop, { course });
    await book(shop, { session, attendees: ['Lee'], totalCents: 0 });
    const paid = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session: paid, attendees: ['Liz'], totalCents: 38_500 });
    expect(await move(shop, session)).toSucceed();
    const { changeId } = valueOf(await move(shop, paid));
    await work(shop);
    expect(await rowsOf(shop, session)).toMatchObject([{ state: 'kept' }]);
    expect(await choose(shop, order, changeId, [{ choice: 'refund' }])).toSucceed();
    expect(await mailTo(shop, 'liz@example.com')).toContain('seat-cancelled');
  });

  test('and then cancelled is asked about anew', async () => {
    const session = await aWorkshop(shop);
    const order = await bookAndPay(shop, { session, attendees: ['Moe'], totalCents: 38_500 });
    const moved = valueOf(await move(shop, session));
    await work(shop);
    const cancelled = valueOf(await cancel(shop, session));
    await work(shop);
    expect((await rowsOf(shop, session)).map(({ state }) => state).toSorted()).toEqual(['asked', 'gone']);
    expect(await choose(shop, order, moved.changeId, [{ choice: 'keep' }])).toBeRefused('already-decided');
    expect(await choose(shop, order, cancelled.changeId ?? '', [{ choice: 'keep' }])).toBeRefused('keep-not-possible');
    expect(await choose(shop, order, cancelled.changeId ?? '', [{ choice: 'refund' }])).toSucceed();
  });

  test('is refused to the same days, into the past, and with a day to decide after it begins', async () => {
    const session = await aWorkshop(shop);
    expect(await move(shop, session, { days: [{ date: '2027-02-03', from: '08:30', to: '16:30' }] })).toBeRefused(
      'same-days',
    );
    expect(await move(shop, session, { days: [{ date: '2026-11-03', from: '08:30', to: '16:30' }] })).toBeRefused(
      'days-past',
    );
    expect(await move(shop, session, { days: [{ date: '2026-12-20', from: '08:30', to: '16:30' }] })).toBeRefused(
      'decide-by-late',
    );
    expect(await move(shop, session, { reason: ' ' })).toBeRefused('reason-missing');
    expect(await move(shop, session, { by: await aViewer(shop.db) })).toBeRefused('not-allowed');
    const days = await shop.db
      .selectFrom('sessionDays')
      .select('startsAt')
      .where('sessionId', '=', session.id)
      .execute();
    expect(days).toEqual([{ startsAt: session.startsAt }]);
  });
});
