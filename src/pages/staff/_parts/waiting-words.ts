import type { WhyItWaits } from '#src/enrolment/index.ts';
import { formatInstant } from '#src/shared/dates.ts';

/** How a waiting party stands, as staff read it. */
export function staffWhyWords(why: WhyItWaits, timeZone: string): string {
  switch (why.why) {
    case 'unconfirmed':
      return 'Has not confirmed yet';
    case 'no-date':
      return 'Waits for a date that fits';
    case 'others-before':
      return `Waits: ${why.ahead} before it`;
    case 'next':
      return why.free === 0 ? 'Next; no seat is free' : `Next; ${why.free} free`;
    case 'gathering':
      return `Gathers until ${formatInstant(why.until, timeZone)}: ${why.free} free so far`;
    case 'passed-over':
      return `Passed over (${why.had} gathered in time); asked when all of it fits`;
    case 'offered':
      return `Offered until ${formatInstant(why.until, timeZone)}`;
    case 'over':
      return 'Off the list';
  }
}
