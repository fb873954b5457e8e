import {
  type CourseSummary,
  durationWords,
  kindNames,
  priceWords,
  sessionDates,
  sessionPlace,
  type UpcomingSession,
} from '#src/catalogue/index.ts';

/** A found course in the words of its card. */
export function cardOf(course: CourseSummary) {
  const { next, slug, title, summary, discipline, credits, kind, durationMinutes, priceCents } = course;
  return {
    ...{ slug, title, summary, discipline, credits },
    href: `/courses/${slug}`,
    kind: kindNames[kind].one,
    duration: durationWords(durationMinutes, next?.dayCount),
    ...whenAndWhere(next, kind),
    more: next
      ? [seatWords(next.seatsLeft), moreDates(course.sessionCount - 1)].filter(Boolean).join(' · ')
      : undefined,
    price: priceWords(priceCents),
  };
}

/** A session that is on soon in the words of its course's card. */
export function cardOfSession({ session, course, credits }: UpcomingSession) {
  const { slug, title, summary, discipline, kind, durationMinutes } = course;
  return {
    ...{ slug, title, summary, discipline, credits },
    href: `/courses/${slug}`,
    kind: kindNames[kind].one,
    duration: durationWords(durationMinutes, session.days.length),
    when: sessionDates(session),
    where: sessionPlace(session),
    more: seatWords(session.seatsLeft) || (session.confirmedToRunAt ? 'Confirmed to run' : undefined),
    price: priceWords(session.priceCents),
  };
}

function whenAndWhere(next: CourseSummary['next'], kind: CourseSummary['kind']) {
  if (next) return { when: sessionDates(next), where: sessionPlace(next) };
  return { when: kind === 'online' ? 'Start any time' : 'No date set yet' };
}

// Only a number that should hurry somebody is shown on a card; the course's page shows all.
function seatWords(left: number): string {
  if (left === 0) return 'Full';
  return left <= 5 ? `${left} ${left === 1 ? 'seat' : 'seats'} left` : '';
}

function moreDates(count: number): string {
  return count > 0 ? `${count} more ${count === 1 ? 'date' : 'dates'}` : '';
}
