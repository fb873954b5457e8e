import { type CourseSummary, type Session, priceWords } from '#src/catalogue/index.ts';
import type { ShownPrice } from '#src/enrolment/index.ts';
import type { PublicPrice } from '#src/orders/index.ts';
import { formatInstant } from '#src/shared/dates.ts';

type Prices = Map<string, ShownPrice>;

/** What cards have to ask prices for: the next session of each course, or the course itself. */
export function pricedOf(courses: Pick<CourseSummary, 'id' | 'next'>[]) {
  return {
    sessionIds: courses.flatMap(({ next }) => next?.id ?? []),
    courseIds: courses.flatMap(({ id, next }) => (next ? [] : id)),
  };
}

/** Courses at the price that is charged now. */
export function coursesAtPricesNow(courses: CourseSummary[], prices: Prices): CourseSummary[] {
  return courses.map((course) => ({
    ...course,
    priceCents: prices.get(course.next?.id ?? course.id)?.nowCents ?? course.priceCents,
  }));
}

/** A session at the price that is charged now. */
export function sessionAtPriceNow(session: Session, prices: Prices): Session {
  return { ...session, priceCents: prices.get(session.id)?.nowCents ?? session.priceCents };
}

/** When prices change next: as long as a page that shows them may be kept. */
export function priceChanges(prices: Prices): (Date | null)[] {
  return [...prices.values()].flatMap(({ until, tiers }) => [until, ...tiers.map((tier) => tier.until)]);
}

/** How a price changes, and what it is for a group: "Until Wed 20 Jan 2027, 8:30 am AEDT, then $385.00". */
export function changeWords({ until, thenCents, groups }: PublicPrice, timeZone: string | null): string[] {
  const change =
    until && thenCents !== null && timeZone
      ? [`Until ${formatInstant(until, timeZone)}, then ${priceWords(thenCents)}`]
      : [];
  return [
    ...change,
    ...groups.map(({ minSeats, unitCents }) => `${priceWords(unitCents)} each for ${minSeats} people or more`),
  ];
}

/** The price before anything was taken off, where something is. */
export function wasWords({ nowCents, baseCents }: PublicPrice): string | undefined {
  return baseCents > nowCents ? priceWords(baseCents) : undefined;
}
