import {
  canManageOrganisation,
  findTeam,
  listTeamMembersForBoard,
  type Team,
  type Viewer,
} from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type Page, pageOf, type PageRequest } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { wantsBoardMail } from './board-mail-queries.ts';
import { listStandings } from './list-standings.ts';
import {
  type BoardFilter,
  boardFilters,
  byUrgency,
  fitsFilter,
  type Sharer,
  type TeamStanding,
  teamStandings,
} from './team-standing.ts';

export type TeamBoardRefused = { reason: 'not-found' } | { reason: 'may-not-book' };

const perPage = 50;

interface TeamBoard extends Team {
  /** How many members share something, and how many lines each filter has. */
  sharing: number;
  counts: Record<BoardFilter, number>;
  standings: Page<TeamStanding>;
  /** Members who share nothing, by name. */
  others: Page<{ personId: string; name: string; askedAt: Date | null }>;
  /** Whether the viewer has the board mailed to them every month. */
  mailWanted: boolean;
}

/**
 * How those of a team who agreed to it stand, the most urgent first. For whoever books for the organisation. Of everybody else
 * on the team it tells no more than that they share nothing. A constant number of statements, however many they are.
 */
export async function findTeamBoard(
  services: Core,
  asked: { viewer: Viewer; organisationId: string | null; filter: BoardFilter; others: number } & PageRequest,
): Promise<Result<TeamBoard, TeamBoardRefused>> {
  const { viewer, filter, page } = asked;
  const team = await findTeam(services, asked);
  if (!team.ok) return team;
  const organisationId = team.value.organisation.id;
  if (!canManageOrganisation(viewer, organisationId)) return refuse('may-not-book');
  const { db, clock } = services;
  const today = dateIn(officeZone, clock.now());
  const [{ sharers, others, readers, all }, mailWanted] = await Promise.all([
    gatherStandings(db, { organisationId, today }),
    wantsBoardMail(db, { organisationId, personId: viewer.personId }),
  ]);
  const counts = Object.fromEntries(
    boardFilters.map((each) => [each, all.filter((standing) => fitsFilter(standing, each)).length]),
  ) as Record<BoardFilter, number>;
  const fitting = all.filter((standing) => fitsFilter(standing, filter));
  return ok({
    ...team.value,
    ...{ sharing: sharers.length, counts, mailWanted },
    standings: pageIn(fitting, page),
    // Whoever alone sees the board has nobody to share with.
    others: pageIn(
      readers.length > 1 ? others : others.filter(({ personId }) => personId !== viewer.personId),
      asked.others,
    ),
  });
}

/** The members who share something with how they stand, and those who do not. Nothing of the latter is read. */
export async function gatherStandings(
  db: Db | Trx,
  { organisationId, today }: { organisationId: string; today: string },
) {
  const members = await listTeamMembersForBoard(db, organisationId);
  const sharers = members.filter((member): member is Sharer => member.scope !== null);
  const others = members.filter(({ scope }) => scope === null);
  const standings = await listStandings(db, { personIds: sharers.map(({ personId }) => personId), today });
  const all = byUrgency(sharers.flatMap((member) => teamStandings(member, standings.get(member.personId) ?? [])));
  return {
    ...{ sharers, all, standings },
    /** Those who see the board. */
    readers: members.filter(({ role }) => role === 'owner' || role === 'booker'),
    others: others.map(({ personId, name, askedAt }) => ({ personId, name, askedAt })),
  };
}

function pageIn<Item>(items: readonly Item[], page: number): Page<Item> {
  const first = (page - 1) * perPage;
  return pageOf(items.slice(first, first + perPage), { page, perPage, count: items.length });
}
