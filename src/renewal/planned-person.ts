import type { HeldDesignation, Standing } from '#src/credits/index.ts';
import type { Prerequisite } from '#src/enrolment/index.ts';
import { toThousandths } from '#src/shared/decimals.ts';
import type { GroupStanding } from './list-standings.ts';
import { needOf } from './plan-need.ts';
import type { PlanNeed, Time } from './plan-task.ts';
import type { SeatCatalogue } from './seat-catalogue.ts';
import type { BookedSeat, StandingApproval } from './seat-catalogue-queries.ts';

/** Credit that a booked seat will give by the deadline, in thousandths of the requirement's unit. */
interface BookedCredit {
  seat: BookedSeat;
  units: number;
  category: string | null;
}

/** Somebody who still has to earn something in a cycle, with all that decides which seats are for them. */
export interface PlannedPerson {
  standing: Standing;
  /** As days since 1 January 1970: the first on which credit can be earned from now on, and the last. */
  firstDay: number;
  deadline: number;
  booked: BookedCredit[];
  need: PlanNeed;
  taken: Time[];
  /** Of no use to them: counted in this cycle already, or booked. */
  doneCourses: ReadonlySet<string>;
  /** Whether they hold what a course asks for: by our certificate, or by a designation that they can declare. */
  holds: (prerequisite: Prerequisite) => 'completed' | 'declared' | null;
}

/** Facts of one person that do not depend on the cycle that is planned for. */
interface PersonFacts {
  today: string;
  seats: readonly BookedSeat[];
  completedCourses: ReadonlySet<string>;
  held: readonly HeldDesignation[];
}

/** 20 December 2026 as days since 1 January 1970. */
export function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}

/** The person in the cycle of a standing. */
export function plannedPerson(
  standing: Standing<GroupEntry>,
  catalogue: Pick<SeatCatalogue, 'approvals'>,
  { today, seats, completedCourses, held }: PersonFacts,
): PlannedPerson {
  const { window, requirement } = standing;
  const [firstDay, deadline] = [Math.max(dayNumber(today), dayNumber(window.startsOn)), dayNumber(window.endsOn)];
  const counted = requirement.repeatsCount ? [] : countedCourses(standing);
  const booked = seats.flatMap<BookedCredit>((seat) => {
    const day = seat.lastDay ?? firstDay;
    if (counted.includes(seat.courseId) || day > deadline || day < dayNumber(window.startsOn)) return [];
    const approval = bestApproval(catalogue, requirement.creditTypeId, seat.courseId, {
      from: seat.firstDay ?? firstDay,
      to: day,
    });
    return approval ? [{ seat, units: toThousandths(approval.units), category: approval.category }] : [];
  });
  const once = requirement.repeatsCount ? booked : booked.filter(isFirstOfCourse);
  const credit = once.map(({ seat, units, category }) => ({
    ...{ units, category, activity: seat.kind },
    day: (seat.lastDay ?? firstDay) - firstDay,
  }));
  return {
    ...{ standing, firstDay, deadline, booked: once },
    need: needOf(standing, credit),
    taken: seats.flatMap(({ times }) => times).toSorted((one, other) => one.from - other.from),
    doneCourses: new Set([...counted, ...seats.map(({ courseId }) => courseId)]),
    holds: ({ rule, givenBy, designationId }) => {
      if (givenBy.some((courseId) => completedCourses.has(courseId))) return 'completed';
      const mayDeclare = rule === 'declaration' && held.some((each) => each.designationId === designationId);
      return mayDeclare ? 'declared' : null;
    },
  };
}

type GroupEntry = NonNullable<NonNullable<GroupStanding['current']>['standing']>['countedEntries'][number]['entry'];

/** Our courses that a further completion in the cycle would only repeat. */
function countedCourses({ countedEntries, uncountedEntries }: Standing): string[] {
  const repeated = uncountedEntries.filter(({ why }) => why === 'over-activity-cap' || why === 'same-course-again');
  return [...countedEntries, ...repeated].flatMap(({ entry }) =>
    entry.courseKey.startsWith('course:') ? entry.courseKey.slice('course:'.length) : [],
  );
}

function isFirstOfCourse({ seat }: BookedCredit, index: number, all: BookedCredit[]): boolean {
  return all.findIndex((other) => other.seat.courseId === seat.courseId) === index;
}

/** The approval by which a course gives credit on all of these days: the largest, as completion takes it. */
export function bestApproval(
  { approvals }: Pick<SeatCatalogue, 'approvals'>,
  creditTypeId: string,
  courseId: string,
  days: { from: number; to: number },
): StandingApproval | null {
  let best: StandingApproval | null = null;
  for (const approval of approvals.get(courseId) ?? []) {
    const { fromDay, toDay } = approval;
    const holds = (fromDay === null || fromDay <= days.from) && (toDay === null || days.to <= toDay);
    if (!holds || approval.creditTypeId !== creditTypeId) continue;
    if (!best || toThousandths(approval.units) > toThousandths(best.units)) best = approval;
  }
  return best;
}
