import { expect, test } from 'vitest';
import {
  acceptStaffInvitation,
  appointStaff,
  changeStaffRole,
  findViewer,
  inviteStaff,
  readStaffInvitation,
  type StaffRole,
  withdrawStaffInvitation,
} from '#src/accounts/index.ts';
import { findStaffTeam } from '#src/backoffice/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aViewer } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { accountStory, aMember, mailTo, tokenSentTo } from './account-story.ts';

const database = useDatabase();
const bySystem = { kind: 'system' } as const;

const grantsOf = async (personId: string) =>
  database.db.selectFrom('staffGrants').select(['id', 'role', 'scope']).where('personId', '=', personId).execute();
const rolesOf = async (personId: string) => (await grantsOf(personId)).map(({ role }) => role).toSorted();

async function theGrantOf(personId: string): Promise<string> {
  const [grant] = await grantsOf(personId);
  if (!grant) throw new Error('They have no right');
  return grant.id;
}

/** Nobody else is an administrator. */
async function theOnlyAdmin() {
  await database.db.deleteFrom('staffGrants').execute();
  return aViewer(database.db, { name: 'Ada', role: 'admin' });
}

test('whoever runs the server makes somebody a trainer once, who can be named for sessions, and stays named when dismissed', async () => {
  const story = accountStory(database.db);
  const dana = await aPerson(database.db, 'Dana Whitlock');
  const appoint = async () => appointStaff(story, { email: dana.email.toUpperCase(), role: 'trainer', by: bySystem });
  expect(await appoint()).toMatchObject({ value: { changed: true } });
  expect(await appoint()).toMatchObject({ value: { changed: false } });
  expect(await rolesOf(dana.id)).toEqual(['trainer']);
  const instructor = database.db.selectFrom('instructors').selectAll().where('personId', '=', dana.id);
  expect(await instructor.execute()).toMatchObject([{ slug: expect.stringMatching(/^dana-whitlock-/) }]);
  const dismissal = { grantId: await theGrantOf(dana.id), role: null, by: bySystem };
  expect(await changeStaffRole(story, dismissal)).toMatchObject({ value: { changed: true } });
  expect(await changeStaffRole(story, dismissal)).toMatchObject({ value: { changed: false } });
  expect(await rolesOf(dana.id)).toEqual([]);
  expect(await instructor.execute()).toHaveLength(1);
  const said = await listJournal(database.db, { type: 'person', id: dana.id });
  expect(said.map(({ action }) => action)).toEqual(['staff.appointed', 'staff.dismissed']);
});

test('nobody is appointed whose e-mail is unknown or not confirmed', async () => {
  const story = accountStory(database.db);
  const sam = await aPerson(database.db, 'Sam');
  await database.db.updateTable('people').set({ emailVerifiedAt: null }).where('id', '=', sam.id).execute();
  for (const email of [sam.email, 'nobody@example.com'])
    expect(await appointStaff(story, { email, role: 'admin', by: bySystem })).toBeRefused('nobody-with-this-email');
  expect(await rolesOf(sam.id)).toEqual([]);
});

test('an administrator adds somebody with an account at once; a second time changes nothing', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const cora = await aPerson(database.db, 'Cora');
  const wanted = { email: cora.email, role: 'coordinator' as const, by: ada };
  expect(valueOf(await inviteStaff(story, wanted))).toEqual({ outcome: 'appointed' });
  expect(valueOf(await inviteStaff(story, wanted))).toEqual({ outcome: 'was-so' });
  expect(await rolesOf(cora.id)).toEqual(['coordinator']);
  expect(await mailTo(story, cora.email)).toEqual([]);
});

