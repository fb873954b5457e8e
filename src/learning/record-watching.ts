import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { type LessonState, watchingOf } from './lesson-progress.ts';
import { getLessonContent } from './lesson-queries.ts';
import { findOpenLesson, type OpenLessonRefusal } from './open-lesson.ts';
import type { Learner } from './seat-access.ts';
import { mergeRanges, type Range, type WatchReport, type WhyIgnored, whyIgnored } from './watched-ranges.ts';
import { beginWatching, countIgnored, lockWatching, putWatched } from './watching-queries.ts';

export interface Watched {
  ranges: Range[];
  watchedSeconds: number;
  neededSeconds: number;
}

export type RecordWatchingRefusal =
  | OpenLessonRefusal
  | { reason: 'not-a-video' }
  | { reason: 'lesson-not-opened' }
  /** It cannot be true, or was counted before. `watched` is what stands. */
  | { reason: 'report-ignored'; why: WhyIgnored; watched: Watched };

interface Reporting {
  viewer: Learner;
  seatId: string;
  position: number;
  /** The lesson that the page showed at this position. */
  lessonId?: string | undefined;
  report: WatchReport;
}

/**
 * Adds what a player reports to what is known to have been watched. A report that cannot be true by this server's clock and
 * the video's length is ignored and counted, and noted in the journal at most once a minute.
 */
export async function recordWatching(
  services: Core,
  { viewer, seatId, position, lessonId, report }: Reporting,
): Promise<Result<Watched, RecordWatchingRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const open = findOpenLesson(found.value, position, lessonId);
  if (!open.ok) return open;
  const lesson = open.value;
  if (lesson.kind !== 'video') return refuse('not-a-video');
  if (!lesson.openedAt) return refuse('lesson-not-opened');
  const at = services.clock.now();
  const { skippingAllowed } = await getLessonContent(services.db, lesson.id);
  const watching = { seatId, lesson, skippingAllowed };
  const added = await inTransaction(services.db, (trx) => add(trx, watching, report, at));
  if (!added.ok && added.reason === 'report-ignored') {
    await noteIgnored(services, { viewer, seatId, lessonId: lesson.id, why: added.why, at });
  }
  return added;
}

interface Watching {
  seatId: string;
  lesson: LessonState;
  skippingAllowed: boolean;
}

async function add(
  trx: Trx,
  { seatId, lesson, skippingAllowed }: Watching,
  report: WatchReport,
  at: Date,
): Promise<Result<Watched, Extract<RecordWatchingRefusal, { reason: 'report-ignored' }>>> {
  const key = { seatId, lessonId: lesson.id };
  // Opened before it was a video, it has no row yet.
  await beginWatching(trx, key, at);
  const so = (await lockWatching(trx, key)) ?? { ranges: [], reportIds: [], reportedAt: at };
  const watched = (ranges: Range[]) => ({ ranges, ...watchingOf({ ...lesson, watched: ranges }) });
  const durationSeconds = lesson.durationSeconds ?? 0;
  const why = whyIgnored(report, so, { durationSeconds, skippingAllowed }, at);
  if (why) return refuse('report-ignored', { why, watched: watched(so.ranges) });
  const ranges = mergeRanges([...so.ranges, ...report.ranges.map(([from, to]) => capped(from, to, durationSeconds))]);
  const reportIds = [...so.reportIds, report.id];
  const position = Math.min(report.position, durationSeconds);
  await putWatched(trx, key, { ranges, reportIds, reportedAt: at, position });
  return ok(watched(ranges));
}

function capped(from: number, to: number, end: number): Range {
  return [Math.min(from, end), Math.min(to, end)];
}

interface Ignored {
  viewer: Learner;
  seatId: string;
  lessonId: string;
  why: WhyIgnored;
  at: Date;
}

async function noteIgnored(services: Core, { viewer, seatId, lessonId, why, at }: Ignored): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const counted = await countIgnored(trx, { seatId, lessonId }, at);
    if (!counted?.isNews) return ok();
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: viewer.personId },
      action: 'lesson.report-ignored',
      subject: { type: 'seat', id: seatId },
      facts: { lessonId, why, ignored: counted.ignored },
    });
    return ok();
  });
}
