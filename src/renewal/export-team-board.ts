import { stringify } from 'csv-stringify/sync';
import { canManageOrganisation, findTeam, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { gatherStandings, type TeamBoardRefused } from './find-team-board.ts';
import { type BoardFilter, fitsFilter, type TeamStanding } from './team-standing.ts';

/**
 * The board as CSV for a spreadsheet, the most urgent first: those who agreed to it and what they agreed to, as on the page. Text
 * that a spreadsheet would take for a formula is escaped.
 */
export async function exportTeamBoard(
  services: Core,
  { viewer, organisationId, filter }: { viewer: Viewer; organisationId: string | null; filter: BoardFilter },
): Promise<Result<string, TeamBoardRefused>> {
  const team = await findTeam(services, { viewer, organisationId });
  if (!team.ok) return team;
  const { id } = team.value.organisation;
  if (!canManageOrganisation(viewer, id)) return refuse('may-not-book');
  const today = dateIn(officeZone, services.clock.now());
  const { all } = await gatherStandings(services.db, { organisationId: id, today });
  const rows = all.filter((standing) => fitsFilter(standing, filter)).map(asRow);
  return ok(stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' }));
}

const columns = [
  'Name',
  'Body',
  'Designations',
  'Cycle from',
  'Cycle to',
  'Earn by',
  'Days left',
  'Needed',
  'Counted',
  'Missing',
  'Unit',
  'State',
];

const stateNames = {
  met: 'Nothing missing',
  missing: 'Missing',
  lapsed: 'Ended with a gap',
  unknown: 'No cycle entered',
};

function asRow({ name, group, designations, figures, state }: TeamStanding): Record<string, string | number> {
  return {
    Name: name,
    Body: group?.bodyCode ?? '',
    Designations: designations.join(', '),
    'Cycle from': figures?.startsOn ?? '',
    'Cycle to': figures?.endsOn ?? '',
    'Earn by': figures?.deadline ?? '',
    'Days left': figures?.daysLeft ?? '',
    Needed: figures?.required ?? '',
    Counted: figures?.counted ?? '',
    Missing: figures?.gap ?? '',
    Unit: figures?.unitPlural ?? '',
    State: stateNames[state],
  };
}
