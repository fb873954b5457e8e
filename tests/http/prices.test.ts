import { beforeAll, expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aPriceRule, aPriceTier, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite();
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

/** Somebody signed in at their own browser. */
async function aMember(role?: 'coordinator' | 'trainer') {
  const person = await aPerson(site().services.db, 'Kerry', { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return visitor;
}

/** The value of a hidden field in a page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('staff add a price rule for one date, read it in words, and switch it off', async () => {
  const kerry = await aMember('coordinator');
  const session = await aSession(site().services.db);
  const blank = await kerry.get(`/staff/prices/new?session=${session.id}`);
  expect(blank.text).toContain('Drying Timber Floors, only Wed 3 Feb 2027');
  const fields = {
    ...{ ruleId: hidden(blank.text, 'ruleId'), kind: 'early-bird', label: 'Early bird', percent: '10', amount: '' },
    ...{ where: `session:${session.id}`, daysBefore: '', minSeats: '', organisation: '' },
  };
  const refused = await kerry.post('/staff/prices/new?_action=prices.addRule', fields);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Say how many days before the start the early bird ends');
  expect(refused.text).toContain('value="Early bird"');
  expect(hidden(refused.text, 'ruleId')).toBe(fields.ruleId);
  const added = await kerry.post('/staff/prices/new?_action=prices.addRule', { ...fields, daysBefore: '30' });
  expect(added).toMatchObject({ status: 303, to: '/staff/prices?done=rule' });
  const list = await kerry.get(`/staff/prices?kind=early-bird&course=${session.courseId}&done=rule`);
  for (const words of ['10 % off each seat, booked 30 days or more before the start', 'The rule holds from now on'])
    expect(list.text).toContain(words);
  const off = await kerry.post('/staff/prices?_action=prices.switchOffRule', { ruleId: fields.ruleId });
  expect(off).toMatchObject({ status: 303, to: '/staff/prices?done=rule-off' });
  expect((await kerry.get(`/staff/prices?state=on&course=${session.courseId}`)).text).toContain('No rule fits');
});

test('staff make a voucher, see who used it, and switch it off', async () => {
  const kerry = await aMember('coordinator');
  const blank = await kerry.get('/staff/vouchers/new');
  const fields = {
    ...{ voucherId: hidden(blank.text, 'voucherId'), code: '', percent: '120', amount: '', where: '', maxUses: '5' },
    ...{ maxUsesPerPerson: '', firstDay: '', lastDay: '', note: 'For the trade show' },
  };
  const refused = await kerry.post('/staff/vouchers/new?_action=prices.addVoucher', fields);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a whole number from 1 to 100');
  expect(refused.text).toContain('For the trade show</textarea>');
  const added = await kerry.post('/staff/vouchers/new?_action=prices.addVoucher', { ...fields, percent: '100' });
  expect(added).toMatchObject({ status: 303, to: `/staff/vouchers/${fields.voucherId}?done=voucher` });
  const page = await kerry.get(added.to ?? '');
  for (const words of ['Voucher V-', 'Free', '0 of 5', 'Nobody has used it yet', 'Added the voucher'])
    expect(page.text).toContain(words);
  expect((await kerry.get('/staff/vouchers?q=trade+show')).text).toContain(`/staff/vouchers/${fields.voucherId}`);
  const { voucherId } = fields;
  const off = `/staff/vouchers/${voucherId}?_action=prices.switchOffVoucher`;
  expect(await kerry.post(off, { voucherId })).toMatchObject({ status: 303 });
  expect((await kerry.get(`/staff/vouchers/${voucherId}`)).text).not.toContain('Switch off</button>');
});

test('staff set a session’s other prices row by row, with faults beside their rows', async () => {
  const kerry = await aMember('coordinator');
  const { id } = await aSession(site().services.db);
  const path = `/staff/sessions/${id}`;
  const blank = (await kerry.get(path)).text;
  const form = blank.slice(blank.indexOf('catalogue.setPriceTiers'));
  const fields = { sessionId: id, updatedAt: hidden(form, 'updatedAt'), tierId: '', tierSeats: '4' };
  const action = `${path}?_action=catalogue.setPriceTiers`;
  const refused = await kerry.post(action, { ...fields, tierLabel: 'Students', tierPrice: 'cheap' });
  expect(refused.status).toBe(400);
  for (const words of ['Enter dollars like 285.00', 'value="cheap"']) expect(refused.text).toContain(words);
  const saved = await kerry.post(action, { ...fields, tierLabel: 'Students', tierPrice: '110' });
  expect(saved).toMatchObject({ status: 303, to: `${path}?done=tiers#tiers` });
  const page = await kerry.get(path);
  for (const words of ['value="Students"', 'value="110.00"', 'Set the other prices'])
    expect(page.text).toContain(words);
  const stale = await kerry.post(action, { ...fields, tierLabel: 'Late', tierPrice: '1' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('value="Late"');
});

test('staff add a venue and say how many its room holds', async () => {
  const kerry = await aMember('coordinator');
  const fields = {
    ...{
      venueId: hidden((await kerry.get('/staff/venues/new')).text, 'venueId'),
      name: 'Mill Hall',
      street: '1 Mill Lane',
    },
    ...{
      suburb: 'Geelong',
      state: 'VIC',
      postcode: '32',
      timeZone: 'Australia/Melbourne',
      roomSeats: '',
      gettingThere: '',
    },
  };
  const refused = await kerry.post('/staff/venues/new?_action=venues.create', fields);
  expect(refused.text).toContain('Enter four digits');
  const added = await kerry.post('/staff/venues/new?_action=venues.create', { ...fields, postcode: '3220' });
  const path = `/staff/venues/${fields.venueId}`;
  expect(added).toMatchObject({ status: 303, to: `${path}?done=venue` });
  const updatedAt = hidden((await kerry.get(path)).text, 'updatedAt');
  const edit = { ...fields, postcode: '3220', roomSeats: '18', updatedAt };
  expect(await kerry.post(`${path}?_action=venues.edit`, edit)).toMatchObject({ status: 303 });
  const list = await kerry.get('/staff/venues?q=mill+lane');
  for (const words of ['1 Mill Lane, Geelong VIC 3220', '>18<', 'Melbourne']) expect(list.text).toContain(words);
  expect((await kerry.get(`/staff/venues/${newId()}`)).status).toBe(404);
});

const pages = ['prices', 'prices/new', 'vouchers', 'vouchers/new', 'venues', 'venues/new'];

test.each(pages)('/staff/%s is the counter’s alone', async (page) => {
  const path = `/staff/${page}`;
  const signIn = { status: 303, to: `/sign-in?to=${encodeURIComponent(path)}` };
  expect(await aVisitor(site()).get(path)).toMatchObject(signIn);
  expect((await (await aMember()).get(path)).status).toBe(403);
  expect((await (await aMember('trainer')).get(path)).status).toBe(403);
  expect((await (await aMember('coordinator')).get(path)).status).toBe(200);
});

test('a form sent by somebody else is refused, and an unknown voucher is not found', async () => {
  const learner = await aMember();
  const rule = { ruleId: newId(), kind: 'group', label: 'Mine', percent: '100', minSeats: '2', where: '' };
  expect((await learner.post('/staff/prices/new?_action=prices.addRule', rule)).status).toBe(403);
  const kerry = await aMember('coordinator');
  for (const id of [newId(), 'no-id']) expect((await kerry.get(`/staff/vouchers/${id}`)).status).toBe(404);
});

test('a date’s page says its price, until when and what then, for groups, and its other prices', async () => {
  const { db } = site().services;
  const session = await aSession(db, { on: '2031-02-03' });
  await aPriceRule(db, { kind: 'early-bird', courseId: session.courseId, daysBefore: 14 });
  await aPriceRule(db, { kind: 'group', sessionId: session.id, minSeats: 3 });
  const tier = await aPriceTier(db, session.id, { label: 'For credit only', priceCents: 20_000, seats: 2 });
  const change = 'Until Mon 20 Jan 2031, 8:30 am AEDT, then $385.00';
  const { text } = await aVisitor(site()).get(`/sessions/${session.id}`);
  for (const words of ['$346.50', change, '$311.85 each for 3 people or more', 'For credit only', '$180.00'])
    expect(text).toContain(words);
  expect(text).toContain('2 seats left at this price');
  expect(text).toContain(`name="priceTierId" value="${tier.id}"`);
  const slug = /href="\/courses\/([a-z0-9-]+)#?/.exec(text.slice(text.indexOf('Breadcrumb')))?.[1] ?? '';
  const course = await aVisitor(site()).get(`/courses/${slug}`);
  for (const words of ['$346.50', change]) expect(course.text).toContain(words);
  expect((await aVisitor(site()).get('/courses')).text).toContain('$346.50');
});