test('whoever has no account is invited, signs up and accepts, once', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const email = 'newcomer@example.com';
  expect(valueOf(await inviteStaff(story, { email, role: 'trainer', by: ada }))).toEqual({ outcome: 'invited' });
  const token = await tokenSentTo(story, email, 'staff-invitation');
  const noor = await aMember(story, email, 'Noor');
  expect(valueOf(await readStaffInvitation(story, { token, by: noor }))).toMatchObject({ role: 'trainer' });
  expect(await rolesOf(noor.personId)).toEqual([]);
  expect(await acceptStaffInvitation(story, { token, by: ada })).toBeRefused('invitation-for-another');
  valueOf(await acceptStaffInvitation(story, { token, by: noor }));
  expect(await rolesOf(noor.personId)).toEqual(['trainer']);
  const working = await findViewer(story, noor.cookie);
  expect(working).toMatchObject({ grants: [{ role: 'trainer', scope: null }], instructorId: expect.any(String) });
  if (working) valueOf(await acceptStaffInvitation(story, { token, by: working }));
  expect(await rolesOf(noor.personId)).toEqual(['trainer']);

  const grantId = await theGrantOf(noor.personId);
  valueOf(await changeStaffRole(story, { grantId, role: null, by: ada }));
  expect(await findViewer(story, noor.cookie)).toMatchObject({ grants: [] });
  expect(await acceptStaffInvitation(story, { token, by: noor })).toBeRefused('invitation-used');
  expect(await rolesOf(noor.personId)).toEqual([]);
});

test('an invitation ends when it is withdrawn, or replaced by a newer one', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const email = 'late@example.com';
  const invite = async () => {
    valueOf(await inviteStaff(story, { email, role: 'coordinator', by: ada }));
    return tokenSentTo(story, email, 'staff-invitation');
  };
  const first = await invite();
  const second = await invite();
  const late = await aMember(story, email, 'Lee');
  expect(await acceptStaffInvitation(story, { token: first, by: late })).toBeRefused('invitation-over');
  const { invitations } = valueOf(await findStaffTeam(story, { viewer: ada, page: 1 }));
  expect(invitations).toMatchObject([{ email, role: 'coordinator', invitedByName: 'Ada', isOver: false }]);
  const withdrawal = { invitationId: invitations[0]?.id ?? '', by: ada };
  for (const _ of ['once', 'twice']) valueOf(await withdrawStaffInvitation(story, withdrawal));
  expect(await acceptStaffInvitation(story, { token: second, by: late })).toBeRefused('invitation-over');
  expect(await listJournal(database.db, { type: 'staff-invitation', id: withdrawal.invitationId })).toMatchObject([
    { action: 'staff.invited' },
    { action: 'staff.invitation-withdrawn' },
  ]);
  expect(await rolesOf(late.personId)).toEqual([]);
});

test('whoever was appointed before they answered an invitation is not let in by it once they are dismissed', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const appointAgain = {
    'on the screen': async (email: string) => inviteStaff(story, { email, role: 'trainer', by: ada }),
    'by the command': async (email: string) => appointStaff(story, { email, role: 'trainer', by: bySystem }),
  };
  for (const [how, appoint] of Object.entries(appointAgain)) {
    const email = `${how.replaceAll(' ', '-')}@example.com`;
    valueOf(await inviteStaff(story, { email, role: 'admin', by: ada }));
    const token = await tokenSentTo(story, email, 'staff-invitation');
    const noor = await aMember(story, email, 'Noor');
    valueOf<unknown>(await appoint(email));
    valueOf(await changeStaffRole(story, { grantId: await theGrantOf(noor.personId), role: null, by: ada }));
    expect(await acceptStaffInvitation(story, { token, by: noor })).toBeRefused('invitation-over');
    expect(await rolesOf(noor.personId)).toEqual([]);
  }
});

test('an invitation does not outlive its seven days, nor the right of who sent it', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const bea = await aViewer(database.db, { name: 'Bea', role: 'admin' });
  const friend = { email: 'friend@example.com', role: 'admin' as const };
  valueOf(await inviteStaff(story, { ...friend, by: bea }));
  const token = await tokenSentTo(story, friend.email, 'staff-invitation');
  valueOf(await changeStaffRole(story, { grantId: await theGrantOf(bea.personId), role: 'trainer', by: ada }));
  const late = { email: 'later@example.com', role: 'trainer' as const };
  valueOf(await inviteStaff(story, { ...late, by: ada }));
  const old = await tokenSentTo(story, late.email, 'staff-invitation');
  story.clock.advance({ days: 7 });
  for (const [link, { email }] of [
    [token, friend],
    [old, late],
  ] as const) {
    const reader = await aMember(story, email, 'Reader');
    expect(await acceptStaffInvitation(story, { token: link, by: reader })).toBeRefused('invitation-over');
    expect(await rolesOf(reader.personId)).toEqual([]);
  }
});

