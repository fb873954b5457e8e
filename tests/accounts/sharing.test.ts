import { expect, test } from 'vitest';
import {
  askToShare,
  changeMemberRole,
  findTeam,
  findTeamMembers,
  leaveOrganisation,
  listMySharing,
  listTeamMembersForBoard,
  lockOrganisation,
  removeMember,
  shareWithTeam,
  stopSharing,
} from '#src/accounts/index.ts';
import { newId } from '#src/shared/ids.ts';
import { whileHeld } from '#tests/support/held.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anOrganisation, aViewer } from '#tests/renewal/story.ts';
import { aPerson } from '#tests/support/builders.ts';

const database = useDatabase();

/** Harbourside with its owner Helen and Anh, who only learns. */
async function aTeam() {
  const { db } = database;
  const services = testCore(db, stoppedClock('2027-03-01T00:00:00Z'));
  const helen = await aPerson(db, 'Helen');
  const firm = await anOrganisation(db, { personId: helen.id });
  const join = async (name: string, role: 'learner' | 'booker' | 'viewer' = 'learner') => {
    const person = await aPerson(db, name);
    const membership = { organisationId: firm.id, role };
    const row = { ...membership, personId: person.id, createdAt: services.clock.now() };
    await db.insertInto('organisationMemberships').values(row).execute();
    return aViewer(db, { person, memberships: [membership] });
  };
  const owner = await aViewer(db, { person: helen, memberships: [firm.membership] });
  return { services, owner, organisationId: firm.id, join, anh: await join('Anh') };
}

const scopesIn = async (organisationId: string) =>
  Object.fromEntries(
    (await listTeamMembersForBoard(database.db, organisationId)).map(({ name, scope }) => [name, scope]),
  );

async function journalOf(organisationId: string): Promise<string[]> {
  const lines = await database.db
    .selectFrom('journalEntries')
    .select('action')
    .where('subjectId', '=', organisationId)
    .orderBy('id')
    .execute();
  return lines.map(({ action }) => action);
}

test('a member shares as much as they choose, changes it, and ends it; each once, with its words and time kept', async () => {
  const { services, organisationId, anh } = await aTeam();
  const share = (scope: 'standing' | 'credits') => shareWithTeam(services, { organisationId, scope, by: anh });
  for (const _ of ['once', 'twice']) expect(await share('standing')).toEqual({ ok: true });
  expect(await scopesIn(organisationId)).toEqual({ Anh: 'standing', Helen: null });
  const [sharing] = await listMySharing(services, { viewer: anh });
  expect(sharing).toMatchObject({ scope: 'standing', seenBy: ['Helen'], givenAt: services.clock.now() });
  expect(sharing?.wording).toContain('Those who book for Harbourside Drying may see my designations');
  expect(sharing?.wording).not.toContain('certificate');
  await share('credits');
  expect((await listMySharing(services, { viewer: anh }))[0]?.wording).toContain('its certificate');
  for (const _ of ['once', 'twice']) await stopSharing(services, { organisationId, by: anh });
  expect(await scopesIn(organisationId)).toEqual({ Anh: null, Helen: null });
  const kept = await database.db
    .selectFrom('teamShares')
    .select(['scope', 'endReason'])
    .where('organisationId', '=', organisationId)
    .orderBy('givenAt')
    .orderBy('scope', 'desc')
    .execute();
  expect(kept).toEqual([
    { scope: 'standing', endReason: 'changed' },
    { scope: 'credits', endReason: 'withdrawn' },
  ]);
  expect(await journalOf(organisationId)).toEqual([
    'organisation.sharing-allowed',
    'organisation.sharing-allowed',
    'organisation.sharing-ended',
  ]);
});

test('sharing ends when a member leaves or is taken off, and does not come back with them', async () => {
  const { services, owner, organisationId, anh, join } = await aTeam();
  const bao = await join('Bao');
  for (const by of [anh, bao]) await shareWithTeam(services, { organisationId, scope: 'credits', by });
  await leaveOrganisation(services, { organisationId, by: anh });
  await removeMember(services, { organisationId, personId: bao.personId, by: owner });
  const row = { organisationId, personId: anh.personId, role: 'learner' as const, createdAt: services.clock.now() };
  await database.db.insertInto('organisationMemberships').values(row).execute();
  expect(await scopesIn(organisationId)).toEqual({ Anh: null, Helen: null });
  const ends = await database.db
    .selectFrom('teamShares')
    .select('endReason')
    .where('organisationId', '=', organisationId)
    .execute();
  expect(ends).toEqual([{ endReason: 'left' }, { endReason: 'left' }]);
});

