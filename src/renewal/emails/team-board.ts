import { teamBoardKind } from '#src/accounts/index.ts';
import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage, salutation } from '#src/notifications/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { unitsWords } from '../credit-words.ts';
import type { TeamStanding } from '../team-standing.ts';

interface BoardFacts {
  name: string;
  organisation: string;
  organisationId: string;
  sharing: number;
  notSharing: number;
  /** The most urgent first. */
  standings: readonly TeamStanding[];
}

/** More lines than this nobody reads in a mail: the board has them all. */
const mostLines = 30;

/** An owner's board of the month: facts about those who share them, and no offer of anything. */
export function teamBoardMail(
  site: Site,
  { name, organisation, organisationId, sharing, notSharing, standings }: BoardFacts,
): Omit<NewMessage, 'to' | 'about'> {
  const atRisk = standings.filter(
    ({ state, figures }) => state === 'lapsed' || (state === 'missing' && (figures?.daysLeft ?? 0) <= 180),
  );
  const shown = atRisk.slice(0, mostLines);
  const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`;
  const content = composeMail(site, `How your team’s credits stand: ${organisation}`, [
    salutation(name),
    {
      paragraph: `${people(sharing)} on the team of ${organisation} ${sharing === 1 ? 'shares' : 'share'} how their continuing education stands${notSharing > 0 ? `; ${people(notSharing)} ${notSharing === 1 ? 'does' : 'do'} not` : ''}.`,
    },
    ...(shown.length === 0
      ? [{ paragraph: 'Nobody who shares it has anything missing in a cycle that ends within 180 days.' }]
      : [{ heading: 'Missing, and ending within 180 days' }, { facts: shown.map(lineOf) }]),
    ...(atRisk.length > shown.length ? [{ paragraph: `And ${atRisk.length - shown.length} more on the board.` }] : []),
    { button: { label: 'Open the board', url: `${site.url}/team/board?organisation=${organisationId}` } },
    {
      note: 'You asked for this mail once a month; on the board you can stop it. Our record is what learners told us and what they completed here. Each body decides what it accepts.',
    },
  ]);
  return { kind: teamBoardKind, restsOnConsent: true, ...content };
}

function lineOf({ name, group, designations, figures }: TeamStanding): [string, string] {
  if (!figures) return [name, ''];
  const ends = figures.daysLeft < 0 ? 'ended' : 'ends';
  const what = [group?.bodyCode, designations.join(', ')].filter(Boolean).join(' ');
  return [name, `${what}: ${unitsWords(figures.gap, figures)} missing, ${ends} ${formatDate(figures.deadline)}`];
}
