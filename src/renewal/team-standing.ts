import type { MemberForBoard, ShareScope } from '#src/accounts/index.ts';
import { addDecimals, trimDecimal } from '#src/shared/decimals.ts';
import type { GroupStanding } from './list-standings.ts';

/** How one member stands with the designations of one cycle, as far as their team is told. */
export interface TeamStanding {
  personId: string;
  name: string;
  scope: ShareScope;
  /** Null for a member who has entered no designation. */
  group: { id: string; bodyCode: string; name: string } | null;
  designations: string[];
  /** Null where no cycle is entered, or no rule is known for its first day. */
  figures: TeamFigures | null;
  state: 'met' | 'missing' | 'lapsed' | 'unknown';
}

export interface TeamFigures {
  startsOn: string;
  endsOn: string;
  /** Credit is earned until then. */
  deadline: string;
  daysLeft: number;
  required: string;
  /** Earned in the cycle and carried into it, as far as it counts. */
  counted: string;
  gap: string;
  creditTypeId: string;
  unitSingular: string;
  unitPlural: string;
}

export type Sharer = MemberForBoard & { scope: ShareScope };

/** One line for each cycle of a member; one line for a member without any. */
export function teamStandings(
  { personId, name, scope }: Pick<Sharer, 'personId' | 'name' | 'scope'>,
  groups: readonly GroupStanding[],
): TeamStanding[] {
  const person = { personId, name, scope };
  if (groups.length === 0) return [{ ...person, group: null, designations: [], figures: null, state: 'unknown' }];
  return groups.map((each) => {
    const { id, bodyCode, name: groupName } = each.group;
    const figures = figuresOf(each);
    const group = { id, bodyCode, name: groupName };
    const designations = each.designations.map(({ code }) => code);
    return { ...person, group, designations, figures, state: stateOf(figures) };
  });
}

function figuresOf({ current, requirements }: GroupStanding): TeamFigures | null {
  const standing = current?.standing;
  const rule = requirements.find(({ id }) => id === standing?.requirement.id);
  if (!current || !standing || !rule) return null;
  const { startsOn, endsOn } = current.cycle;
  const { deadline, daysLeft, required, counted, carried, gap } = standing;
  const { creditTypeId, unitSingular, unitPlural } = rule;
  return {
    ...{ startsOn, endsOn, deadline, daysLeft, creditTypeId, unitSingular, unitPlural },
    required: trimDecimal(required),
    counted: trimDecimal(addDecimals(counted, carried)),
    gap: trimDecimal(gap),
  };
}

function stateOf(figures: TeamFigures | null): TeamStanding['state'] {
  if (!figures) return 'unknown';
  if (figures.gap === '0') return 'met';
  return figures.daysLeft < 0 ? 'lapsed' : 'missing';
}

/** Whose cycle is at risk: something is missing and it ends within so many days; or it ended with a gap. */
export const boardFilters = ['all', '180', '90', '30', 'lapsed'] as const;
export type BoardFilter = (typeof boardFilters)[number];

export function parseBoardFilter(text: string | null): BoardFilter {
  return boardFilters.find((filter) => filter === text) ?? 'all';
}

export function fitsFilter({ state, figures }: TeamStanding, filter: BoardFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'lapsed') return state === 'lapsed';
  return state === 'missing' && figures !== null && figures.daysLeft <= Number(filter);
}

const urgency = { lapsed: 0, missing: 1, unknown: 2, met: 3 };

/** What needs doing first: what lapsed, then what ends soonest; within that in the order given. */
export function byUrgency(standings: readonly TeamStanding[]): TeamStanding[] {
  return standings.toSorted(
    (a, b) => urgency[a.state] - urgency[b.state] || (a.figures?.daysLeft ?? 0) - (b.figures?.daysLeft ?? 0),
  );
}
