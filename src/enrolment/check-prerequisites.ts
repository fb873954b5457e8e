import type { Db, Trx } from '#src/database.ts';
import { refuse } from '#src/shared/result.ts';
import { listDeclarations } from './declaration-queries.ts';
import { listCompletionsFor, listPrerequisitesOf, listTakenBesides } from './prerequisite-queries.ts';
import {
  type Candidate,
  shortestEvidence,
  type Standing,
  unmetPrerequisites,
  type UnmetPrerequisite,
} from './prerequisites.ts';

/** Everybody who may not come yet, a row for each thing that they lack. */
export interface PrerequisiteMissing {
  reason: 'prerequisite-missing';
  attendees: MissingPrerequisite[];
}

export interface MissingPrerequisite extends UnmetPrerequisite {
  name: string;
  email: string;
  /** Which item of the booking, and which of its attendees, counted from 0. */
  item: number;
  attendee: number;
}

interface Person {
  name: string;
  email: string;
  learnerId: string;
}

/** A person for a course, as a booking names them. */
export interface NamedCandidate extends Omit<Candidate, 'declared'>, Person {
  item: number;
  attendee: number;
  declarations: readonly GivenDeclaration[];
}

export interface GivenDeclaration {
  prerequisiteId: string;
  evidence: string;
}

/**
 * Whether one person may take a seat in this course: by naming, substitution or transfer. What else they take under the
 * order counts; what was declared for `declaredFor`, a seat that was theirs already, counts unless staff turned it down.
 */
export async function checkPrerequisites(
  db: Db | Trx,
  asked: {
    person: Person;
    courseId: string;
    startsAt: Date | null;
    orderId: string;
    /** The seat they are to have, when it exists. */
    seatId: string | null;
    declaredFor?: string | null;
    declarations: readonly GivenDeclaration[];
  },
): Promise<({ ok: false } & PrerequisiteMissing) | null> {
  const { person, courseId, startsAt, orderId, seatId, declaredFor, declarations } = asked;
  const [besides, known] = [
    await listTakenBesides(db, { orderId, learnerId: person.learnerId, seatId }),
    declaredFor ? await listDeclarations(db, [declaredFor]) : [],
  ];
  const standing = known.filter(({ accepted }) => accepted !== false);
  const candidate = { ...person, courseId, startsAt, besides, item: 0, attendee: 0 };
  return checkCandidates(db, [{ ...candidate, declarations: [...standing, ...declarations] }]);
}

/** The same for all attendees of a booking, in two statements however many they are. */
export async function checkCandidates(
  db: Db | Trx,
  candidates: NamedCandidate[],
): Promise<({ ok: false } & PrerequisiteMissing) | null> {
  const courseIds = [...new Set(candidates.map(({ courseId }) => courseId))];
  const learnerIds = [...new Set(candidates.map(({ learnerId }) => learnerId))];
  const prerequisites = await listPrerequisitesOf(db, courseIds);
  if (prerequisites.every(({ rule }) => rule === 'advisory')) return null;
  const completions = await listCompletionsFor(db, { courseIds, learnerIds });
  const standingOf = (learnerId: string, prerequisiteId: string): Standing => {
    const own = completions.find((each) => each.learnerId === learnerId && each.prerequisiteId === prerequisiteId);
    return own ? (own.stands ? 'completed' : 'revoked') : 'none';
  };
  const attendees = candidates.flatMap(({ name, email, learnerId, item, attendee, declarations, ...candidate }) => {
    const declared = declarations.filter(saysSomething).map(({ prerequisiteId }) => prerequisiteId);
    const unmet = unmetPrerequisites({ ...candidate, declared }, prerequisites, (id) => standingOf(learnerId, id));
    return unmet.map((each) => ({ name, email, item, attendee, ...each }));
  });
  return attendees.length > 0 ? refuse('prerequisite-missing', { attendees }) : null;
}

/** Whether there is enough written that staff could look it up. */
export function saysSomething({ evidence }: GivenDeclaration): boolean {
  return evidence.trim().length >= shortestEvidence;
}
