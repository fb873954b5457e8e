import { describe, expect, it } from 'vitest';
import { exportTeamBoard, findTeamBoard } from '#src/renewal/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { countStatements } from '#tests/support/statements.ts';
import { aTeam, namesIn } from './team-story.ts';

const database = useDatabase();

describe('a team’s board', () => {
  it('shows how those who share it stand, the most urgent first, and of the others the name alone', async () => {
    const team = await aTeam(database.db);
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
    const { board, join } = await aTeam(database.db);
    expect((await board(await join('Boris', { role: 'booker' }))).ok).toBe(true);
    expect(await board(await join('Vera', { role: 'viewer' }))).toBeRefused('may-not-book');
    expect(await board(await join('Lan', { role: 'learner' }))).toBeRefused('not-found');
    expect(await board((await aTeam(database.db)).owner)).toBeRefused('not-found');
  });

  it('takes the same number of statements for one member as for twelve', async () => {
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
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
