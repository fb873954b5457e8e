import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  changeMemberRole,
  leaveOrganisation,
  lockOrganisation,
  removeMember,
  shareWithTeam,
  stopSharing,
  type TeamRole,
  type Viewer,
} from '#src/accounts/index.ts';
import {
  type BoardFilter,
  chooseBoardMail,
  exportTeamBoard,
  findTeamBoard,
  findTeamBooking,
  findTeamCertificate,
  findTeamMember,
  mailTeamBoards,
} from '#src/renewal/index.ts';
import { deliverMessages, resendMessage } from '#src/notifications/index.ts';
import { ok } from '#src/shared/result.ts';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whileHeld } from '#tests/support/held.ts';
import { countStatements } from '#tests/support/statements.ts';
import { aCertificate, aCompletion, aCreditEntry, anOrganisation, aViewer } from './story.ts';

const database = useDatabase();
/** Noon of 29 November 2027 in Sydney. */
const noon = '2027-11-29T01:00:00Z';

async function aTeam() {
  const { db } = database;
  const services = testCore(db, stoppedClock(noon));
  const helen = await aPerson(db, 'Helen');
  const firm = await anOrganisation(db, { personId: helen.id });
  const group = await aCycleGroup(db, { codes: ['WRT'] });
  const owner = await aViewer(db, { person: helen, memberships: [firm.membership] });
  const organisationId = firm.id;
  /** A member whose cycle ends on that day, with so many CECs in it, who shares so much. */
  const join = async (
    name: string,
    facts: { endsOn?: string; units?: string; scope?: 'standing' | 'credits' | null; role?: TeamRole } = {},
  ): Promise<Viewer> => {
    const { endsOn, units, scope = 'standing', role = 'learner' } = facts;
    const person = await aPerson(db, name);
    const membership = { organisationId, role };
    await db
      .insertInto('organisationMemberships')
      .values({ ...membership, personId: person.id, createdAt: services.clock.now() })
      .execute();
    const cycle = endsOn && { startsOn: `${Number(endsOn.slice(0, 4)) - 4}-02-01`, endsOn };
    if (cycle) await aHeldDesignation(db, { personId: person.id, group, cycle });
    if (units) await aCreditEntry(db, { learnerId: person.id, units });
    const viewer = await aViewer(db, { person, memberships: [membership] });
    if (scope) await shareWithTeam(services, { organisationId, scope, by: viewer });
    return viewer;
  };
  const board = (viewer = owner, filter: BoardFilter = 'all') =>
    findTeamBoard(services, { viewer, organisationId, filter, page: 1, others: 1 });
  return { services, owner, organisationId, group, join, board };
}

type Team = Awaited<ReturnType<typeof aTeam>>;

async function namesIn({ board }: Team, filter: BoardFilter = 'all'): Promise<string[]> {
  const found = await board(undefined, filter);
  if (!found.ok) throw new Error(found.reason);
  return found.value.standings.items.map(({ name }) => name);
}

