import { expect, test } from 'vitest';
import { findVoucherForStaff, listVouchersForStaff, parseVoucherFilter } from '#src/backoffice/index.ts';
import { addVoucher, switchOffVoucher, type VoucherDetails } from '#src/orders/index.ts';
import { newId, parseReference } from '#src/shared/ids.ts';
import { journalOf } from '#tests/catalogue/editing-story.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { aBooking, book, useShop } from '#tests/support/shop.ts';
import { bookSeats } from '#src/enrolment/index.ts';
import { valueOf } from '#tests/support/stripe.ts';

const shop = useShop();
const coordinator = () => aViewer(shop.db, { role: 'coordinator' });

function details(facts: Partial<VoucherDetails> = {}): VoucherDetails {
  return {
    ...{ code: null, percent: 10, amountCents: null, maxUses: null, maxUsesPerPerson: null, courseId: null },
    ...{ sessionId: null, firstDay: null, lastDay: null, note: '' },
    ...facts,
  };
}

const add = async (facts: Partial<VoucherDetails> = {}) =>
  addVoucher(shop.services(), { details: details(facts), by: await coordinator() });

async function story(voucherId: string) {
  return valueOf(await findVoucherForStaff(shop.services(), { viewer: await coordinator(), voucherId, page: 1 }));
}

async function list(query: Record<string, string>) {
  const filter = parseVoucherFilter(new URLSearchParams(query));
  return valueOf(await listVouchersForStaff(shop.services(), { viewer: await coordinator(), filter })).items;
}

test('a voucher without a code gets one that cannot be guessed, and a buyer may use it as often as it says', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db) });
  const { voucherId } = valueOf(await add({ percent: 100, maxUses: 1, courseId: session.courseId, note: 'For Ann' }));
  const { voucher } = await story(voucherId);
  expect(parseReference(voucher.code, 'V')).toBe(voucher.code);
  expect(voucher).toMatchObject({ used: 0, maxUses: 1, courseTitle: 'Drying Timber Floors', active: true });
  const facts = { voucherCode: voucher.code.toLowerCase() };
  const order = await book(shop, { session, attendees: ['Ann'], totalCents: 0, facts });
  const used = await story(voucherId);
  expect(used.voucher.used).toBe(1);
  expect(used.seats.items).toMatchObject([{ orderId: order.orderId, attendeeName: 'Ann', priceCents: 0, uses: true }]);
  const another = await aBooking(shop, { session, attendees: ['Ben'], totalCents: 0, facts });
  const by = { kind: 'system' } as const;
  expect(await bookSeats(shop.services(), { booking: another, by })).toBeRefused('voucher-refused');
  expect(await list({ q: 'for ann' })).toMatchObject([{ id: voucherId, used: 1 }]);
});

test('a hold that lapsed uses nothing any more', async () => {
  const session = await aSession(shop.db);
  const { voucherId } = valueOf(await add({ code: 'LAPSES-10', maxUses: 1 }));
  await book(shop, { session, attendees: ['Cal'], totalCents: 34_650, facts: { voucherCode: 'lapses-10' } });
  expect((await story(voucherId)).voucher.used).toBe(1);
  shop.clock.advance({ minutes: 21 });
  expect(await story(voucherId)).toMatchObject({ voucher: { used: 0 }, seats: { items: [{ uses: false }] } });
});

test('its days are whole days where the office is', async () => {
  const { voucherId } = valueOf(await add({ firstDay: '2027-02-01', lastDay: '2027-04-04' }));
  const { voucher } = await story(voucherId);
  expect(voucher.validFrom?.toISOString()).toBe('2027-01-31T13:00:00.000Z');
  // The clocks go back on 4 April.
  expect(voucher.validUntil?.toISOString()).toBe('2027-04-04T14:00:00.000Z');
});

test('it is switched off once, and nobody can use it any more', async () => {
  const by = await coordinator();
  const session = await aSession(shop.db);
  const { voucherId } = valueOf(await add({ code: 'STOP-ME-NOW' }));
  expect(valueOf(await switchOffVoucher(shop.services(), { voucherId, by }))).toEqual({ changed: true });
  expect(valueOf(await switchOffVoucher(shop.services(), { voucherId, by }))).toEqual({ changed: false });
  expect(await journalOf(shop.db, voucherId)).toEqual(['voucher.added', 'voucher.switched-off']);
  const facts = { voucherCode: 'STOP-ME-NOW' };
  const booking = await aBooking(shop, { session, attendees: ['Dee'], totalCents: 34_650, facts });
  const seats = bookSeats(shop.services(), { booking, by: { kind: 'system' } });
  expect(await seats).toBeRefused('voucher-refused');
  expect(await list({ q: 'stop-me-now', state: 'on' })).toEqual([]);
  expect(await list({ q: 'stop-me-now', state: 'off' })).toHaveLength(1);
  // A code means one thing for ever.
  expect(await add({ code: 'stop-me-now' })).toBeRefused('code-taken');
});

test('the same form sent twice, also at once, adds one voucher', async () => {
  const given = { voucherId: newId(), details: details({ code: 'ONCE-ONLY' }), by: await coordinator() };
  const both = await Promise.all([addVoucher(shop.services(), given), addVoucher(shop.services(), given)]);
  expect(both.map(valueOf)).toEqual([{ voucherId: given.voucherId }, { voucherId: given.voucherId }]);
  valueOf(await addVoucher(shop.services(), given));
  expect(await journalOf(shop.db, given.voucherId)).toEqual(['voucher.added']);
});

test('what cannot be is refused', async () => {
  expect(await add({ code: 'A B' })).toBeRefused('code-malformed');
  expect(await add({ percent: null })).toBeRefused('percent-or-amount');
  expect(await add({ amountCents: 500 })).toBeRefused('percent-or-amount');
  expect(await add({ firstDay: '2027-02-02', lastDay: '2027-02-01' })).toBeRefused('voucher-days-reversed');
  expect(await add({ lastDay: '2020-02-01' })).toBeRefused('voucher-over-already');
  expect(await add({ courseId: newId() })).toBeRefused('choice-gone');
  expect(await add({ sessionId: newId() })).toBeRefused('choice-gone');
});

test('only the counter makes, ends and sees vouchers', async () => {
  const by = await aViewer(shop.db, { role: 'coordinator', scope: newId() });
  const { voucherId } = valueOf(await add());
  expect(await addVoucher(shop.services(), { details: details(), by })).toBeRefused('not-allowed');
  expect(await switchOffVoucher(shop.services(), { voucherId, by })).toBeRefused('not-allowed');
  expect(await findVoucherForStaff(shop.services(), { viewer: by, voucherId, page: 1 })).toBeRefused('not-allowed');
  const filter = parseVoucherFilter(new URLSearchParams());
  expect(await listVouchersForStaff(shop.services(), { viewer: by, filter })).toBeRefused('not-allowed');
  const unknown = { voucherId: newId(), by: await coordinator() };
  expect(await switchOffVoucher(shop.services(), unknown)).toBeRefused('not-found');
});
