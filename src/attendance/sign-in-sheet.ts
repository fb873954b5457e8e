import { formatDate } from '#src/shared/dates.ts';

/** Who is expected at a session and when: what a trainer prints before the day. */
interface SignInSheetSnapshot {
  courseTitle: string;
  providerName: string;
  venue: string | null;
  instructorNames: string[];
  /** YYYY-MM-DD, the day it was printed: seats may change after it. */
  printedOn: string;
  /** One sheet a day; the times in words, with the zone's name. */
  days: { date: string; times: string }[];
  attendees: { name: string; organisation: string | null }[];
}

/** A sign-in sheet in words, ready to be typeset. Rows for people who were not expected are left empty. */
interface SignInSheet {
  title: string;
  author: string;
  issuedOn: string;
  courseTitle: string;
  providerName: string;
  place: string;
  instructors: string;
  printed: string;
  days: { heading: string; times: string }[];
  attendees: { name: string; organisation: string }[];
  emptyRows: number;
}

/** Late bookings and walk-ins seen at one session rarely exceed this. */
const emptyRows = 4;

/** A session's roster as the words that its sign-in sheets print. Holds no dietary or access notes: it lies on a table. */
export function signInSheet(snapshot: SignInSheetSnapshot): SignInSheet {
  const several = snapshot.days.length > 1;
  return {
    title: `Sign-in sheet: ${snapshot.courseTitle}`,
    author: snapshot.providerName,
    issuedOn: snapshot.printedOn,
    courseTitle: snapshot.courseTitle,
    providerName: snapshot.providerName,
    place: snapshot.venue ?? '',
    instructors: snapshot.instructorNames.join(', '),
    printed: `Printed on ${formatDate(snapshot.printedOn)}`,
    days: snapshot.days.map(({ date, times }, index) => ({
      heading: several ? `Day ${index + 1} of ${snapshot.days.length}: ${formatDate(date)}` : formatDate(date),
      times,
    })),
    attendees: snapshot.attendees.map(({ name, organisation }) => ({ name, organisation: organisation ?? '' })),
    emptyRows,
  };
}