describe('a team’s board', () => {
  it('shows how those who share it stand, the most urgent first, and of the others the name alone', async () => {
    const team = await aTeam();
    await team.join('Met', { endsOn: '2028-01-31', units: '14' });
    await team.join('Later', { endsOn: '2028-01-31', units: '5.5', scope: 'credits' });
    await team.join('Sooner', { endsOn: '2027-12-20', units: '10' });
    await team.join('Lapsed', { endsOn: '2027-11-28', units: '2' });
    await team.join('Bare');
    await team.join('Secret', { endsOn: '2027-12-01', units: '1', scope: null });
    const found = await team.board();
    if (!found.ok) throw new Error(found.reason);
    // 14 needed: 14 − 10 = 4, 14 − 5.5 = 8.5. 29 Nov to 20 Dec are 21 days, to 31 Jan 63.
    expect(
      found.value.standings.items.map(({ name, state, figures }) => [name, state, figures?.gap, figures?.daysLeft]),
    ).toEqual([
      ['Lapsed', 'lapsed', '12', -1],
      ['Sooner', 'missing', '4', 21],
      ['Later', 'missing', '8.5', 63],
      ['Bare', 'unknown', undefined, undefined],
      ['Met', 'met', '0', 63],
    ]);
    expect(found.value.counts).toEqual({ all: 5, '180': 2, '90': 2, '30': 1, lapsed: 1 });
    expect(found.value.others.items.map((other) => Object.keys(other).toSorted())).toEqual([
      ['askedAt', 'name', 'personId'],
    ]);
    // Helen alone sees the board: she is asked to share only once somebody else would see it.
    expect(found.value.others.items.map(({ name }) => name)).toEqual(['Secret']);
    await team.join('Booker', { role: 'booker', scope: null });
    const others = await team.board();
    expect(others.ok && others.value.others.items.map(({ name }) => name)).toEqual(['Booker', 'Helen', 'Secret']);
    expect([await namesIn(team, '30'), await namesIn(team, '90'), await namesIn(team, 'lapsed')]).toEqual([
      ['Sooner'],
      ['Sooner', 'Later'],
      ['Lapsed'],
    ]);
  });

  it('is for those who book, of this team', async () => {
    const { board, join } = await aTeam();
    expect((await board(await join('Boris', { role: 'booker' }))).ok).toBe(true);
    expect(await board(await join('Vera', { role: 'viewer' }))).toBeRefused('may-not-book');
    expect(await board(await join('Lan', { role: 'learner' }))).toBeRefused('not-found');
    expect(await board((await aTeam()).owner)).toBeRefused('not-found');
  });

  it('takes the same number of statements for one member as for twelve', async () => {
    const team = await aTeam();
    await team.join('First', { endsOn: '2028-01-31', units: '5' });
    const { owner: viewer, organisationId } = team;
    const count = () =>
      countStatements(database.db, (db) =>
        findTeamBoard({ ...team.services, db }, { viewer, organisationId, filter: 'all', page: 1, others: 1 }),
      );
    const one = await count();
    for (let member = 0; member < 11; member += 1)
      await team.join(`Member ${member}`, { endsOn: '2028-01-31', units: '5' });
    expect(await count()).toBe(one);
  });

  it('goes into a spreadsheet with no more than it shows, and no formula', async () => {
    const team = await aTeam();
    await team.join('=cmd()', { endsOn: '2027-12-20', units: '10' });
    await team.join('Secret', { endsOn: '2027-12-01', scope: null });
    const asked = { organisationId: team.organisationId, filter: 'all' as const };
    const csv = await exportTeamBoard(team.services, { viewer: team.owner, ...asked });
    if (!csv.ok) throw new Error(csv.reason);
    const [head, ...rows] = csv.value.trim().split('\r\n');
    expect(head).toContain('Name,Body,Designations');
    expect(rows).toEqual([
      `'=cmd(),IICRC,WRT,2023-02-01,2027-12-20,2027-12-20,21,14,10,4,${rows[0]?.split(',').at(-2)},Missing`,
    ]);
    const viewer = await team.join('Vera', { role: 'viewer' });
    expect(await exportTeamBoard(team.services, { viewer, ...asked })).toBeRefused('may-not-book');
  });
});

