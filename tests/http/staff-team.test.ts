import { beforeAll, expect, test } from 'vitest';
import type { StaffRole } from '#src/accounts/index.ts';
import { aPerson, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

/** Somebody signed in at their own browser, with this right. */
async function aMember(name: string, role?: StaffRole) {
  const person = await aPerson(site().services.db, name, { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

async function grantOf({ id }: { id: string }) {
  const { id: grantId } = await site()
    .services.db.selectFrom('staffGrants')
    .select('id')
    .where('personId', '=', id)
    .executeTakeFirstOrThrow();
  return { grantId, personId: id };
}

const deed = (name: string) => `/staff/team?_action=staffTeam.${name}`;

test('an administrator appoints, changes and dismisses; a session that is open loses the right at once', async () => {
  const [ada, cora] = [await aMember('Ada', 'admin'), await aMember('Cora')];
  expect((await cora.get('/staff/orders')).status).toBe(403);
  const wanted = { email: cora.person.email, role: 'coordinator' };
  expect(await ada.post(deed('invite'), wanted)).toMatchObject({ status: 303, to: '/staff/team?done=appointed' });
  expect(await ada.post(deed('invite'), wanted)).toMatchObject({ to: '/staff/team?done=appointed-before' });
  expect((await cora.get('/staff/orders')).status).toBe(200);
  expect((await cora.get('/staff/team')).status).toBe(403);
  expect((await cora.get('/staff')).text).not.toContain('Who works here');
  const list = (await ada.get('/staff/team?done=appointed')).text;
  for (const words of ['Cora', cora.person.email, 'It holds from their next page on', 'Cora: Made them coordinator'])
    expect(list).toContain(words);

  const change = { ...(await grantOf(cora.person)), role: 'trainer' };
  expect(await ada.post(deed('changeRole'), change)).toMatchObject({ to: '/staff/team?done=appointed' });
  expect((await cora.get('/staff/orders')).status).toBe(403);
  expect((await cora.get('/staff/teaching')).status).toBe(200);
  const dismissal = await grantOf(cora.person);
  for (const _ of ['once', 'twice'])
    expect(await ada.post(deed('dismiss'), dismissal)).toMatchObject({ status: 303, to: '/staff/team?done=dismissed' });
  expect((await cora.get('/staff/teaching')).status).toBe(403);
  expect((await ada.get('/staff/team')).text).toContain('Cora: Took the right of trainer away');
});

test('whoever is no administrator is refused, on the page and by its forms', async () => {
  const ada = await aMember('Ada', 'admin');
  const grant = await grantOf(ada.person);
  const forms = [
    ['invite', { email: 'friend@example.com', role: 'admin' }],
    ['changeRole', { ...grant, role: 'trainer' }],
    ['dismiss', grant],
    ['withdraw', { invitationId: grant.grantId }],
  ] as const;
  for (const role of ['coordinator', 'trainer', undefined] as const) {
    const other = await aMember('Other', role);
    expect((await other.get('/staff/team')).status).toBe(403);
    for (const [name, fields] of forms) expect((await other.post(deed(name), fields)).status, name).toBe(403);
  }
  expect((await ada.get('/staff/team')).status).toBe(200);
});

test('the last administrator is told why they stay', async () => {
  await site().services.db.deleteFrom('staffGrants').execute();
  const ada = await aMember('Ada', 'admin');
  const kept = await ada.post(deed('dismiss'), await grantOf(ada.person));
  expect(kept.status).toBe(409);
  expect(kept.text).toContain('Make another person an administrator first');
  await aMember('Bea', 'admin');
  expect(await ada.post(deed('dismiss'), await grantOf(ada.person))).toMatchObject({ status: 303, to: '/my' });
  expect((await ada.get('/staff')).status).toBe(403);
});

test('somebody without an account is invited by mail and comes in by its link', async () => {
  const ada = await aMember('Ada', 'admin');
  const refused = await ada.post(deed('invite'), { email: 'not an address', role: '' });
  expect(refused.status).toBe(400);
  for (const words of ['Enter an e-mail like name@example.com', 'Choose what they may do', 'value="not an address"'])
    expect(refused.text).toContain(words);
  const email = 'noor.new@example.com';
  expect(await ada.post(deed('invite'), { email, role: 'trainer' })).toMatchObject({
    to: '/staff/team?done=staff-invited',
  });
  expect((await ada.get('/staff/team')).text).toContain(email);
  const { bodyText } = await site()
    .services.db.selectFrom('messages')
    .select('bodyText')
    .where('toEmail', '=', email)
    .executeTakeFirstOrThrow();
  const token = /token=([\w-]+)/.exec(bodyText ?? '')?.[1] ?? 'no token';
  const link = `/my/staff-invitation?token=${token}`;
  expect(await aVisitor(site()).get(link)).toMatchObject({ to: `/sign-in?to=${encodeURIComponent(link)}` });
  const eve = await aMember('Eve');
  expect((await eve.get(link)).text).toContain(`This invitation was sent to ${email}`);
  expect((await eve.post(`${link}&_action=staffTeam.accept`, { token })).status).toBe(403);

  await aPerson(site().services.db, 'Noor', { email, passwordHash });
  const noor = aVisitor(site());
  await noor.post('/sign-in?_action=accounts.signIn', { email, password });
  expect((await noor.get(link)).text).toContain('You are invited as trainer');
  for (const _ of ['once', 'twice'])
    expect(await noor.post(`${link}&_action=staffTeam.accept`, { token })).toMatchObject({ to: '/staff' });
  expect((await noor.get('/staff')).status).toBe(200);
  expect((await noor.get(link)).status).toBe(410);
  expect((await ada.get('/staff/team')).text).not.toContain('Invited, and not here yet');
});
