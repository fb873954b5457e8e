import { describe, expect, it } from 'vitest';
import { stopSharing } from '#src/accounts/index.ts';
import { findTeamCertificate, findTeamMember } from '#src/renewal/index.ts';
import { aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, aCompletion, aCreditEntry } from './story.ts';
import { aTeam, namesIn, type Team } from './team-story.ts';

const database = useDatabase();

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
    const { page, file } = await certified(await aTeam(database.db), 'standing');
    expect(await page()).toMatchObject({ ok: true, value: { standings: [{ figures: { gap: '7' } }], credits: null } });
    expect(await file()).toBeRefused('not-found');
  });

  it('who shares their credits shows each with its certificate, until they end it', async () => {
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
    const { page, file } = await certified(team, 'credits');
    for (const viewer of [
      await team.join('Vera', { role: 'viewer' }),
      await team.join('Lan'),
      (await aTeam(database.db)).owner,
    ]) {
      expect(await page(viewer)).toBeRefused('not-found');
      expect(await file(viewer)).toBeRefused('not-found');
    }
  });
});