describe('one member', () => {
  /** A member with a certificate of ours. */
  async function certified(team: Team, scope: 'standing' | 'credits') {
    const { db } = database;
    const anh = await team.join('Anh', { endsOn: '2028-01-31', scope });
    const learner = { id: anh.personId, name: anh.name, email: anh.email };
    const seat = await aSeat(db, { session: await aSession(db, { on: '2027-02-03' }), learner });
    const completionId = await aCompletion(db, seat);
    await aCreditEntry(db, { learnerId: anh.personId, units: '7', completionId });
    const number = await aCertificate(db, { completionId, learnerId: anh.personId });
    const { services, owner, organisationId } = team;
    return {
      ...{ anh, completionId },
      page: (viewer = owner) => findTeamMember(services, { viewer, organisationId, personId: anh.personId, page: 1 }),
      file: (viewer = owner) => findTeamCertificate(services, { viewer, organisationId, number }),
    };
  }

  it('who shares how they stand shows no credit and no certificate', async () => {
    const { page, file } = await certified(await aTeam(), 'standing');
    expect(await page()).toMatchObject({ ok: true, value: { standings: [{ figures: { gap: '7' } }], credits: null } });
    expect(await file()).toBeRefused('not-found');
  });

  it('who shares their credits shows each with its certificate, until they end it', async () => {
    const team = await aTeam();
    const { anh, page, file } = await certified(team, 'credits');
    const found = await page();
    if (!found.ok) throw new Error(found.reason);
    expect(found.value.credits?.items).toMatchObject([{ title: 'Drying Timber Floors', units: '7', state: 'earned' }]);
    expect(JSON.stringify(found.value.credits)).not.toMatch(/evidence|rejection|verification|seatId/i);
    expect(await file()).toMatchObject({ ok: true, value: { pdf: Buffer.from('pdf') } });
    await stopSharing(team.services, { organisationId: team.organisationId, by: anh });
    expect([await page(), await file()].map((each) => each.ok)).toEqual([false, false]);
    expect(await namesIn(team)).toEqual([]);
  });

  it('shows of a certificate the version that stands, and none that was withdrawn', async () => {
    const { db } = database;
    const team = await aTeam();
    const { anh, completionId, file } = await certified(team, 'credits');
    const of = { completionId, learnerId: anh.personId };
    const { services, owner: viewer, organisationId } = team;
    const fileOf = (number: string) => findTeamCertificate(services, { viewer, organisationId, number });
    const second = await aCertificate(db, { ...of, version: 2 });
    expect(await file()).toBeRefused('not-found');
    expect(await fileOf(second)).toMatchObject({ ok: true });
    const withdrawn = await aCertificate(db, { ...of, version: 3, revokedBy: viewer.personId });
    for (const number of [second, withdrawn]) expect(await fileOf(number)).toBeRefused('not-found');
  });

  it('is shown to those who book for this team alone', async () => {
    const team = await aTeam();
    const { page, file } = await certified(team, 'credits');
    for (const viewer of [await team.join('Vera', { role: 'viewer' }), await team.join('Lan'), (await aTeam()).owner]) {
      expect(await page(viewer)).toBeRefused('not-found');
      expect(await file(viewer)).toBeRefused('not-found');
    }
  });
});

describe('the monthly mail', () => {
  const mailsTo = (email: string) =>
    database.db.selectFrom('messages').select(['subject', 'bodyText']).where('toEmail', '=', email).execute();

  it('comes once a month to the owner who wants it, late when the worker was down, with what is shared', async () => {
    const team = await aTeam();
    await team.join('Sooner', { endsOn: '2028-02-20', units: '10' });
    await team.join('Secret', { endsOn: '2027-12-01', scope: null });
    const { services, owner: viewer, organisationId } = team;
    const choose = (wanted: boolean) => chooseBoardMail(services, { viewer, organisationId, wanted });
    for (const _ of ['once', 'twice']) expect(await choose(true)).toEqual({ ok: true });
    const mailAt = async (at: string) => {
      services.clock.set(at);
      await mailTeamBoards(services);
      return (await mailsTo(viewer.email)).length;
    };
    expect(await mailAt(noon)).toBe(0);
    // Seven in the morning in Sydney on 1 December is 20:00 UTC of the day before.
    expect(await mailAt('2027-11-30T19:59:00Z')).toBe(0);
    expect(await mailAt('2027-11-30T20:00:00Z')).toBe(1);
    expect(await mailAt('2027-12-30T00:00:00Z')).toBe(1);
    expect(await mailAt('2028-01-20T00:00:00Z')).toBe(2);
    const [mail] = await mailsTo(viewer.email);
    expect(mail?.bodyText).toContain('1 person on the team of Harbourside Drying shares how');
    expect(mail?.bodyText).toContain('IICRC WRT: 4');
    expect(mail?.bodyText).not.toMatch(/Secret|course/i);
    await choose(false);
    expect(await mailAt('2028-02-20T00:00:00Z')).toBe(2);
  });

  it('is for owners, while they are owners, of a team where somebody shares', async () => {
    const team = await aTeam();
    const { services, organisationId } = team;
    const choose = (viewer: Viewer) => chooseBoardMail(services, { viewer, organisationId, wanted: true });
    expect(await choose(await team.join('Boris', { role: 'booker', scope: null }))).toBeRefused('not-owner');
    expect(await choose(await aViewer(database.db))).toBeRefused('not-found');
    await choose(team.owner);
    services.clock.set('2027-12-02T00:00:00Z');
    await mailTeamBoards(services);
    expect(await mailsTo(team.owner.email)).toEqual([]);
    await team.join('Sooner', { endsOn: '2028-02-20' });
    const role = { role: 'booker' as const };
    await database.db
      .updateTable('organisationMemberships')
      .set(role)
      .where('personId', '=', team.owner.personId)
      .execute();
    services.clock.set('2028-01-02T00:00:00Z');
    await mailTeamBoards(services);
    expect(await mailsTo(team.owner.email)).toEqual([]);
  });
});

