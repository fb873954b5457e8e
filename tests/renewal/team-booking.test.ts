import { describe, expect, it } from 'vitest';
import { type Viewer } from '#src/accounts/index.ts';
import { findTeamBooking } from '#src/renewal/index.ts';
import { aCourse, aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCompletion } from './story.ts';
import { aTeam } from './team-story.ts';

const database = useDatabase();

describe('booking for the gap', () => {
  it('suggests what has a seat for each and ends in time, with whom it helps', async () => {
    const { db } = database;
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
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
    const team = await aTeam(database.db);
    const met = await team.join('Met', { endsOn: '2028-01-31', units: '14' });
    const ask = (viewer: Viewer) =>
      findTeamBooking(team.services, {
        viewer,
        organisationId: team.organisationId,
        who: [`${met.personId}~${team.group.id}`],
      });
    expect(await ask(team.owner)).toBeRefused('nobody-chosen');
    expect(await ask(await team.join('Vera', { role: 'viewer' }))).toBeRefused('may-not-book');
    expect(await ask((await aTeam(database.db)).owner)).toBeRefused('not-found');
  });
});
