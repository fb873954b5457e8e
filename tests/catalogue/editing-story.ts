import type { CourseDetails, SessionDetails } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { aPolicy, aVenue } from '#tests/support/builders.ts';

/** A course that could be published as it stands. */
export async function courseDetails(db: Db, facts: Partial<CourseDetails> = {}): Promise<CourseDetails> {
  return {
    slug: 'drying-plans',
    title: 'Drying Plans',
    kind: 'workshop',
    discipline: 'water-damage',
    level: 'intermediate',
    summary: 'One day on planning a dry-out.',
    description: 'What to measure, and when to stop.',
    outcomes: ['Write a drying plan'],
    outline: [{ title: 'Measuring', minutes: 90, points: ['Meters', 'Maps'] }],
    whatToBring: ['Safety boots'],
    alsoPay: [],
    durationMinutes: 420,
    priceCents: 38_500,
    gst: 'taxable',
    accessDays: null,
    depositCents: null,
    balanceDueDays: null,
    liveStreamSeats: null,
    presenceChecksPerHour: null,
    presenceAnswersPercent: null,
    attendancePercent: 100,
    countersignNeeded: false,
    recordingEarnsCredit: false,
    examWithinDays: null,
    series: null,
    policyId: (await aPolicy(db)).id,
    prerequisites: [],
    preparesFor: [],
    ...facts,
  };
}

/** A day in Parramatta with 16 seats. */
export async function sessionDetails(db: Db, facts: Partial<SessionDetails> = {}): Promise<SessionDetails> {
  return {
    delivery: 'in-person',
    venueId: facts.delivery === 'live-stream' ? null : (await aVenue(db)).id,
    joinUrl: null,
    timeZone: 'Australia/Sydney',
    days: [{ date: '2027-02-03', from: '08:30', to: '16:30' }],
    capacity: 16,
    minSeats: 6,
    goNoGoOn: '2027-01-13',
    priceCents: null,
    instructorIds: [],
    ...facts,
  };
}

/** The course as staff find it, for the mark that forms carry. */
export async function markOf(db: Db, table: 'courses' | 'sessions', id: string): Promise<Date> {
  return (await db.selectFrom(table).select('updatedAt').where('id', '=', id).executeTakeFirstOrThrow()).updatedAt;
}

/** The journal's actions about one subject. */
export async function journalOf(db: Db, id: string): Promise<string[]> {
  const lines = await db
    .selectFrom('journalEntries')
    .select('action')
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();
  return lines.map(({ action }) => action);
}
