import { type CourseKind, type Delivery, listBookableSessions } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { listPrerequisitesOf, type Prerequisite } from '#src/enrolment/index.ts';
import { seatPrice } from '#src/orders/index.ts';
import {
  listCreditedCourses,
  listEarlyBirds,
  listStandingApprovals,
  type StandingApproval,
} from './seat-catalogue-queries.ts';

/** Everything that can be booked now for credit of some types: loaded once, it serves for any number of people. */
export interface SeatCatalogue {
  seats: CatalogueSeat[];
  /** Those that stand, by course; also of courses that are no longer sold, since somebody may have a seat in one. */
  approvals: Map<string, StandingApproval[]>;
  prerequisites: Map<string, Prerequisite[]>;
}

/** A seat in a session, or in an online course. */
export interface CatalogueSeat {
  /** Of the session, or of the online course. */
  id: string;
  courseId: string;
  sessionId: string | null;
  kind: CourseKind;
  delivery: Delivery | 'self-paced';
  postcode: string | null;
  /** What one seat costs whoever books it now. */
  priceCents: number;
  /** Null for an online course. */
  seatsLeft: number | null;
  days: { day: number; from: number; to: number }[];
}

/** What is on sale for credit of these types in sessions that end before an instant. Five statements. */
export async function loadSeatCatalogue(
  db: Db,
  { creditTypeIds, now, endsBefore }: { creditTypeIds: readonly string[]; now: Date; endsBefore: Date },
): Promise<SeatCatalogue> {
  const courses = await listCreditedCourses(db, creditTypeIds);
  const courseIds = courses.map(({ id }) => id);
  const [sessions, approvals, prerequisites, earlyBirds] = await Promise.all([
    listBookableSessions(db, courseIds, { now, endsBefore }),
    listStandingApprovals(db, creditTypeIds),
    listPrerequisitesOf(db, courseIds),
    listEarlyBirds(db),
  ]);
  const kinds = new Map(courses.map(({ id, kind }) => [id, kind]));
  const ofSessions = sessions.flatMap<CatalogueSeat>((session) => {
    const kind = kinds.get(session.courseId);
    if (!kind || kind === 'online') return [];
    return { ...session, sessionId: session.id, kind, priceCents: priceNow(session, earlyBirds, now) };
  });
  return {
    seats: [...ofSessions, ...courses.flatMap((course) => onlineSeat(course))],
    approvals: Map.groupBy(approvals, ({ courseId }) => courseId),
    prerequisites: Map.groupBy(
      prerequisites.filter(({ rule }) => rule !== 'advisory'),
      ({ courseId }) => courseId,
    ),
  };
}

function onlineSeat({ id, kind, priceCents }: { id: string; kind: CourseKind; priceCents: number }): CatalogueSeat[] {
  if (kind !== 'online') return [];
  const nowhere = { sessionId: null, postcode: null, seatsLeft: null, days: [] };
  return [{ id, courseId: id, kind, delivery: 'self-paced', priceCents, ...nowhere }];
}

/** By the rules by which a booking is charged; a rule may be for one course or session, or for all. */
function priceNow(
  { id, courseId, priceCents, days, timeZone }: Awaited<ReturnType<typeof listBookableSessions>>[number],
  earlyBirds: Awaited<ReturnType<typeof listEarlyBirds>>,
  now: Date,
): number {
  const rules = earlyBirds.filter((rule) => (rule.courseId ?? courseId) === courseId && (rule.sessionId ?? id) === id);
  const [first] = days;
  if (rules.length === 0 || !first) return priceCents;
  const base = { rule: 'price', label: 'Price', cents: priceCents };
  const facts = { base, rules, seats: 1, startsAt: new Date(first.from), timeZone, organisationId: null, now };
  return seatPrice(facts, null).unitCents;
}
