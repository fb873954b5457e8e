import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn, formatTimes } from '#src/shared/dates.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { findAttendanceSheet } from './find-attendance-sheet.ts';
import { signInSheet } from './sign-in-sheet.ts';

/** The session's sign-in sheets as one PDF, a sheet a day, with everybody who is booked now. For those who may mark. */
export async function printSignInSheet(
  services: Core & { typesetter: Typesetter },
  asked: { viewer: Viewer; sessionId: string },
): Promise<Result<Uint8Array, { reason: 'not-your-session' }>> {
  const found = await findAttendanceSheet(services, asked);
  if (!found.ok) return found;
  const { session, days, seats } = found.value;
  const { timeZone, courseTitle, instructorNames } = session;
  const data = signInSheet({
    courseTitle,
    providerName: services.site.provider.name,
    venue: session.venueName && `${session.venueName}, ${session.venueSuburb} ${session.venueState}`,
    instructorNames,
    printedOn: dateIn(timeZone, services.clock.now()),
    days: days.map(({ startsAt, endsAt }) => ({
      date: dateIn(timeZone, startsAt),
      times: formatTimes(startsAt, endsAt, timeZone),
    })),
    // A seat that nobody is named for yet keeps its row: whoever comes writes the name.
    attendees: seats.map(({ name, organisation }) => ({ name: name ?? '', organisation })),
  });
  const { pdf } = await services.typesetter.render('sign-in-sheet', data);
  return ok(pdf);
}
