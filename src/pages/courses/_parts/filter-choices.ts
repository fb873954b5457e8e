import {
  activeFilters,
  type CourseFilter,
  type CourseSearch,
  disciplineNames,
  kindNames,
  levelNames,
  stateNames,
} from '#src/catalogue/index.ts';
import type { CreditBody } from '#src/credits/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import { officeZone } from '#src/shared/office-zone.ts';

interface Choice {
  value: string;
  label: string;
}

const onlineNames = { 'live-stream': 'Live online', 'self-paced': 'Online, any time' };

/** The choices of the filter form. */
export function filterChoices(bodies: CreditBody[], search: CourseSearch, now: Date) {
  return {
    kinds: any(
      'Any kind',
      Object.entries(kindNames).map(([value, { many }]) => ({ value, label: many })),
    ),
    disciplines: any('Any discipline', choices(disciplineNames)),
    levels: any('Any level', choices(levelNames)),
    bodies: any(
      'Any body',
      bodies.map(({ id, code }) => ({ value: id, label: code })),
    ),
    places: any('Anywhere', [...choices(onlineNames), ...choices(stateNames)]),
    months: any('Any month', months(search.month, now)),
    // The usual order has no value, so that it changes with the words: typing some puts the best match first.
    sorts: [
      ...(search.text
        ? [
            { value: '', label: 'Best match first' },
            { value: 'soonest', label: 'Soonest first' },
          ]
        : [{ value: '', label: 'Soonest first' }]),
      { value: 'price', label: 'Lowest price first' },
      { value: 'credits', label: 'Most credit first' },
      { value: 'title', label: 'Title, A to Z' },
    ],
  };
}

/** Each filter that is set, in words: "Western Australia", "At least 7 credits". */
export function filterWords(search: CourseSearch, bodies: CreditBody[]): { filter: CourseFilter; words: string }[] {
  const words: Record<CourseFilter, () => string> = {
    text: () => `“${search.text}”`,
    kind: () => (search.kind ? kindNames[search.kind].many : ''),
    discipline: () => (search.discipline ? disciplineNames[search.discipline] : ''),
    level: () => (search.level ? levelNames[search.level] : ''),
    body: () => `Credit from ${bodies.find(({ id }) => id === search.body)?.code ?? search.body}`,
    minCredits: () => `At least ${search.minCredits} ${search.minCredits === 1 ? 'credit' : 'credits'}`,
    where: () => (search.where ? { ...stateNames, ...onlineNames }[search.where] : ''),
    month: () => (search.month ? monthName(search.month) : ''),
    maxPriceCents: () => (search.maxPriceCents ? `Up to ${formatMoney(search.maxPriceCents)}` : 'Free'),
  };
  return activeFilters(search).map((filter) => ({ filter, words: words[filter]() }));
}

const any = (label: string, rest: Choice[]): Choice[] => [{ value: '', label }, ...rest];
const choices = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** This month and the nine after it, and the one that was asked for. */
function months(asked: string | undefined, now: Date): Choice[] {
  const first = `${dateIn(officeZone, now).slice(0, 7)}-15`;
  // The middle of a month plus multiples of 30.4 days falls in each following month once.
  const ahead = Array.from({ length: 10 }, (_, index) => addDays(first, Math.round(index * 30.4)).slice(0, 7));
  const all = [...new Set([...(asked ? [asked] : []), ...ahead])].toSorted();
  return all.map((value) => ({ value, label: monthName(value) }));
}

function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number);
  const names = 'January February March April May June July August September October November December'.split(' ');
  return `${names[(number ?? 1) - 1]} ${year}`;
}
