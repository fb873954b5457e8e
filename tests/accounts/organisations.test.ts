import { describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  changeMemberRole,
  editOrganisation,
  findTeam,
  findTeamMembers,
  foundOrganisation,
  inviteMember,
  leaveOrganisation,
  readInvitation,
  removeMember,
  setInvoiceTerms,
  type TeamRole,
  type Viewer,
  withdrawInvitation,
} from '#src/accounts/index.ts';
import { anAbn, aViewer } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { accountStory, mailTo, tokenSentTo } from './account-story.ts';

const database = useDatabase();

const detailsOf = (abn: string) => ({
  name: 'Harbour City Restoration',
  abn,
  billingEmail: 'accounts@harbour.example.com',
  billingAddress: '1 Quay Street, Sydney NSW 2000',
});

/** An organisation with its owner. */
async function aTeam() {
  const story = accountStory(database.db);
  const owner = await aViewer(story.db, { name: 'Olive Owner' });
  const details = detailsOf(anAbn());
  const { organisationId } = valueOf(await foundOrganisation(story, { details, by: owner }));
  return { story, owner, organisationId, details };
}

type TeamOf = Awaited<ReturnType<typeof aTeam>>;

/** Somebody invited as this, who has joined. */
async function aMate({ story, owner, organisationId }: TeamOf, name: string, role: TeamRole): Promise<Viewer> {
  const mate = await aViewer(story.db, { name });
  valueOf(await inviteMember(story, { organisationId, email: mate.email, role, by: owner }));
  const token = await tokenSentTo(story, mate.email, 'team-invitation');
  valueOf(await acceptInvitation(story, { token, by: mate }));
  return { ...mate, memberships: [{ organisationId, role }] };
}

async function rolesIn({ story, organisationId }: TeamOf): Promise<Record<string, TeamRole>> {
  const rows = await story.db
    .selectFrom('organisationMemberships')
    .innerJoin('people', 'people.id', 'personId')
    .select(['people.name', 'role'])
    .where('organisationId', '=', organisationId)
    .execute();
  return Object.fromEntries(rows.map(({ name, role }) => [name, role]));
}

async function journalOfTeam({ story, organisationId }: TeamOf): Promise<string[]> {
  const rows = await story.db
    .selectFrom('journalEntries')
    .select('action')
    .where('subjectId', '=', organisationId)
    .orderBy('id')
    .execute();
  return rows.map(({ action }) => action);
}

describe('founding an organisation', () => {
  test('makes the founder its owner', async () => {
    const team = await aTeam();
    expect(await rolesIn(team)).toEqual({ 'Olive Owner': 'owner' });
    expect(await journalOfTeam(team)).toEqual(['organisation.founded']);
  });

  test('refuses an ABN whose check digits do not fit, an ABN that is known, and an unproven mailbox', async () => {
    const { story, owner, details } = await aTeam();
    const found = (abn: string, by = owner) => foundOrganisation(story, { details: { ...details, abn }, by });
    expect(await found('51824753557')).toMatchObject({ ok: false, reason: 'abn-malformed' });
    expect(await found('')).toMatchObject({ ok: false, reason: 'abn-malformed' });
    expect(await found(details.abn, await aViewer(story.db))).toEqual({ ok: false, reason: 'organisation-known' });
    expect(await found(anAbn(), { ...owner, emailVerified: false })).toMatchObject({ reason: 'email-not-proven' });
  });
});

describe('the billing identity', () => {
  test('is changed by an owner; saving what is there already writes nothing', async () => {
    const team = await aTeam();
    const { story, owner, organisationId, details } = team;
    const edit = () =>
      editOrganisation(story, {
        organisationId,
        details: { ...details, billingEmail: 'ap@harbour.example' },
        by: owner,
      });
    expect(await edit()).toMatchObject({ ok: true });
    expect(await edit()).toMatchObject({ ok: true });
    expect(await journalOfTeam(team)).toEqual(['organisation.founded', 'organisation.billing-edited']);
    const found = valueOf(await findTeam(story, { viewer: asMember(team), organisationId }));
    expect(found.organisation.billingEmail).toBe('ap@harbour.example');
  });

  test('under another name or ABN takes payment by invoice away, and staff are told; another address does not', async () => {
    const team = await aTeam();
    const { story, owner: by, organisationId, details } = team;
    const staff = await aViewer(story.db, { role: 'coordinator' });
    await setInvoiceTerms(story, { organisationId, terms: 'trusted', days: 30, by: staff });
    const edit = (facts: Partial<typeof details>) =>
      editOrganisation(story, { organisationId, details: { ...details, ...facts }, by });
    const terms = async () => valueOf(await findTeam(story, { viewer: asMember(team), organisationId })).organisation;
    expect(await edit({ billingAddress: '9 Other Street' })).toMatchObject({ ok: true });
    expect(await terms()).toMatchObject({ invoiceTerms: 'trusted' });
    expect(await edit({ name: 'Somebody Else Pty Ltd' })).toMatchObject({ ok: true });
    expect(await edit({ name: 'Somebody Else Pty Ltd' })).toMatchObject({ ok: true });
    expect(await terms()).toMatchObject({ invoiceTerms: 'none' });
    const told = await story.db.selectFrom('messages').select('kind').where('aboutId', '=', organisationId).execute();
    expect(told).toEqual([{ kind: 'organisation-renamed' }]);
    expect((await journalOfTeam(team)).at(-1)).toBe('organisation.invoice-terms-lost');
  });

  test('is not for bookers, strangers, or an ABN that somebody else has', async () => {
    const team = await aTeam();
    const { story, owner, organisationId, details } = team;
    const other = await aTeam();
    const booker = await aMate(team, 'Ben Booker', 'booker');
    const edit = (by: Viewer, abn = details.abn) =>
      editOrganisation(story, { organisationId, details: { ...details, abn }, by });
    expect(await edit(booker)).toMatchObject({ reason: 'not-owner' });
    expect(await edit(other.owner)).toMatchObject({ reason: 'not-found' });
    expect(await edit(owner, other.details.abn)).toMatchObject({ reason: 'organisation-known' });
    expect(await edit(owner, '12345678901')).toMatchObject({ reason: 'abn-malformed' });
  });
});

