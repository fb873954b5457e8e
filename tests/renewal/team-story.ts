import { shareWithTeam, type TeamRole, type Viewer } from '#src/accounts/index.ts';
import { type BoardFilter, findTeamBoard } from '#src/renewal/index.ts';
import { aCycleGroup, aHeldDesignation, aPerson } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { aCreditEntry, anOrganisation, aViewer } from './story.ts';
import type { Db } from '#src/database.ts';

/** Noon of 29 November 2027 in Sydney. */
export const noon = '2027-11-29T01:00:00Z';

export async function aTeam(db: Db) {
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

export type Team = Awaited<ReturnType<typeof aTeam>>;

export async function namesIn({ board }: Team, filter: BoardFilter = 'all'): Promise<string[]> {
  const found = await board(undefined, filter);
  if (!found.ok) throw new Error(found.reason);
  return found.value.standings.items.map(({ name }) => name);
}
