import { refuse, ok, type Result } from '#src/shared/result.ts';
import { type Cycle, cycleFrom } from './cycle.ts';
import { type Requirement, requirementOn } from './requirement.ts';

/** A cycle as somebody types it: the end may be left to the requirement. */
export interface CycleDates {
  startsOn: string;
  endsOn: string | null;
}

export type CycleDatesRefused =
  { reason: 'cycle-length-unknown' } | { reason: 'cycle-ends-before-start' } | { reason: 'cycle-too-long' };

/** Longer than any body's: a mistyped year, then. */
const longestYears = 20;

/** Both days of a cycle: as typed, or its end by the requirement in force on its first day. */
export function cycleOfDates(
  { startsOn, endsOn }: CycleDates,
  requirements: readonly Requirement[],
): Result<Cycle, CycleDatesRefused> {
  const rule = requirementOn(requirements, { startsOn });
  if (!endsOn && !rule) return refuse('cycle-length-unknown');
  const cycle = endsOn || !rule ? { startsOn, endsOn: endsOn ?? '' } : cycleFrom(startsOn, rule);
  if (cycle.endsOn <= cycle.startsOn) return refuse('cycle-ends-before-start');
  if (cycle.endsOn > cycleFrom(startsOn, { cycleMonths: longestYears * 12 }).endsOn) return refuse('cycle-too-long');
  return ok(cycle);
}