test('who stops while their scope is being changed has stopped, at a time after the change', async () => {
  const { services, organisationId, anh } = await aTeam();
  const { db } = database;
  await shareWithTeam(services, { organisationId, scope: 'standing', by: anh });
  services.clock.advance({ minutes: 1 });
  const { personId } = anh;
  await whileHeld(
    db,
    async (trx) => {
      await lockOrganisation(trx, organisationId);
      const endedAt = services.clock.now();
      await trx
        .updateTable('teamShares')
        .set({ endedAt, endReason: 'changed' })
        .where('personId', '=', personId)
        .execute();
      services.clock.advance({ seconds: 1 });
      const share = {
        organisationId,
        personId,
        scope: 'credits' as const,
        wording: 'I agree',
        givenAt: services.clock.now(),
      };
      await trx
        .insertInto('teamShares')
        .values({ id: newId(), ...share })
        .execute();
    },
    () => stopSharing(services, { organisationId, by: anh }),
  );
  expect(await scopesIn(organisationId)).toEqual({ Anh: null, Helen: null });
});

test('of many who would see it twenty are named and the others counted, and a certificate’s hours are spoken of', async () => {
  const { services, organisationId, anh, join } = await aTeam();
  for (let booker = 0; booker < 21; booker += 1) await join(`Booker ${booker}`, 'booker');
  await join('Vera', 'viewer');
  await shareWithTeam(services, { organisationId, scope: 'credits', by: anh });
  const [sharing] = await listMySharing(services, { viewer: anh });
  // Helen and 21 who book.
  expect([sharing?.seenBy.length, sharing?.seenByCount]).toEqual([20, 22]);
  expect(sharing?.wording).toContain('prints the hours I attended');
});

test('only a member shares with a team', async () => {
  const { services, organisationId } = await aTeam();
  const stranger = await aViewer(database.db);
  for (const id of [organisationId, 'nonsense'])
    expect(await shareWithTeam(services, { organisationId: id, scope: 'standing', by: stranger })).toBeRefused(
      'not-found',
    );
});

test('whoever books asks by mail, at most every thirty days, and not those who share', async () => {
  const { services, owner, organisationId, anh, join } = await aTeam();
  const [bao, viewer, booker] = [await join('Bao'), await join('Vera', 'viewer'), await join('Boris', 'booker')];
  await shareWithTeam(services, { organisationId, scope: 'standing', by: anh });
  const ask = (by = owner, personIds: string[] | 'all' = [bao.personId, anh.personId]) =>
    askToShare(services, { organisationId, personIds, by });
  expect(await ask(viewer)).toBeRefused('may-not-book');
  expect(await ask(await aViewer(database.db))).toBeRefused('not-found');
  expect(await ask()).toEqual({ ok: true, value: { asked: 1 } });
  expect(await ask(booker)).toEqual({ ok: true, value: { asked: 0 } });
  expect(await listMySharing(services, { viewer: bao })).toMatchObject([{ askedByName: 'Helen', scope: null }]);
  services.clock.advance({ days: 30 });
  // All who share nothing: Bao again, Vera and Boris; Helen does not ask herself.
  expect(await ask(owner, 'all')).toEqual({ ok: true, value: { asked: 3 } });
  const mails = await database.db
    .selectFrom('messages')
    .select(['toEmail', 'bodyText'])
    .where('kind', '=', 'share-request')
    .execute();
  expect(mails.filter(({ toEmail }) => toEmail === bao.email)).toHaveLength(2);
  expect(mails[0]?.bodyText).toContain('https://training.example.com/my/sharing');
});

test('a learner sees nothing of what the team books, and nobody of it', async () => {
  const { services, owner, organisationId, anh } = await aTeam();
  expect(await findTeam(services, { viewer: anh, organisationId })).toBeRefused('not-found');
  expect(await findTeamMembers(services, { viewer: anh, organisationId: null, page: 1 })).toBeRefused('not-found');
  // A booker who is made a learner books no more: what they were mailed as a booker opens nothing.
  await changeMemberRole(services, { organisationId, personId: anh.personId, role: 'booker', by: owner });
  await changeMemberRole(services, { organisationId, personId: anh.personId, role: 'learner', by: owner });
  const ended = await database.db
    .selectFrom('membershipEnds')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .execute();
  expect(ended).toEqual([{ personId: anh.personId }]);
});
