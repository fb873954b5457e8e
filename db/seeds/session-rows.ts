import { addDays, dateIn, instantAt } from '#src/shared/dates.ts';
import { courseId, sampleCourses, type SeedDay } from './course-rows.ts';
import type { Rows } from './insert-rows.ts';
import { sampleId } from './sample-ids.ts';
import { sampleVenues } from './sample-venues.ts';
import type { SampleCourse, SampleSession } from './sample-types.ts';
import { courseOfToday, sessionOfToday } from './session-of-today.ts';

/** One dated run, with everything that selling seats in it needs to know. */
export interface DatedSession {
  id: string;
  /** Course and day, for telling samples apart. */
  name: string;
  course: SampleCourse;
  sample: SampleSession;
  timeZone: string;
  days: { id: string; dayNumber: number; startsAt: Date; endsAt: Date }[];
  startsAt: Date;
  endsAt: Date;
  priceCents: number;
}

/** All runs of all courses, dated from the day of seeding. */
export function dateSessions({ now }: SeedDay): DatedSession[] {
  const ofToday = sessionOfToday(now);
  return sampleCourses.flatMap((course) => [
    ...course.sessions.map((sample) => dateSession(course, sample, { now, moves: onWeekdays })),
    // Held whatever the day of the week: the sandbox is tried on Sundays, too.
    ...(course.slug === courseOfToday ? [dateSession(course, ofToday, { now, moves: (first) => first })] : []),
  ]);
}

interface Dating {
  now: Date;
  moves: (first: string, sample: SampleSession) => string;
}

function dateSession(course: SampleCourse, sample: SampleSession, { now, moves }: Dating): DatedSession {
  const name = `${course.slug} ${sample.inDays}`;
  const timeZone = venueOf(sample)?.timeZone ?? sample.timeZone;
  if (!timeZone) throw new Error(`${name} has neither a venue nor a time zone`);
  const first = moves(addDays(dateIn(timeZone, now), sample.inDays), sample);
  const days = sample.days.map(([offset, start, end], index) => ({
    id: sampleId('session-day', `${name} ${index + 1}`),
    dayNumber: index + 1,
    startsAt: instantAt(addDays(first, offset), start, timeZone),
    endsAt: instantAt(addDays(first, offset), end, timeZone),
  }));
  const [startsAt, endsAt] = [days[0]?.startsAt, days.at(-1)?.endsAt];
  if (!startsAt || !endsAt) throw new Error(`${name} has no day`);
  const priceCents = sample.priceCents ?? course.priceCents;
  return { id: sampleId('session', name), name, course, sample, timeZone, days, startsAt, endsAt, priceCents };
}

function venueOf({ venue }: SampleSession) {
  const found = sampleVenues.find(({ slug }) => slug === venue);
  if (venue && !found) throw new Error(`No sample venue is called ${venue}`);
  return found;
}

/** "Parramatta NSW", or "Live online". */
export function placeOf({ sample }: DatedSession): string {
  const venue = venueOf(sample);
  return venue ? `${venue.suburb} ${venue.state}` : 'Live online';
}

/** The first day, moved to the Monday after when a day of the session would fall on a weekend. */
function onWeekdays(first: string, { days }: SampleSession): string {
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
  const onWeekend = days.some(([offset]) => [0, 6].includes(weekday(addDays(first, offset))));
  return onWeekend ? addDays(first, (8 - weekday(first)) % 7) : first;
}

/** Sessions, their days and their trainers. */
export function sessionRows(sessions: DatedSession[], day: SeedDay): Rows {
  return {
    venues: sampleVenues.map((venue) => ({
      id: sampleId('venue', venue.slug),
      ...venue,
      updatedAt: day.ago(200),
    })),
    sessions: sessions.map((session) => sessionRow(session, day)),
    sessionDays: sessions.flatMap(({ id, days }) => days.map((each) => ({ ...each, sessionId: id }))),
    sessionInstructors: sessions.map(({ id, sample }) => ({
      sessionId: id,
      instructorId: sampleId('instructor', sample.instructor),
    })),
  };
}

function sessionRow({ id, course, sample, timeZone, startsAt, endsAt }: DatedSession, day: SeedDay) {
  const { delivery, venue, capacity, minSeats, state } = sample;
  const goNoGoOn = addDays(dateIn(timeZone, startsAt), -sample.goNoGoDaysBefore);
  // Decided a fortnight early where enough people have booked.
  const runs = state !== 'cancelled' && sample.taken >= minSeats && goNoGoOn <= addDays(day.today, 14);
  return {
    id,
    courseId: courseId(course.slug),
    ...{ delivery, timeZone, startsAt, endsAt, capacity, minSeats, state, goNoGoOn },
    venueId: venue ? sampleId('venue', venue) : null,
    joinUrl: delivery === 'live-stream' ? `https://stream.example.com/${id.slice(0, 8)}` : null,
    priceCents: sample.priceCents ?? null,
    confirmedToRunAt: runs ? day.ago(2) : null,
    cancelledAt: state === 'cancelled' ? day.ago(3) : null,
    cancelReason: state === 'cancelled' ? 'Too few people had booked by the decision date.' : null,
    createdAt: day.ago(180),
    updatedAt: day.ago(3),
  };
}
