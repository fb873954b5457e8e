import { type CoursePage, isBookable, sessionDates, sessionDays, sessionPlace } from '#src/catalogue/index.ts';
import type { Provider } from '#src/core.ts';
import { creditStamps } from '#src/credits/index.ts';
import type { ShownPrice } from '#src/enrolment/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { changingPriceOf, priceOf } from '../../_shown/price.ts';
import { seatIn } from '../../_shown/session-row.ts';

/** What the page leads to: the cart when there is one thing to buy, else the dates. */
interface Way {
  way: { courseId: string; sessionId: string | null } | { href: string };
  text: string;
  /** What is bought there. */
  note?: string;
}

interface Shown {
  now: Date;
  provider: Provider;
  /** By the id of the session, or of the course. */
  prices: Map<string, ShownPrice>;
}

/** What a course's page says that depends on its sessions, their prices and the time. */
export function coursePageFacts({ course, approvals, sessions }: CoursePage, { now, provider, prices }: Shown) {
  const toCome = sessions.filter(({ startsAt, state }) => startsAt > now && state !== 'cancelled');
  const bookable = sessions.filter((session) => isBookable(course, session, now));
  const next = bookable[0] ?? toCome[0];
  const days = next ? sessionDays(next) : [dateIn(officeZone, now)];
  const { gstRegistered } = provider;
  const shown = prices.get(next?.id ?? course.id);
  const cents = shown?.nowCents ?? next?.priceCents ?? course.priceCents;
  const instructors = new Map(sessions.flatMap(({ instructors }) => instructors).map((each) => [each.slug, each]));
  return {
    next,
    toCome,
    bookable,
    dayCount: next?.days.length ?? sessions[0]?.days.length,
    stamps: creditStamps(approvals, days),
    instructors: [...instructors.values()],
    cents,
    price: shown
      ? changingPriceOf(course, shown, { timeZone: next?.timeZone ?? null, gstRegistered })
      : priceOf(course, cents, gstRegistered),
    /** Whether some date costs something else. */
    pricesDiffer: new Set(bookable.map(({ priceCents }) => priceCents)).size > 1,
    way: course.kind === 'online' ? onlineWay(course.id, cents) : wayTo(bookable),
  };
}

function onlineWay(courseId: string, cents: number): Way {
  return {
    way: { courseId, sessionId: null },
    text: cents === 0 ? 'Start for free' : 'Enrol',
    note: 'Start any time',
  };
}

function wayTo([first, ...others]: CoursePage['sessions']): Way | undefined {
  if (!first) return undefined;
  if (others.length > 0)
    return { way: { href: '#dates' }, text: 'Choose a date', note: `${others.length + 1} dates to choose from` };
  return { way: seatIn(first), text: 'Enrol', note: `${sessionDates(first)} · ${sessionPlace(first)}` };
}

export type CoursePageFacts = ReturnType<typeof coursePageFacts>;
