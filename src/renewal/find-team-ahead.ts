import { canManageOrganisation, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countTeamSeats, listOrganisations } from './team-queries.ts';

/** How many seats are to come for the teams that the viewer books for; null for whoever books for none. */
export async function findTeamAhead(
  { db, clock }: Core,
  { viewer }: { viewer: Viewer },
): Promise<{ names: string[]; seatsAhead: number } | null> {
  const ids = viewer.memberships
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => canManageOrganisation(viewer, organisationId));
  if (ids.length === 0) return null;
  const [organisations, { upcoming }] = await Promise.all([
    listOrganisations(db, ids),
    countTeamSeats(db, ids, clock.now()),
  ]);
  return { names: organisations.map(({ name }) => name), seatsAhead: upcoming };
}
