import { expect, test } from 'vitest';
import { changeMemberRole, leaveOrganisation, removeMember, type Viewer } from '#src/accounts/index.ts';
import { findOrderPage, findPaymentPage, type OrderAccess, renewOrderLink } from '#src/enrolment/index.ts';
import { findOrder, orderLink, orderLinkKey, paymentLinkKey } from '#src/orders/index.ts';
import { listMyOrders } from '#src/renewal/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor } from './invoice-story.ts';

const shop = useShop();

/** A booking that Ben made for the organisation, whose owner is Olive. */
async function aTeamBooking() {
  const employer = await anEmployer(shop);
  const { organisation, viewer: ben } = employer;
  const olive = { ...(await aViewer(shop.db, { name: 'Olive' })), memberships: [] as Viewer['memberships'] };
  const membership = { organisationId: organisation.id, role: 'owner' as const };
  await shop.db
    .insertInto('organisationMemberships')
    .values({ ...membership, personId: olive.personId, createdAt: shop.clock.now() })
    .execute();
  olive.memberships.push(membership);
  const order = valueOf(await bookFor(shop, employer, ['Ada']));
  const see = (access: OrderAccess) => findOrderPage(shop.services(), { orderId: order.orderId, access });
  return { order, ben, olive, organisationId: organisation.id, link: await linkTo(shop, order), see };
}

async function getOrder(orderId: string) {
  const order = await findOrder(shop.db, orderId);
  if (!order) throw new Error('The order is gone');
  return order;
}

const without = (viewer: Viewer): Viewer => ({ ...viewer, memberships: [] });

test.each([
  ['is removed', 'remove'],
  ['is made a viewer', 'demote'],
  ['leaves', 'leave'],
] as const)(
  'who %s has no more to do with what they booked for the organisation, by link or signed in',
  async (...how) => {
    const { order, ben, olive, organisationId, link, see } = await aTeamBooking();
    expect(await see(link)).toSucceed();
    expect(await see({ viewer: ben, key: null })).toSucceed();
    const gone = { organisationId, personId: ben.personId, by: olive };
    if (how[1] === 'remove') await removeMember(shop.services(), gone);
    if (how[1] === 'demote') await changeMemberRole(shop.services(), { ...gone, role: 'viewer' });
    if (how[1] === 'leave') await leaveOrganisation(shop.services(), { organisationId, by: ben });
    expect(await see(link)).toBeRefused('not-found');
    expect(await see({ viewer: without(ben), key: null })).toBeRefused('not-found');
    expect(await see({ viewer: olive, key: null })).toSucceed();
    expect((await listMyOrders(shop.services(), { viewer: without(ben), page: 1 })).count).toBe(0);
    // Mails about the order still go to the address it was booked with: they open nothing without signing in.
    const mailed = orderLink(shop.services(), await getOrder(order.orderId));
    expect(mailed).toBe(`https://training.example.com/orders/${order.orderId}`);
    expect(
      await see({ viewer: null, key: orderLinkKey(shop.services(), { id: order.orderId, linkVersion: 1 }) }),
    ).toBeRefused('not-found');
  },
);

test('what somebody booked for themselves stays theirs, whatever team they leave', async () => {
  const { ben, olive, organisationId } = await aTeamBooking();
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }), on: '2027-03-03' });
  const buyer = { name: ben.name, email: ben.email, phone: null };
  const own = await book(shop, { session, attendees: ['Ben'], totalCents: 0, facts: { buyer } });
  await removeMember(shop.services(), { organisationId, personId: ben.personId, by: olive });
  const access = { viewer: without(ben), key: null };
  expect(await findOrderPage(shop.services(), { orderId: own.orderId, access })).toSucceed();
  expect(await findOrderPage(shop.services(), { orderId: own.orderId, access: await linkTo(shop, own) })).toSucceed();
});

async function aBooking() {
  const session = await aSession(shop.db, { course: await aCourse(shop.db), on: '2027-03-03' });
  const buyer = { name: 'Lena Link', email: `lena-${session.id}@example.com`, phone: null };
  const order = await book(shop, { session, attendees: ['Lena'], totalCents: 38_500, facts: { buyer } });
  const renew = (which: 'booking' | 'payment', replaces: number, access: OrderAccess) =>
    renewOrderLink(shop.services(), { orderId: order.orderId, which, replaces, access });
  return { order, buyer, link: await linkTo(shop, order), renew };
}

test('a new link makes the old one useless and is mailed to the buyer; twice makes one', async () => {
  const { order, buyer, link, renew } = await aBooking();
  const { key } = valueOf(await renew('booking', 1, link));
  const see = (access: OrderAccess) => findOrderPage(shop.services(), { orderId: order.orderId, access });
  expect(await see(link)).toBeRefused('not-found');
  expect(await see({ viewer: null, key })).toSucceed();
  const staff = await aViewer(shop.db, { role: 'coordinator' });
  expect(await renew('booking', 1, { viewer: staff, key: null })).toEqual({ ok: true, value: { key } });
  expect(await mailTo(shop, buyer.email)).toEqual(['order-link']);
  expect(await renew('booking', 2, { viewer: await aViewer(shop.db), key: null })).toBeRefused('not-found');
});

test('payment links that were sent stop working on their own: the booking’s link stays', async () => {
  const { order, link, renew } = await aBooking();
  const pay = (paymentLinkVersion: number) =>
    findPaymentPage(shop.services(), {
      orderId: order.orderId,
      key: paymentLinkKey(shop.services(), { id: order.orderId, paymentLinkVersion }),
    });
  expect(await pay(1)).toSucceed();
  expect(await renew('payment', 1, link)).toEqual({ ok: true, value: { key: link.key } });
  expect(await pay(1)).toBeRefused('not-found');
  expect(await pay(2)).toSucceed();
});
