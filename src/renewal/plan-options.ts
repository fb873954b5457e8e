import { toThousandths } from '#src/shared/decimals.ts';
import type { PlanOption, PlanTask } from './plan-task.ts';
import type { PlanWishes } from './plan-wishes.ts';
import { bestApproval, type PlannedPerson } from './planned-person.ts';
import { kmBetween } from './postcodes.ts';
import type { CatalogueSeat, SeatCatalogue } from './seat-catalogue.ts';

/** The most items of one set: what one cart takes, and more than anybody would want to attend. */
const mostItems = 10;

/** A day that no approval ends before. */
const noEnd = 36_500;

/** The seats that would count for this person and that are as they wish. */
export function planTask(catalogue: SeatCatalogue, person: PlannedPerson, wishes: PlanWishes): PlanTask {
  const isNear = nearnessOf(wishes);
  const options = catalogue.seats.flatMap((seat) => {
    if (!wishes.kinds.includes(seat.kind) || person.doneCourses.has(seat.courseId)) return [];
    if (seat.delivery === 'in-person' && (wishes.onlineOnly || !isNear(seat.postcode))) return [];
    return optionOf(catalogue, person, seat) ?? [];
  });
  return {
    ...{ options, need: person.need, taken: person.taken, mostItems },
    budgetCents: wishes.budgetCents,
    deadlineDay: person.deadline - person.firstDay,
  };
}

/** Asked for every session, so each town is measured once. */
function nearnessOf({ postcode: home, maxKm }: PlanWishes): (postcode: string | null) => boolean {
  const near = new Map<string | null, boolean>();
  return (postcode) => {
    if (home === null || maxKm === null) return true;
    const known = near.get(postcode);
    if (known !== undefined) return known;
    const isNear = postcode !== null && (kmBetween(home, postcode) ?? Infinity) <= maxKm;
    near.set(postcode, isNear);
    return isNear;
  };
}

/** Null where the seat gives no credit, gives it too late, or asks for what can neither be shown nor booked before it. */
function optionOf(catalogue: SeatCatalogue, person: PlannedPerson, seat: CatalogueSeat): PlanOption | null {
  const { firstDay, deadline, standing } = person;
  const days = { from: seat.days[0]?.day ?? firstDay, to: seat.days.at(-1)?.day ?? firstDay };
  if (days.to > deadline || days.to < firstDay) return null;
  const approval = bestApproval(catalogue, standing.requirement.creditTypeId, seat.courseId, days);
  if (!approval) return null;
  const needsBefore = (catalogue.prerequisites.get(seat.courseId) ?? [])
    .filter((prerequisite) => person.holds(prerequisite) === null)
    .map(({ givenBy }) => givenBy);
  const isOnline = seat.sessionId === null;
  // Checkout knows no order between what has no date.
  if (isOnline && needsBefore.length > 0) return null;
  return {
    ...{ id: seat.id, courseId: seat.courseId, activity: seat.kind, priceCents: seat.priceCents, needsBefore },
    ...{ units: toThousandths(approval.units), category: approval.category, times: seat.days },
    days: isOnline ? 1 : new Set(seat.days.map(({ day }) => day)).size,
    lastDay: isOnline ? (approval.toDay ?? noEnd) - firstDay : days.to - firstDay,
  };
}