function asMember({ owner, organisationId }: TeamOf): Viewer {
  return { ...owner, memberships: [{ organisationId, role: 'owner' }] };
}

describe('inviting', () => {
  test('mails a link by which the reader joins, once; pressed twice it changes nothing', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const ben = await aViewer(story.db, { name: 'Ben Booker' });
    valueOf(await inviteMember(story, { organisationId, email: ben.email.toUpperCase(), role: 'booker', by: owner }));
    const token = await tokenSentTo(story, ben.email, 'team-invitation');
    expect(await readInvitation(story, { token, by: ben })).toMatchObject({ ok: true, value: { role: 'booker' } });
    const joined = { ok: true, value: { organisationId, role: 'booker' } };
    expect(await acceptInvitation(story, { token, by: ben })).toEqual(joined);
    expect(await acceptInvitation(story, { token, by: ben })).toEqual(joined);
    expect(await rolesIn(team)).toEqual({ 'Olive Owner': 'owner', 'Ben Booker': 'booker' });
    expect((await journalOfTeam(team)).filter((action) => action === 'organisation.member-joined')).toHaveLength(1);
    expect(await readInvitation(story, { token, by: ben })).toMatchObject({ reason: 'invitation-used' });
  });

  test('stores no secret that would let anybody in, and marks its mail as carrying one', async () => {
    const { story, owner, organisationId } = await aTeam();
    const email = 'secret-keeper@example.com';
    valueOf(await inviteMember(story, { organisationId, email, role: 'viewer', by: owner }));
    const token = await tokenSentTo(story, email, 'team-invitation');
    const rows = await story.db.selectFrom('organisationInvitations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await mailTo(story, email))[0]).toMatchObject({ carriesSecret: true });
  });

  test('is for the person it names, within seven days', async () => {
    const { story, owner, organisationId } = await aTeam();
    const [ben, eve] = [await aViewer(story.db, { name: 'Ben' }), await aViewer(story.db, { name: 'Eve' })];
    valueOf(await inviteMember(story, { organisationId, email: ben.email, role: 'booker', by: owner }));
    const token = await tokenSentTo(story, ben.email, 'team-invitation');
    expect(await acceptInvitation(story, { token, by: eve })).toMatchObject({ reason: 'invitation-for-another' });
    expect(await acceptInvitation(story, { token: 'guessed', by: eve })).toMatchObject({ reason: 'invitation-over' });
    story.clock.advance({ days: 7 });
    expect(await acceptInvitation(story, { token, by: ben })).toMatchObject({ reason: 'invitation-over' });
  });

  test('again sends a new link, and the old one is dead; a withdrawn one too', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const ben = await aViewer(story.db, { name: 'Ben' });
    const invite = () => inviteMember(story, { organisationId, email: ben.email, role: 'viewer', by: owner });
    valueOf(await invite());
    const first = await tokenSentTo(story, ben.email, 'team-invitation');
    story.clock.advance({ minutes: 1 });
    valueOf(await invite());
    const second = await tokenSentTo(story, ben.email, 'team-invitation');
    expect(second).not.toBe(first);
    expect(await acceptInvitation(story, { token: first, by: ben })).toMatchObject({ reason: 'invitation-over' });
    const page = valueOf(await findTeamMembers(story, { viewer: asMember(team), organisationId, page: 1 }));
    expect(page.invitations).toHaveLength(1);
    const which = { invitationId: page.invitations[0]?.id ?? '', by: owner };
    expect(await withdrawInvitation(story, which)).toMatchObject({ ok: true });
    expect(await withdrawInvitation(story, which)).toMatchObject({ ok: true });
    expect(await acceptInvitation(story, { token: second, by: ben })).toMatchObject({ reason: 'invitation-over' });
    expect((await journalOfTeam(team)).filter((action) => action.endsWith('withdrawn'))).toHaveLength(1);
  });

  test('is for owners, not of members, and not without end', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const booker = await aMate(team, 'Ben Booker', 'booker');
    const invite = (by: Viewer, email: string) => inviteMember(story, { organisationId, email, role: 'owner', by });
    expect(await invite(booker, 'x@example.com')).toMatchObject({ reason: 'not-owner' });
    expect(await invite(await aViewer(story.db), 'x@example.com')).toMatchObject({ reason: 'not-found' });
    expect(await invite(owner, booker.email)).toMatchObject({ reason: 'already-member' });
    const many = Array.from({ length: 45 }, (_, index) => `mate${index}@example.com`);
    const answers = [];
    for (const email of many) answers.push(await invite(owner, email));
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: 'too-many-tries' });
  });
});

