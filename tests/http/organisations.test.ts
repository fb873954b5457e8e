import { beforeAll, beforeEach, expect, test } from 'vitest';
import { anAbn, anOrganisation, aCourse, aPerson, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { book, openForm, openShop } from './checkout-story.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});
beforeEach(() => openShop(site()));

async function aMember(name: string, role?: 'coordinator') {
  const person = await aPerson(site().services.db, name, { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

const detailsOf = (abn: string) => ({
  name: 'Harbour City <Restoration>',
  abn,
  billingEmail: 'accounts@harbour.example.com',
  billingAddress: '1 Quay Street, Sydney NSW 2000',
});

async function tokenFor(email: string): Promise<string> {
  const { bodyText } = await site()
    .services.db.selectFrom('messages')
    .select('bodyText')
    .where('toEmail', '=', email)
    .where('kind', '=', 'team-invitation')
    .orderBy('queuedAt', 'desc')
    .executeTakeFirstOrThrow();
  return /token=([\w-]+)/.exec(bodyText ?? '')?.[1] ?? 'no token';
}

test('an owner founds an organisation, invites a booker, who joins; a stranger sees nothing of it', async () => {
  const [olive, ben, eve] = [await aMember('Olive'), await aMember('Ben'), await aMember('Eve')];
  const abn = anAbn();
  const found = await olive.post('/team/new?_action=teams.found', detailsOf(abn));
  expect(found.status).toBe(303);
  const organisation = new URL(found.to ?? '', site().url).searchParams.get('organisation') ?? '';
  expect((await olive.get(found.to ?? '')).text).toContain('Harbour City &lt;Restoration&gt;');
  const fields = { organisationId: organisation, email: ben.person.email, role: 'booker' };
  expect(await eve.post('/team/members?_action=teams.invite', fields)).toMatchObject({ to: '/team/new' });
  const { db } = site().services;
  expect(await db.selectFrom('organisationInvitations').select('id').execute()).toEqual([]);
  expect(await olive.post('/team/members?_action=teams.invite', fields)).toMatchObject({ status: 303 });
  const token = await tokenFor(ben.person.email);
  const link = `/team/invitation?token=${token}`;
  const opened = await ben.get(link);
  expect(opened.status).toBe(200);
  expect(opened.text).toContain('Join the team of');
  expect(await ben.get(`/team/members?organisation=${organisation}`)).toMatchObject({ to: '/team/new' });
  expect((await eve.get(link)).text).toContain(ben.person.email);
  expect(await eve.post(`${link}&_action=teams.accept`, { token })).toMatchObject({ status: 403 });
  expect(await ben.post(`${link}&_action=teams.accept`, { token })).toMatchObject({ status: 303 });
  const members = await ben.get(`/team/members?organisation=${organisation}`);
  expect(members.text).toContain('Olive');
  expect(members.text).not.toContain('Invite somebody');
  expect((await ben.get(`/team/billing?organisation=${organisation}`)).status).toBe(200);
  expect((await ben.get(link)).status).toBe(410);
  for (const path of ['members', 'billing'])
    expect((await eve.get(`/team/${path}?organisation=${organisation}`)).text).not.toContain('Harbour');
});

test('a learner who joins, or an owner who becomes one, comes to the page where they choose what the team sees', async () => {
  const [olive, lee] = [await aMember('Olive'), await aMember('Lee')];
  const { db } = site().services;
  const members = [await aPerson(db, 'Other'), olive.person].map(({ id }) => ({ id, role: 'owner' as const }));
  const { id: organisationId } = await anOrganisation(db, { members });
  const invited = { organisationId, email: lee.person.email, role: 'learner' };
  await olive.post('/team/members?_action=teams.invite', invited);
  const token = await tokenFor(lee.person.email);
  for (const _ of ['once', 'twice'])
    expect(await lee.post(`/team/invitation?token=${token}&_action=teams.accept`, { token })).toMatchObject({
      to: '/my/sharing?done=joined',
    });
  expect(await lee.get('/my/sharing?done=joined')).toMatchObject({
    status: 200,
    text: expect.stringContaining('You are on the team'),
  });
  const itself = { organisationId, personId: olive.person.id, role: 'learner' };
  expect(await olive.post('/team/members?_action=teams.changeRole', itself)).toMatchObject({
    to: '/my/sharing?done=role',
  });
});

test('an ABN is refused with the reason, beside the field, and what was typed stays', async () => {
  const olive = await aMember('Olive');
  const send = (abn: string) => olive.post('/team/new?_action=teams.found', { ...detailsOf(abn) });
  const mistyped = await send('51 824 753 557');
  expect(mistyped.status).toBeGreaterThanOrEqual(400);
  expect(mistyped.text).toContain('its check digits do not fit');
  expect(mistyped.text).toContain('1 Quay Street');
  expect((await send('123')).text).toContain('An ABN has eleven digits');
  const known = await anOrganisation(site().services.db, { name: 'Somebody Else Pty Ltd' });
  const taken = await send(known.abn);
  expect(taken).toMatchObject({ status: 409 });
  expect(taken.text).toContain('already known here');
  expect(taken.text).not.toContain('Somebody Else');
});

test('an organisation is not named after a web address: its invitations go to strangers', async () => {
  const olive = await aMember('Olive');
  const named = await olive.post('/team/new?_action=teams.found', {
    ...detailsOf('53 004 085 616'),
    name: 'Free dryers at www.dryers.example',
  });
  expect(named.status).toBe(400);
  expect(named.text).toContain('Use a name without a web or mail address');
});

test('the last owner is told why they cannot leave', async () => {
  const olive = await aMember('Olive');
  const { db } = site().services;
  const { id } = await anOrganisation(db, { members: [{ id: olive.person.id, role: 'owner' }] });
  const left = await olive.post(`/team/members?organisation=${id}&_action=teams.leave`, { organisationId: id });
  expect(left.status).toBe(409);
  expect(left.text).toContain('Make somebody else an owner first');
});

test('staff allow invoices, a booker books by one, staff write the transfer down, and nothing is owed', async () => {
  const { db } = site().services;
  const [ben, kerry] = [await aMember('Ben'), await aMember('Kerry', 'coordinator')];
  const organisation = await anOrganisation(db, { name: 'Dry Dock', members: [{ id: ben.person.id, role: 'booker' }] });
  const session = await aSession(db, { course: await aCourse(db, { priceCents: 38_500 }), on: '2027-02-03' });
  const changed = {
    buyerName: 'Ben',
    buyerEmail: ben.person.email,
    organisationId: organisation.id,
    paysBy: 'invoice',
    purchaseOrder: 'PO-9',
  };
  const refused = await book(ben, `session=${session.id}`, changed);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const terms = { organisationId: organisation.id, terms: 'trusted', days: '30' };
  const page = `/staff/organisations/${organisation.id}`;
  expect(await ben.post(`${page}?_action=money.setInvoiceTerms`, terms)).toMatchObject({ status: 403 });
  expect(await kerry.post(`${page}?_action=money.setInvoiceTerms`, terms)).toMatchObject({ status: 303 });
  const { text } = await openForm(ben, `session=${session.id}`);
  expect(text).toContain('By invoice');
  const sent = await book(ben, `session=${session.id}`, changed);
  expect(sent.status).toBe(303);
  const orderId = /orders\/([^?]+)/.exec(sent.to ?? '')?.[1] ?? '';
  const order = await db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  expect(order).toMatchObject({ organisationName: 'Dry Dock', organisationAbn: organisation.abn, paysBy: 'invoice' });
  expect((await ben.get(sent.to ?? '')).text).toContain('$385.00');

  const list = await kerry.get(`/staff/invoices?organisation=${organisation.id}`);
  expect(list.text).toContain(order.reference);
  expect((await kerry.get('/staff/organisations?q=dry+dock')).text).toContain('$385.00');
  expect((await kerry.get(`/staff/orders/${orderId}`)).text).toContain('Record a bank transfer');
  const transfer = { orderId, amount: '500.00', reference: 'NAB 77', receivedOn: '2026-11-24' };
  const action = `/staff/orders/${orderId}?_action=money.recordTransfer`;
  const tooMuch = await kerry.post(action, transfer);
  expect(tooMuch).toMatchObject({ status: 422 });
  expect(tooMuch.text).toContain('Only $385.00 is still owed');
  expect(await kerry.post(action, { ...transfer, amount: '385.00' })).toMatchObject({ status: 303 });
  expect(await kerry.post(action, { ...transfer, amount: '385.00' })).toMatchObject({ status: 303 });
  expect((await kerry.get(`/staff/invoices?organisation=${organisation.id}`)).text).not.toContain(order.reference);
  for (const path of ['/staff/invoices', '/staff/invoices/refunds', '/staff/organisations', page])
    expect((await ben.get(path)).status).toBe(403);
});
