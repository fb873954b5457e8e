import type { Db } from '#src/database.ts';
import { listOffers, whenAndWhere } from '#src/enrolment/index.ts';
import { addDays, instantAt } from '#src/shared/dates.ts';
import { toThousandths } from '#src/shared/decimals.ts';
import type { Cents } from '#src/shared/money.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type OpenSet, planFor } from './plan-for.ts';
import { isOnline, type Objective, type PlanOption } from './plan-task.ts';
import { anyWishes } from './plan-wishes.ts';
import { dayNumber, type PlannedPerson, plannedPerson } from './planned-person.ts';
import { loadSeatCatalogue, type SeatCatalogue } from './seat-catalogue.ts';

/** Seats that close the gap of everybody who is booked on all of them. */
export interface TeamSet {
  objectives: Objective[];
  /** Whether there is none better, or only none better was found. */
  proven: boolean;
  items: { courseId: string; sessionId: string | null; title: string; whenAndWhere: string }[];
  /** For one person, as the public pays now. */
  priceCents: Cents;
}

interface TeamNeed {
  /** How the one who misses most stands: by its rule the set is looked for. */
  standing: Parameters<typeof plannedPerson>[0];
  /** The largest gap and the earliest deadline of those to be booked. */
  gap: string;
  deadline: string;
  seats: number;
  now: Date;
  today: string;
  /** Courses that everybody of them has had. */
  noUse: ReadonlySet<string>;
}

/**
 * The sets that close the largest gap of several people by the earliest of their deadlines, with a seat for each: so they close
 * everybody's, without courses that everybody is known to have had. Nothing else about anybody is asked: what they are booked on
 * is not their employer's to know, so a course that asks for another comes only after it.
 */
export async function findTeamSets(db: Db, need: TeamNeed): Promise<TeamSet[]> {
  const { standing, deadline, seats, now } = need;
  const creditTypeIds = [standing.requirement.creditTypeId];
  const endsBefore = instantAt(addDays(deadline, 2), '00:00', officeZone);
  const whole = await loadSeatCatalogue(db, { creditTypeIds, now, endsBefore });
  const catalogue = {
    ...whole,
    seats: whole.seats.filter(({ seatsLeft }) => seatsLeft === null || seatsLeft >= seats),
  };
  const { sets } = planFor(catalogue, teamAsOne(need, catalogue), anyWishes);
  return named(db, sets);
}

function teamAsOne({ standing, gap, deadline, today, noUse }: TeamNeed, catalogue: SeatCatalogue): PlannedPerson {
  const nobody = { today, seats: [], completedCourses: new Set<string>(), held: [] };
  return {
    ...plannedPerson(standing, catalogue, nobody),
    firstDay: dayNumber(today),
    deadline: dayNumber(deadline),
    need: { total: toThousandths(gap), minima: [], capLeft: new Map(), booked: [] },
    doneCourses: noUse,
  };
}

async function named(db: Db, sets: readonly OpenSet[]): Promise<TeamSet[]> {
  const options = sets.flatMap((set) => set.options);
  const idsOf = (some: PlanOption[]) => [...new Set(some.map(({ id }) => id))];
  const offers = await listOffers(db, {
    sessionIds: idsOf(options.filter((option) => !isOnline(option))),
    courseIds: idsOf(options.filter(isOnline)),
  });
  const byId = new Map(offers.map((offer) => [offer.sessionId ?? offer.courseId, offer]));
  return sets.map(({ objectives, proven, options: ofSet }) => ({
    ...{ objectives, proven },
    priceCents: ofSet.reduce((sum, { priceCents }) => sum + priceCents, 0),
    items: ofSet.flatMap(({ id }) => {
      const offer = byId.get(id);
      if (!offer) return [];
      const { courseId, sessionId, title } = offer;
      return [{ courseId, sessionId, title, whenAndWhere: whenAndWhere(offer) }];
    }),
  }));
}
