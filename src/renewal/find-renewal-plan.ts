import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listHeldDesignations } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { listOffers } from '#src/enrolment/index.ts';
import { addDays, dateIn, instantAt } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type CycleStanding, type GroupStanding, listStandings } from './list-standings.ts';
import { planFor } from './plan-for.ts';
import { isOnline } from './plan-task.ts';
import type { PlanWishes } from './plan-wishes.ts';
import { plannedPerson } from './planned-person.ts';
import { loadSeatCatalogue } from './seat-catalogue.ts';
import { listBookedSeats, listCompletedCourses } from './seat-catalogue-queries.ts';
import { type ShownPlan, showPlan } from './show-plan.ts';

/** For how many days a session that is over may still give credit, while its trainer enters who was there. */
const attendanceWaitsDays = 30;

type KnownStanding = NonNullable<CycleStanding['standing']>;

/** What the planner has to say of a group of designations, and the plan where there is something to plan. */
export type RenewalPlan = { group: GroupStanding; today: string } & (
  | { state: 'no-cycle' | 'no-rule'; standing: null; plan: null }
  /** The deadline is past; or nothing is missing by the record. */
  | { state: 'ended' | 'met'; standing: KnownStanding; plan: null }
  | { state: 'open'; standing: KnownStanding; plan: ShownPlan }
);

/**
 * Sets of seats that would close the viewer's gap in the cycle that runs, by price, by day and by number of days. Null when
 * they hold nothing of the group. Nothing is kept: a seat that is proposed may be gone when it is booked.
 */
export async function findRenewalPlan(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  { viewer, groupId, wishes }: { viewer: Pick<Viewer, 'personId'>; groupId: string; wishes: PlanWishes },
): Promise<RenewalPlan | null> {
  const now = clock.now();
  const today = dateIn(officeZone, now);
  const standings = await listStandings(db, { personIds: [viewer.personId], today });
  const group = standings.get(viewer.personId)?.find((each) => each.group.id === groupId);
  if (!group) return null;
  const standing = group.current?.standing ?? null;
  if (!standing) return { group, today, state: group.current ? 'no-rule' : 'no-cycle', standing: null, plan: null };
  if (standing.daysLeft < 0) return { group, today, state: 'ended', standing, plan: null };
  if (standing.met) return { group, today, state: 'met', standing, plan: null };
  const plan = await planOf(db, { viewer, standing, wishes, now, today });
  return { group, today, state: 'open', standing, plan };
}

interface Asked {
  viewer: Pick<Viewer, 'personId'>;
  standing: KnownStanding;
  wishes: PlanWishes;
  now: Date;
  today: string;
}

async function planOf(db: Db, { viewer, standing, wishes, now, today }: Asked): Promise<ShownPlan> {
  const learnerIds = [viewer.personId];
  const creditTypeIds = [standing.requirement.creditTypeId];
  // Two days more, since a date begins and ends at different instants in different zones.
  const endsBefore = instantAt(addDays(standing.deadline, 2), '00:00', officeZone);
  const since = new Date(now.getTime() - attendanceWaitsDays * 86_400_000);
  const [catalogue, seats, completed, held] = await Promise.all([
    loadSeatCatalogue(db, { creditTypeIds, now, endsBefore }),
    listBookedSeats(db, learnerIds, { now, since }),
    listCompletedCourses(db, learnerIds),
    listHeldDesignations(db, learnerIds),
  ]);
  const completedCourses = new Set(completed.map(({ courseId }) => courseId));
  const person = plannedPerson(standing, catalogue, { today, seats, completedCourses, held });
  const plan = planFor(catalogue, person, wishes);
  const chosen = [...plan.sets, ...(plan.nearest ? [plan.nearest] : [])].flatMap(({ options }) => options);
  const online = chosen.filter(isOnline).map(({ courseId }) => courseId);
  const sessions = chosen.filter((option) => !isOnline(option)).map(({ id }) => id);
  const wanted = { sessionIds: [...new Set(sessions)], courseIds: [...new Set(online)] };
  return showPlan(plan, catalogue, await listOffers(db, wanted));
}
