import { canManageOrganisation, findSharer, findTeam, type Team, type Viewer } from '#src/accounts/index.ts';
import { getCertificatePaper } from '#src/certificates/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { isId, parseReference } from '#src/shared/ids.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type LedgerEntry, listLedgerEntries } from './ledger-queries.ts';
import { listStandings } from './list-standings.ts';
import { findCertificateHolder } from './team-queries.ts';
import { type TeamStanding, teamStandings } from './team-standing.ts';

const perPage = 20;

/** One credit as a team sees it. What the learner uploaded, and what was written about it, is not the team's. */
type TeamCredit = Pick<
  LedgerEntry,
  'id' | 'earnedOn' | 'state' | 'units' | 'unitSingular' | 'unitPlural' | 'bodyCode' | 'title' | 'provider' | 'activity'
> & {
  /** Null while there is none, and for one that was withdrawn. */
  certificateNumber: string | null;
  isWithdrawn: boolean;
};

interface TeamMemberStanding extends Team {
  member: { personId: string; name: string; since: Date };
  standings: TeamStanding[];
  /** Null where the member shares no more than how they stand. */
  credits: Page<TeamCredit> | null;
}

interface Asked {
  viewer: Viewer;
  organisationId: string | null;
}

/**
 * One member of a team as far as they let it see, for whoever books for it. Who shares nothing, has left or never was on the team
 * is not found: the answer tells nothing of which it is.
 */
export async function findTeamMember(
  services: Core,
  { personId, page, ...asked }: Asked & { personId: string } & PageRequest,
): Promise<Result<TeamMemberStanding, { reason: 'not-found' }>> {
  const found = await findShared(services, { ...asked, personId });
  if (!found.ok) return found;
  const { team, sharer } = found.value;
  const { db, clock } = services;
  const mayRead = sharer.scope === 'credits';
  const [standings, entries] = await Promise.all([
    listStandings(db, { personIds: [personId], today: dateIn(officeZone, clock.now()) }),
    mayRead ? listLedgerEntries(db, personId, windowOf(page, perPage)) : null,
  ]);
  const credits = entries && pageOf(entries.map(teamCredit), { page, perPage, count: entries[0]?.count ?? 0 });
  return ok({
    ...team,
    member: { personId, name: sharer.name, since: sharer.givenAt ?? clock.now() },
    standings: teamStandings(sharer, standings.get(personId) ?? []),
    credits,
  });
}

/**
 * The certificate of a member who shares their credits, to the byte: the version that stands, and none that was withdrawn. For
 * everybody else there is none.
 */
export async function findTeamCertificate(
  services: Core,
  { number: typed, ...asked }: Asked & { number: string },
): Promise<Result<{ filename: string; pdf: Uint8Array }, { reason: 'not-found' }>> {
  const number = parseReference(typed, 'C');
  const holder = number ? await findCertificateHolder(services.db, number) : undefined;
  if (!holder) return refuse('not-found');
  const found = await findShared(services, { ...asked, personId: holder.learnerId });
  if (!found.ok || found.value.sharer.scope !== 'credits') return refuse('not-found');
  return ok(await getCertificatePaper(services, holder.id));
}

async function findShared(services: Core, { viewer, organisationId, personId }: Asked & { personId: string }) {
  const team = await findTeam(services, { viewer, organisationId });
  if (!team.ok) return team;
  const { id } = team.value.organisation;
  const sharer =
    canManageOrganisation(viewer, id) && isId(personId)
      ? await findSharer(services.db, { organisationId: id, personId })
      : undefined;
  return sharer ? ok({ team: team.value, sharer }) : refuse('not-found');
}

function teamCredit(entry: LedgerEntry): TeamCredit {
  const { id, earnedOn, state, units, unitSingular, unitPlural, bodyCode, title, provider, activity } = entry;
  const isWithdrawn = entry.certificateRevoked === true;
  return {
    ...{ id, earnedOn, state, units, unitSingular, unitPlural, bodyCode, title, provider, activity, isWithdrawn },
    certificateNumber: isWithdrawn ? null : entry.certificateNumber,
  };
}