test.each<[StaffRole | undefined, string | undefined]>([
  [undefined, undefined],
  ['trainer', undefined],
  ['coordinator', undefined],
  ['admin', 'one course only'],
])('%s (%s) says nothing about who works here', async (role, scope) => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const by = await aViewer(database.db, { ...(role ? { role } : {}), ...(scope ? { scope } : {}) });
  const grantId = await theGrantOf(ada.personId);
  expect(await inviteStaff(story, { email: by.email, role: 'admin', by })).toBeRefused('not-allowed');
  expect(await appointStaff(story, { email: by.email, role: 'admin', by })).toBeRefused('not-allowed');
  expect(await changeStaffRole(story, { grantId, role: null, by })).toBeRefused('not-allowed');
  expect(await withdrawStaffInvitation(story, { invitationId: newId(), by })).toBeRefused('not-allowed');
  expect(await findStaffTeam(story, { viewer: by, page: 1 })).toBeRefused('not-allowed');
  expect(await rolesOf(ada.personId)).toEqual(['admin']);
});

test('a role is changed in one step, also to one that they have already; the one of a course stays of that course', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const cora = await aViewer(database.db, { name: 'Cora', role: 'coordinator' });
  const change = { grantId: await theGrantOf(cora.personId), role: 'trainer' as const, by: ada };
  expect(valueOf(await changeStaffRole(story, change))).toEqual({ changed: true });
  expect(valueOf(await changeStaffRole(story, change))).toEqual({ changed: false });
  expect(await rolesOf(cora.personId)).toEqual(['trainer']);
  valueOf(await appointStaff(story, { email: cora.email, role: 'coordinator', by: ada }));
  const again = (await grantsOf(cora.personId)).find(({ role }) => role === 'coordinator');
  valueOf(await changeStaffRole(story, { grantId: again?.id ?? '', role: 'trainer', by: ada }));
  expect(await rolesOf(cora.personId)).toEqual(['trainer']);

  const courseId = newId();
  const limited = { id: newId(), personId: cora.personId, role: 'trainer' as const, scope: courseId };
  await database.db
    .insertInto('staffGrants')
    .values({ ...limited, createdAt: story.clock.now() })
    .execute();
  valueOf(await changeStaffRole(story, { grantId: limited.id, role: 'admin', by: ada }));
  expect(await grantsOf(cora.personId)).toContainEqual(expect.objectContaining({ role: 'admin', scope: courseId }));
  const { history } = valueOf(await findStaffTeam(story, { viewer: ada, page: 1 }));
  expect(history[0]).toMatchObject({ who: 'Ada', what: 'Cora: Made them admin, who were trainer' });
});

test('the last administrator is neither dismissed nor made something else, by nobody', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const grantId = await theGrantOf(ada.personId);
  for (const by of [ada, bySystem])
    for (const role of [null, 'coordinator'] as const)
      expect(await changeStaffRole(story, { grantId, role, by })).toBeRefused('last-admin');
  await aViewer(database.db, { name: 'Bea', role: 'admin' });
  valueOf(await changeStaffRole(story, { grantId, role: null, by: ada }));
  expect(await rolesOf(ada.personId)).toEqual([]);
});

test('the list tells of each right since when, and the last sign-in where it is known', async () => {
  const story = accountStory(database.db);
  const ada = await theOnlyAdmin();
  const noor = await aMember(story, 'noor.signs.in@example.com', 'Noor');
  valueOf(await inviteStaff(story, { email: noor.email, role: 'trainer', by: ada }));
  const { staff } = valueOf(await findStaffTeam(story, { viewer: ada, page: 1 }));
  expect(staff).toMatchObject({
    count: 2,
    items: [
      { name: 'Ada', role: 'admin', signedInAt: null },
      { name: 'Noor', role: 'trainer', signedInAt: story.clock.now() },
    ],
  });
});