describe('a board that waits to be mailed', () => {
  /** A team of Helen and Olga, who own it and want its board, and Anh, who shares her credits; the boards are written. */
  async function written() {
    const team = await aTeam();
    const { services, organisationId, owner } = team;
    const olga = await team.join('Olga', { role: 'owner', scope: null });
    const anh = await team.join('Anh', { endsOn: '2028-01-31', scope: 'credits' });
    for (const viewer of [owner, olga]) await chooseBoardMail(services, { viewer, organisationId, wanted: true });
    services.clock.set('2027-12-02T00:00:00Z');
    await mailTeamBoards(services);
    return { ...team, olga, anh };
  }
  type Written = Awaited<ReturnType<typeof written>>;
  const boardsOf = ({ organisationId }: { organisationId: string }) =>
    database.db
      .selectFrom('messages')
      .select(['id', 'toName', 'bodyText'])
      .where('aboutId', '=', organisationId)
      .execute();
  const wishesOf = async ({ organisationId }: { organisationId: string }) =>
    (
      await database.db
        .selectFrom('teamBoardMails')
        .select('personId')
        .where('organisationId', '=', organisationId)
        .execute()
    ).map(({ personId }) => personId);

  it.each<[string, (team: Written) => Promise<unknown>]>([
    [
      'a member stops sharing',
      ({ services, organisationId, anh: by }) => stopSharing(services, { organisationId, by }),
    ],
    [
      'a member shares less',
      ({ services, organisationId, anh: by }) => shareWithTeam(services, { organisationId, scope: 'standing', by }),
    ],
    ['a member leaves', ({ services, organisationId, anh: by }) => leaveOrganisation(services, { organisationId, by })],
    [
      'a member is taken off',
      ({ services, organisationId, anh, owner: by }) =>
        removeMember(services, { organisationId, personId: anh.personId, by }),
    ],
  ])('is dropped when %s', async (_, deed) => {
    const team = await written();
    expect((await boardsOf(team)).map(({ toName }) => toName).toSorted()).toEqual(['Helen', 'Olga']);
    await deed(team);
    expect(await boardsOf(team)).toEqual([]);
    expect((await wishesOf(team)).toSorted()).toEqual([team.owner.personId, team.olga.personId].toSorted());
  });

  it.each<[string, (team: Written) => Promise<unknown>]>([
    [
      'is made a booker',
      ({ services, organisationId, owner: by, olga }) =>
        changeMemberRole(services, { organisationId, personId: olga.personId, role: 'booker', by }),
    ],
    ['leaves', ({ services, organisationId, olga: by }) => leaveOrganisation(services, { organisationId, by })],
  ])('is dropped when an owner %s, with their wish for it', async (_, deed) => {
    const team = await written();
    await deed(team);
    expect(await boardsOf(team)).toEqual([]);
    expect(await wishesOf(team)).toEqual([team.owner.personId]);
  });

  it('is not written when its last member stops sharing just then', async () => {
    const team = await written();
    const { services, organisationId, anh } = team;
    services.clock.set('2028-01-02T00:00:00Z');
    const before = (await boardsOf(team)).length;
    await whileHeld(
      database.db,
      async (trx) => {
        await lockOrganisation(trx, organisationId);
        const end = { endedAt: services.clock.now(), endReason: 'withdrawn' as const };
        await trx.updateTable('teamShares').set(end).where('personId', '=', anh.personId).execute();
      },
      () => mailTeamBoards(services),
    );
    expect(await boardsOf(team)).toHaveLength(before);
  });

  it('is not sent again by anybody, and what it said is not kept', async () => {
    const team = await written();
    const mailer = { send: async () => ok() };
    const renderPaper = async () => ({ filename: '', pdf: new Uint8Array() });
    const [waiting] = await boardsOf(team);
    expect(waiting?.bodyText).toContain('Anh');
    await deliverMessages({ ...team.services, mailer, renderPaper });
    const [sent] = await boardsOf(team);
    expect(sent?.bodyText).toBe('');
    const again = { messageId: sent?.id ?? '', by: { kind: 'system' } as const };
    expect(await resendMessage(team.services, again)).toBeRefused('not-resendable');
  });

  it('that cannot be written keeps no other back', async () => {
    const teams = [await aTeam(), await aTeam()] as const;
    for (const team of teams) {
      await team.join('Anh', { endsOn: '2028-01-31' });
      const { services, owner: viewer, organisationId } = team;
      await chooseBoardMail(services, { viewer, organisationId, wanted: true });
    }
    const { services, owner } = teams[0];
    const refusing = sql.raw(`check (to_email <> '${owner.email}') not valid`);
    await sql`alter table messages add constraint refusing ${refusing}`.execute(database.db);
    services.clock.set('2027-12-02T00:00:00Z');
    await mailTeamBoards(services);
    expect([await boardsOf(teams[0]), await boardsOf(teams[1])].map(({ length }) => length)).toEqual([0, 1]);
    await sql`alter table messages drop constraint refusing`.execute(database.db);
    await mailTeamBoards(services);
    expect(await boardsOf(teams[0])).toHaveLength(1);
  });
});

