import type { Db } from '#src/database.ts';
import { addDays, instantAt } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse } from './courses.ts';
import { made, next } from './serial.ts';

/** A training room in Parramatta NSW, or in another state and zone. */
export async function aVenue(db: Db, facts: { state?: 'NSW' | 'VIC' | 'QLD' | 'SA' | 'WA'; timeZone?: string } = {}) {
  const { state = 'NSW', timeZone = 'Australia/Sydney' } = facts;
  const venue = {
    id: newId(),
    slug: `venue-${next()}`,
    name: 'Weir Street Rooms',
    suburb: 'Parramatta',
    state,
    timeZone,
  };
  await db
    .insertInto('venues')
    .values({ ...venue, street: '41 Weir Street', postcode: '2150', updatedAt: made })
    .execute();
  return venue;
}

interface SessionFacts {
  /** Made when absent. */
  course?: { id: string };
  seats?: number;
  minSeats?: number;
  /** First day; the days follow one another, 8:30 to 16:30. */
  on?: string;
  days?: number;
  from?: string;
  /** Earlier than `from`: on the next date. */
  to?: string;
  delivery?: 'in-person' | 'live-stream';
  timeZone?: string;
  /** Where an in-person session is held; made when absent. */
  venue?: { id: string };
  priceCents?: number | null;
  state?: 'draft' | 'open' | 'closed' | 'cancelled';
  confirmedToRun?: boolean;
  /** The person who teaches it. */
  instructor?: { id: string };
}

/** An open one-day session on Wed 3 Feb 2027 in Parramatta with 16 seats: `aSession(db, { seats: 1 })`. */
export async function aSession(db: Db, facts: SessionFacts = {}) {
  const {
    seats = 16,
    on = '2027-02-03',
    delivery = 'in-person',
    timeZone = 'Australia/Sydney',
    state = 'open',
  } = facts;
  const course = facts.course ?? (await aCourse(db));
  const venue = delivery === 'in-person' ? (facts.venue ?? (await aVenue(db, { timeZone }))) : null;
  const [from, to] = [facts.from ?? '08:30', facts.to ?? '16:30'];
  const days = Array.from({ length: facts.days ?? 1 }, (_, index) => ({
    id: newId(),
    dayNumber: index + 1,
    startsAt: instantAt(addDays(on, index), from, timeZone),
    endsAt: instantAt(addDays(on, to < from ? index + 1 : index), to, timeZone),
  }));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('A session has at least one day');
  const session = {
    id: newId(),
    courseId: course.id,
    delivery,
    venueId: venue?.id ?? null,
    joinUrl: delivery === 'live-stream' ? 'https://stream.example.com/room' : null,
    timeZone,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    capacity: seats,
    minSeats: facts.minSeats ?? 1,
    confirmedToRunAt: facts.confirmedToRun ? made : null,
    priceCents: facts.priceCents ?? null,
    state,
    cancelledAt: state === 'cancelled' ? made : null,
  };
  await db
    .insertInto('sessions')
    .values({ ...session, createdAt: made, updatedAt: made })
    .execute();
  const ofSession = days.map((day) => ({ ...day, sessionId: session.id }));
  await db.insertInto('sessionDays').values(ofSession).execute();
  if (facts.instructor) await teaches(db, session.id, facts.instructor.id);
  return { ...session, days };
}

async function teaches(db: Db, sessionId: string, personId: string) {
  const known = await db.selectFrom('instructors').select('id').where('personId', '=', personId).executeTakeFirst();
  const instructor = { id: known?.id ?? newId() };
  if (!known) {
    const { name } = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirstOrThrow();
    const facts = { personId, slug: `instructor-${next()}`, name, headline: 'Drying', bio: 'Dries things.' };
    await db
      .insertInto('instructors')
      .values({ ...instructor, ...facts, updatedAt: made })
      .execute();
  }
  await db.insertInto('sessionInstructors').values({ sessionId, instructorId: instructor.id }).execute();
}
