import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  changeMemberRole,
  leaveOrganisation,
  lockOrganisation,
  removeMember,
  shareWithTeam,
  stopSharing,
  type Viewer,
} from '#src/accounts/index.ts';
import { chooseBoardMail, mailTeamBoards } from '#src/renewal/index.ts';
import { deliverMessages, resendMessage } from '#src/notifications/index.ts';
import { ok } from '#src/shared/result.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whileHeld } from '#tests/support/held.ts';
import { aViewer } from './story.ts';
import { aTeam, noon } from './team-story.ts';

const database = useDatabase();

describe('the monthly mail', () => {
  const mailsTo = (email: string) =>
    database.db.selectFrom('messages').select(['subject', 'bodyText']).where('toEmail', '=', email).execute();

  it('comes once a month to the owner who wants it, late when the worker was down, with what is shared', async () => {
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
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
    const teams = [await aTeam(database.db), await aTeam(database.db)] as const;
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
