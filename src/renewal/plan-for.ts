import { objectives, findCheapest, findNearest, planSets } from './plan-sets.ts';
import { planTask } from './plan-options.ts';
import { closes, type Objective, type PlanOption } from './plan-task.ts';
import { type PlanWishes, planKinds } from './plan-wishes.ts';
import type { PlannedPerson } from './planned-person.ts';
import type { SeatCatalogue } from './seat-catalogue.ts';

/** What the planner found for one person. */
export interface OpenPlan {
  person: PlannedPerson;
  wishes: PlanWishes;
  /** What is booked closes the gap, so nothing is proposed. */
  isBooked: boolean;
  /** The best by each measure; one that is best by several stands once. Empty where the gap cannot be closed. */
  sets: OpenSet[];
  /** Where there is no set: how near the wishes let one come, */
  nearest: { options: PlanOption[]; proven: boolean } | null;
  /** whether that there is no set is certain, or only that none was found, */
  isCertain: boolean;
  /** which single wish stands in the way: without it there is a set; */
  waysOut: WayOut[];
  /** and whether it is certain that there would be none with any wish. */
  isShortAnyway: boolean;
}

export interface OpenSet {
  objectives: Objective[];
  options: PlanOption[];
  proven: boolean;
}

/** Wishes that can be met, and what of the old ones they give up. */
export interface WayOut {
  without: 'distance' | 'online-only' | 'budget' | 'kinds' | 'all-wishes';
  wishes: PlanWishes;
  totalCents: number;
}

/** The sets for one person out of a catalogue. Pure, and quick enough for a whole team. */
export function planFor(catalogue: SeatCatalogue, person: PlannedPerson, wishes: PlanWishes): OpenPlan {
  const nothing = { person, wishes, sets: [], nearest: null, waysOut: [], isShortAnyway: false };
  if (closes(person.need, [])) return { ...nothing, isBooked: true, isCertain: true };
  const task = planTask(catalogue, person, wishes);
  const { sets, isProven } = planSets(task);
  const found = objectives.flatMap((objective) => {
    const set = sets[objective];
    return set ? { objectives: [objective], ...set } : [];
  });
  if (found.length > 0) return { ...nothing, isBooked: false, sets: merged(found), isCertain: true };
  const { options, proven } = findNearest(task);
  // It is looked for below what no set was found for, and by the total alone.
  const nearest = { options, proven: isProven && proven && person.need.minima.length === 0 };
  return { ...nothing, isBooked: false, nearest, isCertain: isProven, ...waysOut(catalogue, person, wishes, isProven) };
}

function merged(sets: OpenSet[]): OpenSet[] {
  const bySeats = Map.groupBy(sets, ({ options }) =>
    options
      .map(({ id }) => id)
      .toSorted()
      .join(' '),
  );
  return [...bySeats.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    // Proven by each of the measures that it is named by.
    const proven = same.every((each) => each.proven);
    return { ...first, proven, objectives: same.flatMap((each) => each.objectives) };
  });
}

/** Each wish given up by itself; where none is enough, all of them. `isShort`: whether it is certain that as wished there is none. */
function waysOut(
  catalogue: SeatCatalogue,
  person: PlannedPerson,
  wishes: PlanWishes,
  isShort: boolean,
): Pick<OpenPlan, 'waysOut' | 'isShortAnyway'> {
  const ways: Omit<WayOut, 'totalCents'>[] = [
    ...(wishes.maxKm === null ? [] : [{ without: 'distance' as const, wishes: { ...wishes, maxKm: null } }]),
    ...(wishes.onlineOnly ? [{ without: 'online-only' as const, wishes: { ...wishes, onlineOnly: false } }] : []),
    ...(wishes.budgetCents === null ? [] : [{ without: 'budget' as const, wishes: { ...wishes, budgetCents: null } }]),
    ...(wishes.kinds.length === planKinds.length
      ? []
      : [{ without: 'kinds' as const, wishes: { ...wishes, kinds: [...planKinds] } }]),
  ];
  const search = (way: Omit<WayOut, 'totalCents'>) => searchWay(catalogue, person, way);
  const searched = ways.map(search);
  const open = searched.flatMap(({ found }) => found);
  if (open.length > 0) return { waysOut: open, isShortAnyway: false };
  if (ways.length < 2) return { waysOut: [], isShortAnyway: searched[0]?.proven ?? isShort };
  const free = { maxKm: null, budgetCents: null, kinds: [...planKinds], onlineOnly: false };
  const { found, proven } = search({ without: 'all-wishes', wishes: { ...wishes, ...free } });
  return { waysOut: found, isShortAnyway: found.length === 0 && proven };
}

function searchWay(catalogue: SeatCatalogue, person: PlannedPerson, way: Omit<WayOut, 'totalCents'>) {
  const { set, proven } = findCheapest(planTask(catalogue, person, way.wishes));
  const found = set ? [{ ...way, totalCents: set.reduce((sum, { priceCents }) => sum + priceCents, 0) }] : [];
  return { found, proven };
}
