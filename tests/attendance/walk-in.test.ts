import { expect, test } from 'vitest';
import {
  admitWalkIn,
  findAttendanceSheet,
  findWalkIn,
  keepCheckInMarks,
  prepareWalkIn,
} from '#src/attendance/index.ts';
import { reconcilePayments } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import {
  aCourse,
  aDesignation,
  aPerson,
  aPrerequisite,
  aSeat,
  aSession,
  aTermsVersion,
} from '#tests/support/builders.ts';
import { openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aViewer } from './story.ts';

const shop = useShop();

/** Half past eight and a minute: Dana's session in Parramatta has begun, is no longer sold, and Huia stands at the door. */
async function aDoor({ priceCents = 0, ...facts }: Parameters<typeof aSession>[1] & { priceCents?: number } = {}) {
  const dana = await aPerson(shop.db, 'Dana');
  const course = facts.course ?? (await aCourse(shop.db, { priceCents }));
  const session = await aSession(shop.db, { instructor: dana, state: 'closed', ...facts, course });
  const trainer = await aViewer(shop.db, { person: dana, grants: ['trainer'] });
  const terms = await aTermsVersion(shop.db);
  shop.clock.set('2027-02-02T21:31:00Z');
  const services = shop.services();
  const walkIn = {
    ...{ viewer: trainer, sessionId: session.id, formToken: newId(), name: 'Huia Rewi' },
    ...{ email: `huia-${newId()}@example.com`, declarations: [], billingAddress: null },
    ...{ termsVersionId: terms.id, expectedTotalCents: priceCents },
  };
  const admit = (change: Partial<Parameters<typeof admitWalkIn>[1]> = {}) =>
    admitWalkIn(services, { ...walkIn, ...change });
  const onSheet = async () => {
    const sheet = valueOf(await findAttendanceSheet(services, { viewer: trainer, sessionId: session.id }));
    return sheet.seats.map(({ name }) => name);
  };
  return { services, session, trainer, course, admit, onSheet };
}

test('a free seat is theirs at once, and they are signed in', async () => {
  const { services, session, trainer, admit, onSheet } = await aDoor();
  const order = valueOf(await admit());
  expect(order.needsPayment).toBe(false);
  expect(await onSheet()).toEqual(['Huia Rewi']);
  const [seat] = await seatsOf(shop, order);
  const mark = { clientId: newId(), seatId: seat?.id ?? '', dayNumber: 1, kind: 'in' as const, at: shop.clock.now() };
  const kept = await keepCheckInMarks(services, { viewer: trainer, sessionId: session.id, marks: [mark] });
  expect(kept).toMatchObject({ value: [{ answer: 'kept' }] });
});

test('a seat with a price is kept, and theirs once they have paid on their phone, also after the start', async () => {
  const { admit, onSheet } = await aDoor({ priceCents: 38_500 });
  const order = valueOf(await admit());
  expect(order.needsPayment).toBe(true);
  expect(await onSheet()).toEqual([]);
  await shop.stripe.control.pay(await openPaymentPage(shop, order));
  await reconcilePayments(shop.services());
  expect(await onSheet()).toEqual(['Huia Rewi']);
});

test('the same form sent twice admits once; the same person does not get a second seat', async () => {
  const { admit, onSheet } = await aDoor();
  const first = valueOf(await admit());
  expect(valueOf(await admit()).orderId).toBe(first.orderId);
  expect(await admit({ formToken: newId() })).toBeRefused('already-enrolled');
  expect(await onSheet()).toHaveLength(1);
});

test('the booking is found by who made it, where, and by which form; nobody else gets to it', async () => {
  const { services, session, trainer, admit } = await aDoor({ priceCents: 38_500 });
  const formToken = newId();
  const order = valueOf(await admit({ formToken }));
  const ask = { viewer: trainer, sessionId: session.id, formToken };
  expect(await findWalkIn(services, ask)).toMatchObject({
    value: { buyerName: 'Huia Rewi', reference: order.reference, dueCents: 38_500 },
  });
  const other = await aDoor({ priceCents: 38_500 });
  const office = await aViewer(shop.db, { grants: ['coordinator'] });
  for (const asked of [
    { ...ask, formToken: newId() },
    { ...ask, sessionId: other.session.id },
    { ...ask, viewer: other.trainer },
    { ...ask, viewer: office },
  ]) {
    expect(await findWalkIn(services, asked)).toBeRefused('no-such-walk-in');
  }
  // The same token of a form at another door is another form.
  expect(valueOf(await other.admit({ formToken })).orderId).not.toBe(order.orderId);
});

test('a form that was sent for one person does not show their booking to another', async () => {
  const { admit } = await aDoor();
  const form = { formToken: newId(), email: 'huia@example.com' };
  expect(await admit(form)).toSucceed();
  expect(await admit({ ...form, email: 'somebody.else@example.com' })).toBeRefused('form-used-before');
});

test('sixty in an hour are let in by one trainer, and no more', async () => {
  const { admit } = await aDoor({ state: 'cancelled' });
  const refusals = [];
  for (let turn = 0; turn < 61; turn += 1) refusals.push(await admit());
  expect(refusals.at(59)).toBeRefused('not-bookable');
  expect(refusals.at(60)).toBeRefused('too-many-tries');
});

test('a full room stays full, and a changed price is told', async () => {
  const full = await aDoor({ seats: 1 });
  await aSeat(shop.db, { session: full.session });
  expect(await full.admit()).toBeRefused('session-full');
  const priced = await aDoor({ priceCents: 38_500 });
  expect(await priced.admit({ expectedTotalCents: 30_000 })).toMatchObject({
    reason: 'price-changed',
    totalCents: 38_500,
  });
});

test('what the course requires is required at the door', async () => {
  const course = await aCourse(shop.db, { priceCents: 0 });
  const prerequisite = await aPrerequisite(shop.db, { course, designation: await aDesignation(shop.db) });
  const { services, session, trainer, admit } = await aDoor({ course });
  const prepared = valueOf(await prepareWalkIn(services, { viewer: trainer, sessionId: session.id }));
  expect(prepared).toMatchObject({ totalCents: 0, seatsLeft: 16, prerequisites: [{ rule: 'declaration' }] });
  expect(await admit()).toBeRefused('prerequisite-missing');
  const declarations = [{ prerequisiteId: prerequisite.id, evidence: 'WRT 12345, Melbourne, 2024' }];
  expect(await admit({ declarations })).toSucceed();
});

test('the door is open from the first morning until the session is over, for its own trainers and staff', async () => {
  const { services, session, admit } = await aDoor();
  const other = (await aDoor()).trainer;
  expect(await admit({ viewer: other })).toBeRefused('not-your-session');
  expect(await prepareWalkIn(services, { viewer: other, sessionId: session.id })).toBeRefused('not-your-session');
  shop.clock.set('2027-02-02T12:59:00Z');
  expect(await admit()).toBeRefused('door-not-open');
  shop.clock.set('2027-02-03T05:30:00Z');
  expect(await admit()).toMatchObject({ reason: 'not-bookable', why: 'past' });
  const cancelled = await aDoor({ state: 'cancelled' });
  expect(await cancelled.admit()).toMatchObject({ reason: 'not-bookable', why: 'cancelled' });
});
