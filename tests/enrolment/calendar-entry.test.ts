import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { calendarEntry, correctAttendee, findSeat, listSessionDays } from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, linkTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();

async function aSeatIn(facts: Parameters<typeof aSession>[1], name = `P${crypto.randomUUID().slice(0, 8)}`) {
  const course = await aCourse(shop.db, { priceCents: 0, title: 'Mould; spores, and “you”' });
  const session = await aSession(shop.db, { course, ...facts });
  const order = await book(shop, { session, attendees: [name], totalCents: 0 });
  const [seat] = await seatsOf(shop, order);
  return { seatId: seat?.id ?? '', order, session };
}

/** The file's lines, as a calendar reads them: folded lines are one. */
async function entryOf({ seatId, session }: { seatId: string; session: { id: string } }): Promise<string[]> {
  const seat = await findSeat(shop.db, seatId);
  if (!seat) throw new Error('The seat is gone');
  const days = await listSessionDays(shop.db, [session.id]);
  const file = calendarEntry(shop.services().site, seat, days, shop.clock.now());
  return file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
}

const valuesOf = (lines: string[], name: string) =>
  lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));

describe('the time is the wall clock of the session’s own zone', () => {
  test.each([
    ['Sydney in summer', { on: '2027-02-03', timeZone: 'Australia/Sydney' }, 'Australia/Sydney:20270203T083000'],
    [
      'Brisbane, without daylight saving',
      { on: '2027-02-03', timeZone: 'Australia/Brisbane' },
      'Australia/Brisbane:20270203T083000',
    ],
    [
      'Adelaide, half an hour apart',
      { on: '2027-02-03', timeZone: 'Australia/Adelaide' },
      'Australia/Adelaide:20270203T083000',
    ],
    ['Perth', { on: '2027-02-03', timeZone: 'Australia/Perth' }, 'Australia/Perth:20270203T083000'],
    ['Sydney in winter', { on: '2027-07-07', timeZone: 'Australia/Sydney' }, 'Australia/Sydney:20270707T083000'],
  ])('%s', async (_, facts, start) => {
    const lines = await entryOf(await aSeatIn(facts));
    expect(valuesOf(lines, 'DTSTART;TZID=')).toEqual([start]);
    expect(valuesOf(lines, 'DTEND;TZID=')).toEqual([start.replace('0830', '1630')]);
  });

  test('also on days on either side of the end of daylight saving', async () => {
    const lines = await entryOf(await aSeatIn({ on: '2027-04-03', days: 2 }));
    expect(valuesOf(lines, 'DTSTART;TZID=')).toEqual([
      'Australia/Sydney:20270403T083000',
      'Australia/Sydney:20270404T083000',
    ]);
    const summaries = valuesOf(lines, 'SUMMARY:');
    expect(summaries.map((text) => /\(day .*\)/.exec(text)?.[0])).toEqual(['(day 1 of 2)', '(day 2 of 2)']);
  });
});

test('every day has a UID of its own that stays, and text that means something to calendars is escaped', async () => {
  const seat = await aSeatIn({ on: '2027-02-03', days: 3 });
  const [first, again] = [await entryOf(seat), await entryOf(seat)];
  const ids = valuesOf(first, 'UID:');
  expect(new Set(ids).size).toBe(3);
  expect(ids.every((id) => id.startsWith(seat.seatId) && id.endsWith('@training.example.com'))).toBe(true);
  expect(valuesOf(again, 'UID:')).toEqual(ids);
  expect(valuesOf(first, 'SUMMARY:')[0]).toContain('Mould\\; spores\\, and “you”');
  expect(valuesOf(first, 'METHOD:')).toEqual(['PUBLISH']);
});

test('a change raises the SEQUENCE under the same UID, and a cancelled seat takes the entry out', async () => {
  const seat = await aSeatIn({ on: '2027-02-03' }, 'Mistyped');
  const before = await entryOf(seat);
  const access = await linkTo(shop, seat.order);
  const facts = { orderId: seat.order.orderId, seatId: seat.seatId, name: 'Right', email: 'right@example.com', access };
  expect(await correctAttendee({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) }, facts)).toSucceed();
  const corrected = await entryOf(seat);
  await cancelOneSeat(shop.services(), { seatId: seat.seatId, reason: 'Ill', refundCents: 0 }, { kind: 'system' });
  const cancelled = await entryOf(seat);
  const sequences = [before, corrected, cancelled].map((lines) => Number(valuesOf(lines, 'SEQUENCE:')[0]));
  expect(sequences).toEqual([0, 1, 2]);
  expect(valuesOf(cancelled, 'UID:')).toEqual(valuesOf(before, 'UID:'));
  expect(valuesOf(cancelled, 'METHOD:')).toEqual(['CANCEL']);
  expect(valuesOf(cancelled, 'STATUS:')).toEqual(['CANCELLED']);
});
