import { isDeepStrictEqual } from 'node:util';
import type { CourseFacts } from './course.ts';

/** What staff say about a course. */
export interface CourseDetails extends CourseFacts {
  policyId: string;
  /** Per seat, due when booking, and how many days before the start the rest is; both null where all is due at once. */
  depositCents: number | null;
  balanceDueDays: number | null;
  /** The most people that a body lets into one live-streamed session; null for no such limit. */
  liveStreamSeats: number | null;
  /** How often learners of a live stream are asked whether they are there, and what part they answer; null: never. */
  presenceChecksPerHour: number | null;
  presenceAnswersPercent: number | null;
  /** Each day's attendance waits for the trainer's word before it counts. */
  countersignNeeded: boolean;
  prerequisites: PrerequisiteDetails[];
  /** Ids of the designations that the class prepares for. */
  preparesFor: string[];
}

/** Exactly one of the two ids is set. */
export interface PrerequisiteDetails {
  designationId: string | null;
  courseId: string | null;
  rule: 'certificate' | 'declaration' | 'advisory';
  note: string;
}

/** A course as staff edit it. */
export interface CourseForEditing {
  id: string;
  state: 'draft' | 'published' | 'retired';
  /** Carried by the form: an edit of an older one is refused. */
  updatedAt: Date;
  details: CourseDetails;
}

/** What a course must have before the public sees it. */
export type MissingFromCourse = 'summary' | 'description' | 'outcomes' | 'outline' | 'lessons' | 'questions';

/**
 * What still keeps the course from being published, in the order of the form. `asksNothing`: its quiz has rules but no
 * question, so that it would promise a quiz and certify without one.
 */
export function missingFrom(
  details: CourseDetails,
  { lessons, asksNothing }: { lessons: number; asksNothing: boolean },
): MissingFromCourse[] {
  const missing: [MissingFromCourse, boolean][] = [
    ['summary', details.summary === ''],
    ['description', details.description === ''],
    ['outcomes', details.outcomes.length === 0],
    ['outline', details.outline.length === 0],
    ['lessons', details.kind === 'online' && lessons === 0],
    ['questions', details.kind === 'online' && asksNothing],
  ];
  return missing.filter(([, is]) => is).map(([name]) => name);
}

/** The details as they are kept: lists without repeats and in one order, access days only where they mean something. */
export function tidied(details: CourseDetails): CourseDetails {
  return {
    ...details,
    accessDays: details.kind === 'online' ? details.accessDays : null,
    // An online course has no start before which a rest could be due.
    depositCents: details.kind === 'online' ? null : details.depositCents,
    balanceDueDays: details.kind === 'online' ? null : details.balanceDueDays,
    liveStreamSeats: details.kind === 'online' ? null : details.liveStreamSeats,
    presenceChecksPerHour: details.kind === 'online' ? null : details.presenceChecksPerHour,
    presenceAnswersPercent: details.kind === 'online' ? null : details.presenceAnswersPercent,
    examWithinDays: details.kind === 'online' ? null : details.examWithinDays,
    countersignNeeded: details.kind !== 'online' && details.countersignNeeded,
    recordingEarnsCredit: details.kind !== 'online' && details.recordingEarnsCredit,
    preparesFor: [...new Set(details.preparesFor)].sort(),
    prerequisites: inOrder(details.prerequisites),
  };
}

/** The names of the details that differ. */
export function changedDetails<Details extends object>(before: Details, after: Details): string[] {
  return Object.keys(after).filter(
    (name) => !isDeepStrictEqual(before[name as keyof Details], after[name as keyof Details]),
  );
}

/** Prerequisites as the database gives them back. */
export function inOrder(prerequisites: PrerequisiteDetails[]): PrerequisiteDetails[] {
  const key = (each: PrerequisiteDetails) =>
    `${each.rule} ${each.designationId ?? ''} ${each.courseId ?? ''} ${each.note}`;
  return prerequisites.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