describe('booking for the gap', () => {
  it('suggests what has a seat for each and ends in time, with whom it helps', async () => {
    const { db } = database;
    const team = await aTeam();
    const anh = await team.join('Anh', { endsOn: '2028-01-31', units: '10' });
    const bao = await team.join('Bao', { endsOn: '2028-02-20', units: '5' });
    const secret = await team.join('Secret', { endsOn: '2028-01-31', scope: null });
    const { id: groupId } = team.group;
    const who = [anh, bao, secret].map(({ personId }) => `${personId}~${groupId}`);
    const cheap = await aCourse(db, { title: 'Cheap', priceCents: 5_000, approvals: [{ units: '4' }] });
    const dear = await aCourse(db, { title: 'Dear', priceCents: 50_000, approvals: [{ units: '10' }] });
    const other = await aCourse(db, { title: 'Other unit', approvals: [{ creditType: 'ria-hour' }] });
    const expired = await aCourse(db, { title: 'Expired', approvals: [{ validTo: '2027-12-31' }] });
    await aSession(db, { course: cheap, on: '2028-01-12', seats: 2 });
    await aSession(db, { course: cheap, on: '2028-01-13', seats: 1 });
    await aSession(db, { course: cheap, on: '2028-02-02', seats: 5 });
    await aSession(db, { course: cheap, on: '2028-02-24', seats: 5 });
    await aSession(db, { course: dear, on: '2027-12-15', seats: 5 });
    for (const course of [other, expired]) await aSession(db, { course, on: '2028-01-20', seats: 5 });
    const found = await findTeamBooking(team.services, {
      viewer: team.owner,
      organisationId: team.organisationId,
      who,
    });
    if (!found.ok) throw new Error(found.reason);
    // The larger gap, nine, by the earlier deadline and with two seats: four CECs and another four of the same course are no set.
    expect(found.value.sets).toMatchObject([
      { proven: true, priceCents: 50_000, items: [{ title: 'Dear', courseId: dear.id }] },
    ]);
    expect(found.value.members.map(({ name, email }) => [name, email])).toEqual([
      ['Anh', anh.email],
      ['Bao', bao.email],
    ]);
    // Gaps: Anh 4, Bao 9. Four CECs close Anh's, ten close both; 2 February is too late for Anh.
    expect(
      found.value.suggestions.map(({ title, session, inTime, closes }) => [
        title,
        session?.startsAt.toISOString().slice(0, 10),
        inTime,
        closes,
      ]),
    ).toEqual([
      ['Dear', expect.stringMatching(/^2027-12-1[45]$/), 2, 2],
      ['Cheap', expect.stringMatching(/^2028-01-1[12]$/), 2, 1],
      ['Cheap', expect.stringMatching(/^2028-02-0[12]$/), 1, 0],
    ]);
  });

  it('puts last what everybody has had, with whom and why, as far as each shares it', async () => {
    const { db } = database;
    const team = await aTeam();
    const anh = await team.join('Anh', { endsOn: '2028-01-31', units: '10', scope: 'credits' });
    const bao = await team.join('Bao', { endsOn: '2028-01-31', units: '10', scope: 'standing' });
    const wrt = await aCourse(db, { title: 'WRT class', priceCents: 5_000 });
    const [designation] = team.group.designations;
    await db
      .insertInto('courseDesignations')
      .values({ courseId: wrt.id, designationId: designation?.id ?? '' })
      .execute();
    const done = await aCourse(db, { title: 'Done', priceCents: 20_000 });
    const fresh = await aCourse(db, { title: 'Fresh', priceCents: 30_000 });
    for (const { personId: id, name, email } of [anh, bao]) {
      await aCompletion(db, await aSeat(db, { course: done, learner: { id, name, email } }));
    }
    for (const course of [wrt, done, fresh]) await aSession(db, { course, on: '2028-01-12', seats: 5 });
    const found = await findTeamBooking(team.services, {
      viewer: team.owner,
      organisationId: team.organisationId,
      who: [anh, bao].map(({ personId }) => `${personId}~${team.group.id}`),
    });
    if (!found.ok) throw new Error(found.reason);
    // Both hold WRT, which everybody who shares shows. That Bao has completed a course is not shared, so only Anh's is told.
    const ours = [wrt.id, done.id, fresh.id];
    const suggested = found.value.suggestions.filter(({ courseId }) => ours.includes(courseId));
    const told = suggested.map(({ title, hadBefore }) => [title, hadBefore.map(({ name, holds }) => [name, holds])]);
    expect(told).toEqual([
      ['Done', [['Anh', null]]],
      ['Fresh', []],
      [
        'WRT class',
        [
          ['Anh', ['WRT']],
          ['Bao', ['WRT']],
        ],
      ],
    ]);
    expect(found.value.sets.flatMap(({ items }) => items.map(({ title }) => title))).not.toContain('WRT class');
  });

  it('is for those who book, and for somebody who has a gap', async () => {
    const team = await aTeam();
    const met = await team.join('Met', { endsOn: '2028-01-31', units: '14' });
    const ask = (viewer: Viewer) =>
      findTeamBooking(team.services, {
        viewer,
        organisationId: team.organisationId,
        who: [`${met.personId}~${team.group.id}`],
      });
    expect(await ask(team.owner)).toBeRefused('nobody-chosen');
    expect(await ask(await team.join('Vera', { role: 'viewer' }))).toBeRefused('may-not-book');
    expect(await ask((await aTeam()).owner)).toBeRefused('not-found');
  });
});
