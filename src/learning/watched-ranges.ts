/** A stretch of a video that was played, in seconds from its start. */
export type Range = readonly [from: number, to: number];

/** What a player says it has played since it last reported. */
export interface WatchReport {
  /** Made up anew for each report: one that arrives twice is known by it. */
  id: string;
  ranges: Range[];
  /** Where the player stands. */
  position: number;
}

export interface WatchedSoFar {
  ranges: Range[];
  /** The reports of late. */
  reportIds: string[];
  /** The report before this one, or the opening of the lesson. */
  reportedAt: Date;
}

interface Video {
  durationSeconds: number;
  skippingAllowed: boolean;
}

export type WhyIgnored = 'replayed' | 'not-a-range' | 'beyond-the-end' | 'faster-than-time' | 'skipped-ahead';

/** Players offer twice the usual speed; some seconds are for clocks and slow lines. */
const fastest = 2;
const graceSeconds = 5;
/** Time that passed without a report counts for as much as a player may hold back while it has no connection. */
const longestSilenceSeconds = 600;
/** Players report where they are some times a second: ranges that nearly meet are one. */
const gapSeconds = 1;

/** Puts ranges together where they overlap or nearly meet, in order. */
export function mergeRanges(ranges: Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + gapSeconds) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The sum of ranges that are apart. */
export function coveredSeconds(ranges: Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** How far the video was watched from its start without a gap. */
export function watchedUpTo(ranges: Range[]): number {
  const [first] = mergeRanges(ranges);
  return first && first[0] <= gapSeconds ? first[1] : 0;
}

/** Why a report cannot be true; null when it can. The player's own clock is asked nothing. */
export function whyIgnored(report: WatchReport, so: WatchedSoFar, video: Video, now: Date): WhyIgnored | null {
  if (so.reportIds.includes(report.id)) return 'replayed';
  if (!report.ranges.every(([from, to]) => from >= 0 && from <= to)) return 'not-a-range';
  // The last second of a video is often longer than its stated length.
  const end = video.durationSeconds + 1;
  if (report.position > end || report.ranges.some(([, to]) => to > end)) return 'beyond-the-end';
  const passed = Math.min((now.getTime() - so.reportedAt.getTime()) / 1000, longestSilenceSeconds);
  const claimed = report.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  if (claimed > passed * fastest + graceSeconds) return 'faster-than-time';
  return video.skippingAllowed || isWithoutSkipping(report.ranges, so.ranges) ? null : 'skipped-ahead';
}

function isWithoutSkipping(reported: Range[], known: Range[]): boolean {
  let upTo = watchedUpTo(known);
  for (const [from, to] of reported) {
    if (from > upTo + gapSeconds) return false;
    upTo = Math.max(upTo, to);
  }
  return true;
}
