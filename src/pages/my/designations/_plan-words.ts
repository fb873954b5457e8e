import type { WrittenRequirement } from '#src/credits/index.ts';
import {
  type Objective,
  type ShownItem,
  type ShownPlan,
  type ShownSet,
  unitsWords,
  type WayOut,
} from '#src/renewal/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

const names: Record<Objective, string> = { cheapest: 'cheapest', soonest: 'soonest', 'fewest-days': 'fewest days' };

/** "Cheapest", "Soonest and fewest days": by what a set is the best. */
export function setName({ objectives }: Pick<ShownSet, 'objectives'>): string {
  const words = objectives.map((objective) => names[objective]);
  const text = [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const best: Record<Objective, string> = {
  cheapest: 'costs less',
  soonest: 'is done sooner',
  'fewest-days': 'takes fewer days',
};

/** "1 seat left". */
export function seatsWords(seatsLeft: number): string {
  return seatsLeft === 1 ? '1 seat left' : `${seatsLeft} seats left`;
}

/** How sure it is that there is no better set. */
export function proofWords({ objectives, proven }: Pick<ShownSet, 'objectives' | 'proven'>): string {
  if (!proven) return 'The search stopped at its limit, so there may be a better set.';
  return `Of all sets that fit your wishes none ${objectives.map((objective) => best[objective]).join(', none ')}.`;
}

/** "3.5 CECs on 9 December 2026": what a booked seat will give, and when. */
export function bookedWords(
  { units, day }: ShownPlan['booked'][number],
  { rule, today }: { rule: WrittenRequirement; today: string },
): string {
  const brings = unitsWords(units, rule);
  if (day === null) return `${brings} when you finish it`;
  if (day >= today) return `${brings} on ${formatDate(day)}`;
  return `${brings} for ${formatDate(day)}, once your attendance is entered`;
}

/** "3 days", "1 day". */
export function daysWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** Why an item is in its set, a sentence each. */
export function whyWords(item: ShownItem, rule: WrittenRequirement): string[] {
  const { units, priceCents, days, missingWithout, follows, declares, category } = item;
  const perUnit = `${formatMoney(Math.round(priceCents / Number(units)))} a ${rule.unitSingular}`;
  const price = priceCents === 0 ? 'free of charge' : `for ${formatMoney(priceCents)}, ${perUnit}`;
  return [
    `Brings ${unitsWords(units, rule)} ${price}, in ${daysWords(days)}.`,
    ...(missingWithout === '0' ? [] : [`Without it ${unitsWords(missingWithout, rule)} would still be missing.`]),
    ...(category ? [`Counts as ${category.toLowerCase()}, of which your body wants a minimum.`] : []),
    ...(follows ? [`Comes after ${follows}, which gives what it asks for.`] : []),
    ...declares.map((needs) => `Asks for ${needs}: you hold it, and declare it when you book.`),
  ];
}

const given: Record<WayOut['without'], string> = {
  distance: 'From any distance',
  'online-only': 'With travel',
  budget: 'Above your budget',
  kinds: 'With every kind of course',
  'all-wishes': 'Without any limit',
};

/** "From any distance the gap closes for $420.00". */
export function wayOutWords({ without, totalCents }: WayOut): string {
  return `${given[without]} the gap closes ${totalCents === 0 ? 'free of charge' : `for ${formatMoney(totalCents)}`}`;
}