describe('members', () => {
  test('get another role from an owner, and are taken off the team', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const ben = await aMate(team, 'Ben', 'viewer');
    const change = (by: Viewer, personId: string, role: TeamRole) =>
      changeMemberRole(story, { organisationId, personId, role, by });
    expect(await change(ben, ben.personId, 'owner')).toMatchObject({ reason: 'not-owner' });
    expect(await change(owner, ben.personId, 'booker')).toMatchObject({ ok: true });
    expect(await change(owner, ben.personId, 'booker')).toMatchObject({ ok: true });
    expect(await rolesIn(team)).toEqual({ 'Olive Owner': 'owner', Ben: 'booker' });
    const remove = (by: Viewer, personId: string) => removeMember(story, { organisationId, personId, by });
    expect(await remove(ben, owner.personId)).toMatchObject({ reason: 'not-owner' });
    expect(await remove(owner, ben.personId)).toMatchObject({ ok: true });
    expect(await remove(owner, ben.personId)).toMatchObject({ ok: true });
    expect(await rolesIn(team)).toEqual({ 'Olive Owner': 'owner' });
    expect((await journalOfTeam(team)).slice(-2)).toEqual(['organisation.role-changed', 'organisation.member-removed']);
  });

  test('leave of their own will; the last owner cannot leave, be removed or be made less', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const ben = await aMate(team, 'Ben', 'viewer');
    expect(await leaveOrganisation(story, { organisationId, by: owner })).toMatchObject({ reason: 'last-owner' });
    const itself = { organisationId, personId: owner.personId, by: owner };
    expect(await removeMember(story, itself)).toMatchObject({ reason: 'last-owner' });
    expect(await changeMemberRole(story, { ...itself, role: 'viewer' })).toMatchObject({ reason: 'last-owner' });
    expect(await leaveOrganisation(story, { organisationId, by: ben })).toMatchObject({ ok: true });
    expect(await leaveOrganisation(story, { organisationId, by: ben })).toMatchObject({ ok: true });
    expect(await rolesIn(team)).toEqual({ 'Olive Owner': 'owner' });
  });

  test('two owners who leave at the same moment leave one of them behind', async () => {
    for (let round = 0; round < 5; round += 1) {
      const team = await aTeam();
      const second = await aMate(team, 'Second', 'owner');
      const { story, owner, organisationId } = team;
      const left = await Promise.all([owner, second].map((by) => leaveOrganisation(story, { organisationId, by })));
      expect(left.filter(({ ok }) => ok)).toHaveLength(1);
      expect(Object.keys(await rolesIn(team))).toHaveLength(1);
    }
  });

  test('who only looks sees no addresses and no invitations; strangers see nothing', async () => {
    const team = await aTeam();
    const { story, owner, organisationId } = team;
    const ben = await aMate(team, 'Ben', 'viewer');
    valueOf(await inviteMember(story, { organisationId, email: 'x@example.com', role: 'viewer', by: owner }));
    const seen = valueOf(await findTeamMembers(story, { viewer: ben, organisationId, page: 1 }));
    expect(seen.members.items.map(({ name, email }) => [name, email])).toEqual([
      ['Olive Owner', null],
      ['Ben', null],
    ]);
    expect(seen).toMatchObject({ invitations: [], mayChange: false, maySeeMoney: false });
    const stranger = await aViewer(story.db);
    expect(await findTeamMembers(story, { viewer: stranger, organisationId, page: 1 })).toMatchObject({
      reason: 'not-found',
    });
  });
});

test('staff set whether an organisation pays by invoice; nobody else does', async () => {
  const team = await aTeam();
  const { story, owner, organisationId } = team;
  const staff = await aViewer(story.db, { name: 'Kerry', role: 'coordinator' });
  const set = (by: Viewer) => setInvoiceTerms(story, { organisationId, terms: 'trusted', days: 30, by });
  expect(await set(owner)).toMatchObject({ reason: 'not-allowed' });
  expect(await set(await aViewer(story.db, { role: 'coordinator', scope: organisationId }))).toMatchObject({
    ok: false,
  });
  expect(await set(staff)).toMatchObject({ ok: true });
  expect(await set(staff)).toMatchObject({ ok: true });
  const { organisation } = valueOf(await findTeam(story, { viewer: asMember(team), organisationId }));
  expect(organisation).toMatchObject({ invoiceTerms: 'trusted', invoiceDays: 30 });
  expect(await journalOfTeam(team)).toEqual(['organisation.founded', 'organisation.invoice-terms-set']);
});
