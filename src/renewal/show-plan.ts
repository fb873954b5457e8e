import type { CourseKind } from '#src/catalogue/index.ts';
import { type Offer, printLine, whenAndWhere } from '#src/enrolment/index.ts';
import { addDays } from '#src/shared/dates.ts';
import { fromThousandths, toThousandths } from '#src/shared/decimals.ts';
import type { OpenPlan, OpenSet, WayOut } from './plan-for.ts';
import { countSet, doneOn, type Objective, type PlanOption } from './plan-task.ts';
import type { PlanWishes } from './plan-wishes.ts';
import type { PlannedPerson } from './planned-person.ts';
import { kmBetween } from './postcodes.ts';
import type { SeatCatalogue } from './seat-catalogue.ts';

/** A plan in the words of the catalogue. Units are exact decimals without idle zeros, in the requirement's unit. */
export interface ShownPlan {
  wishes: PlanWishes;
  /** Seats that are booked and what they will give; `day` is null for an online course. */
  booked: { seatId: string; title: string; units: string; day: string | null }[];
  /** Missing by the record, and once what is booked is done. */
  missing: string;
  isBooked: boolean;
  sets: ShownSet[];
  nearest: ShownSet | null;
  isCertain: boolean;
  waysOut: WayOut[];
  isShortAnyway: boolean;
}

export interface ShownSet {
  objectives: Objective[];
  proven: boolean;
  items: ShownItem[];
  totalCents: number;
  days: number;
  /** There and back for every session that one travels to; null when it is not known from where. */
  travelKm: number | null;
  doneOn: string;
  /** What will count in the cycle once the set and what is booked are done. */
  after: string;
  /** What will still be missing then: '0' for a set that closes the gap. */
  stillMissing: string;
  /** The lines of the cart. */
  lines: string;
}

export interface ShownItem {
  courseId: string;
  sessionId: string | null;
  slug: string;
  title: string;
  kind: CourseKind;
  whenAndWhere: string;
  confirmedToRun: boolean;
  /** What the public may book now; null for an online course. */
  seatsLeft: number | null;
  priceCents: number;
  days: number;
  /** One way; null for what one does not travel to, or from nobody knows where. */
  km: number | null;
  units: string;
  /** The body's own kind of credit. */
  category: string | null;
  /** What would be missing without it. */
  missingWithout: string;
  /** The item of the set that must come before it. */
  follows: string | null;
  /** What its learner will be asked to declare, since they hold it. */
  declares: string[];
}

/** Names what was found, by what is on sale under its ids. */
export function showPlan(plan: OpenPlan, catalogue: SeatCatalogue, offers: readonly Offer[]): ShownPlan {
  const { person, wishes, isBooked, isCertain, waysOut, isShortAnyway, nearest } = plan;
  const show = (set: OpenSet) => shownSet(set, { person, wishes, catalogue, offers });
  return {
    ...{ wishes, isBooked, isCertain, waysOut, isShortAnyway },
    booked: person.booked.map(({ seat, units }) => ({
      ...{ seatId: seat.id, title: seat.title, units: fromThousandths(units) },
      day: seat.lastDay === null ? null : dateOf(seat.lastDay),
    })),
    missing: missingAfter(person, []),
    sets: plan.sets.map(show),
    nearest: nearest && nearest.options.length > 0 ? show({ ...nearest, objectives: [] }) : null,
  };
}

interface Naming {
  person: PlannedPerson;
  wishes: PlanWishes;
  catalogue: SeatCatalogue;
  offers: readonly Offer[];
}

function shownSet({ objectives, proven, options }: OpenSet, naming: Naming): ShownSet {
  const { person, wishes } = naming;
  const items = options.flatMap((option) => shownItem(option, options, naming) ?? []);
  const kms = items.map(({ km }) => km ?? 0);
  const { standing } = person;
  const before = toThousandths(standing.counted) + toThousandths(standing.carried);
  return {
    ...{ objectives, proven, items },
    totalCents: sum(options.map(({ priceCents }) => priceCents)),
    days: sum(options.map(({ days }) => days)),
    travelKm: wishes.postcode === null ? null : 2 * sum(kms),
    doneOn: dateOf(person.firstDay + doneOn(options)),
    after: fromThousandths(before + countSet(person.need, options).total),
    stillMissing: missingAfter(person, options),
    lines: items
      .map(({ courseId, sessionId }) => printLine({ courseId, sessionId, priceTierId: null, seats: 1 }))
      .join('.'),
  };
}

function shownItem(option: PlanOption, set: readonly PlanOption[], naming: Naming): ShownItem | null {
  const { person, wishes, catalogue, offers } = naming;
  const sessionId = option.times.length === 0 ? null : option.id;
  const offer = offers.find((each) => each.courseId === option.courseId && each.sessionId === sessionId);
  const seat = catalogue.seats.find(({ id }) => id === option.id);
  if (!offer || !seat) return null;
  const { courseId, priceCents, days, category } = option;
  const { slug, title, kind } = offer;
  const asked = catalogue.prerequisites.get(courseId) ?? [];
  const givers = option.needsBefore.flat();
  const giver = set.find((other) => givers.includes(other.courseId));
  const minimum = person.standing.minima.find((each) => each.category === category);
  return {
    ...{ courseId, sessionId, slug, title, kind, priceCents, days },
    whenAndWhere: whenAndWhere(offer),
    confirmedToRun: offer.confirmedToRunAt !== null,
    seatsLeft: seat.seatsLeft,
    km: seat.postcode && wishes.postcode ? kmBetween(wishes.postcode, seat.postcode) : null,
    units: fromThousandths(option.units),
    category: minimum?.name ?? null,
    missingWithout: missingAfter(
      person,
      set.filter((other) => other !== option),
    ),
    follows: giver ? (offers.find((each) => each.courseId === giver.courseId)?.title ?? null) : null,
    declares: asked.filter((each) => person.holds(each) === 'declared').map(({ needs }) => needs),
  };
}

/** The total and the minima, whichever asks for more, as a standing counts its gap. */
function missingAfter({ need }: PlannedPerson, set: readonly PlanOption[]): string {
  const { total, byCategory } = countSet(need, set);
  const ofMinima = need.minima.map(({ category, units }) => Math.max(0, units - (byCategory.get(category) ?? 0)));
  return fromThousandths(Math.max(0, need.total - total, sum(ofMinima)));
}

function dateOf(day: number): string {
  return addDays('1970-01-01', day);
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
