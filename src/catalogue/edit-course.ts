import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  changedDetails,
  type CourseDetails,
  type CourseForEditing,
  missingFrom,
  type MissingFromCourse,
  tidied,
} from './course-details.ts';
import {
  countOfCourse,
  findCourseForEditing,
  lockCourse,
  refusedByConstraint,
  updateCourse,
} from './course-editing-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import { findFullestUnder, lockSessionsUnder } from './seat-limit-queries.ts';

type EditCourseRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'changed-meanwhile' }
  | { reason: 'slug-taken' }
  | { reason: 'choice-gone' }
  | { reason: 'course-needs-itself' }
  /** What was sold as sessions cannot become an online course, nor the other way about. */
  | { reason: 'kind-in-use' }
  /** A published course keeps what publishing asked of it. */
  | { reason: 'course-not-ready'; missing: MissingFromCourse[] }
  /** More people than that hold a seat in a live stream of it. */
  | { reason: 'live-stream-below-taken'; seatsTaken: number };

interface Edit {
  courseId: string;
  /** The mark of the course that the form was filled in from. */
  updatedAt: Date;
  details: CourseDetails;
  by: Viewer;
}

/** Changes a course. Sending what is already so changes nothing. */
export async function editCourse(
  services: Core,
  edit: Edit,
): Promise<Result<{ changed: string[] }, EditCourseRefused>> {
  if (!mayEdit(edit.by, edit.courseId)) return refuse('not-allowed');
  const details = tidied(edit.details);
  const result = await inTransaction(services.db, (trx) => write(services, trx, { ...edit, details })).catch(
    (error: unknown) => {
      const reason = refusedByConstraint(error);
      if (reason) return refuse(reason);
      throw error;
    },
  );
  if (!result.ok) return result;
  const { changed, oldSlug } = result.value;
  if (changed.length > 0) await services.pages.changed('courses', `course:${oldSlug}`, `course:${details.slug}`);
  return ok({ changed });
}

async function write(
  services: Core,
  trx: Trx,
  { courseId, updatedAt, details, by }: Edit,
): Promise<Result<{ changed: string[]; oldSlug: string }, EditCourseRefused>> {
  const at = services.clock.now();
  await lockLiveStreams(trx, courseId, details, at);
  const before = (await lockCourse(trx, courseId)) && (await findCourseForEditing(trx, courseId));
  if (!before) return refuse('not-found');
  const changed = changedDetails(before.details, details);
  const done = ok({ changed, oldSlug: before.details.slug });
  if (changed.length === 0) return done;
  if (before.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  const refusal = await refusalOf(trx, before, details, at);
  if (refusal) return refusal;
  await updateCourse(trx, courseId, details, nextMark(at, before.updatedAt));
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'course.edited',
    subject: { type: 'course', id: courseId },
    facts: { changed: changed.join(', '), priceCents: details.priceCents },
  });
  return done;
}

/** Makes whoever takes a seat in one of its live streams wait, where their limit changes. Sessions before the course, as they are published. */
async function lockLiveStreams(
  trx: Trx,
  courseId: string,
  { liveStreamSeats }: CourseDetails,
  now: Date,
): Promise<void> {
  if (liveStreamSeats === null) return;
  const course = await findCourseForEditing(trx, courseId);
  if (course && course.details.liveStreamSeats !== liveStreamSeats)
    await lockSessionsUnder(trx, { liveStreamsOf: courseId }, now);
}

async function refusalOf(trx: Trx, before: CourseForEditing, details: CourseDetails, now: Date) {
  if (details.prerequisites.some(({ courseId }) => courseId === before.id)) return refuse('course-needs-itself');
  const counts = await countOfCourse(trx, before.id, now);
  const crosses = (details.kind === 'online') !== (before.details.kind === 'online');
  if (crosses && counts.sessions + counts.seats > 0) return refuse('kind-in-use');
  if (details.liveStreamSeats !== null && details.liveStreamSeats !== before.details.liveStreamSeats) {
    const fullest = await findFullestUnder(trx, { liveStreamsOf: before.id }, now);
    if (fullest && details.liveStreamSeats < fullest.seatsTaken)
      return refuse('live-stream-below-taken', { seatsTaken: fullest.seatsTaken });
  }
  if (before.state !== 'published') return null;
  // Rules may be written ahead of their questions: the public is shown no quiz until it asks something.
  const missing = missingFrom(details, { ...counts, asksNothing: false });
  return missing.length > 0 ? refuse('course-not-ready', { missing }) : null;
}
