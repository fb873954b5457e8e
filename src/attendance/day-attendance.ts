/** What was noted about one seat on one day of a session. */
export interface AttendanceMark {
  /** Rises with every mark that is recorded. */
  id: number;
  kind: 'in' | 'out' | 'present' | 'absent' | 'minutes';
  at: Date;
  minutes: number | null;
  /** 'import': a meeting's own record. It stands beside what was noted otherwise, and neither interrupts the other. */
  source?: string;
}

/** The hours of a session day. */
export interface DayHours {
  startsAt: Date;
  endsAt: Date;
}

/** A note that does not fit the others and so was left out of the reckoning. */
export type AttendanceAnomaly =
  'in-twice' | 'out-without-in' | 'outside-the-day' | 'times-after-minutes' | 'more-than-the-day';

/** What the marks of one day amount to. */
export interface DayAttendance {
  state: 'present' | 'absent' | 'partial' | 'unmarked';
  minutes: number;
  /** Signed in and not out again. The time since does not count until it ends. */
  open: boolean;
  anomalies: AttendanceAnomaly[];
}

/**
 * Whether the minutes of a day rest on nobody's word but the learner's own: they signed themselves in and out, and nobody noted
 * anything. The code in the room can be sent out of it, so that alone proves nothing.
 */
export function restsOnOwnWord(marks: readonly (AttendanceMark & { source: string })[]): boolean {
  const inOrder = marks.toSorted((a, b) => a.id - b.id);
  const verdictIndex = inOrder.findLastIndex(({ kind }) => kind !== 'in' && kind !== 'out');
  const verdict = inOrder[verdictIndex]?.kind;
  if (verdict === 'present' || verdict === 'minutes') return false;
  const times = inOrder.slice(verdictIndex + 1);
  return times.length > 0 && times.every(({ source }) => source === 'self');
}

interface Span {
  from: number;
  to: number;
}

/** Whole minutes of instruction that the day is planned to have. */
export function scheduledMinutes({ startsAt, endsAt }: DayHours): number {
  return Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000);
}

/**
 * Derives a day's attendance from everything noted about it. The latest of `present`, `absent` and `minutes` stands for the
 * day and corrects what came before it; arrivals and departures noted after it refine it: present and then out at noon is
 * present until noon, absent and then in at ten is present from ten. What a meeting's own record says is added: a minute that
 * both saw counts once.
 */
export function dayAttendance(marks: readonly AttendanceMark[], day: DayHours): DayAttendance {
  if (marks.length === 0) return { state: 'unmarked', minutes: 0, open: false, anomalies: [] };
  const inOrder = marks.toSorted((a, b) => a.id - b.id);
  const verdict = inOrder.findLast(({ kind }) => kind !== 'in' && kind !== 'out');
  const times = inOrder
    .filter((mark) => (mark.kind === 'in' || mark.kind === 'out') && mark.id > (verdict?.id ?? -1))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
  return verdict?.kind === 'minutes' ? ofMinutes(verdict, times, day) : ofTimes(verdict, times, day);
}

function ofMinutes(verdict: AttendanceMark, times: AttendanceMark[], day: DayHours): DayAttendance {
  const whole = scheduledMinutes(day);
  const given = verdict.minutes ?? 0;
  const anomalies: AttendanceAnomaly[] = [];
  if (given > whole) anomalies.push('more-than-the-day');
  if (times.length > 0) anomalies.push('times-after-minutes');
  return conclude(given, { whole, open: false, anomalies });
}

function ofTimes(verdict: AttendanceMark | undefined, times: AttendanceMark[], day: DayHours): DayAttendance {
  const hours: Span = { from: day.startsAt.getTime(), to: day.endsAt.getTime() };
  const anomalies: AttendanceAnomaly[] = [];
  let spans: Span[] = verdict?.kind === 'present' ? [hours] : [];
  let since: number | null = null;
  for (const mark of times.filter(({ source }) => source !== 'import')) {
    const at = mark.at.getTime();
    // Somebody noted as present is there from the start on: an arrival before it is no second one.
    const asked = mark.kind === 'in' ? Math.max(at, hours.from) : at;
    const isThere = since !== null || spans.some(({ from, to }) => from <= asked && asked < to);
    if (mark.kind === 'in') {
      if (isThere) anomalies.push('in-twice');
      else since = at;
    } else if (since !== null) {
      const span = within({ from: since, to: at }, hours);
      if (span) spans.push(span);
      else anomalies.push('outside-the-day');
      since = null;
    } else if (isThere) {
      spans = spans.flatMap((span) => within(span, { from: hours.from, to: at }) ?? []);
    } else if (at < hours.to || spans.length === 0) {
      anomalies.push('out-without-in');
    }
  }
  const recorded = recordedSpans(times).flatMap((span) => within(span, hours) ?? []);
  const milliseconds = lengthOf([...spans, ...recorded]);
  const facts = { whole: scheduledMinutes(day), open: since !== null, anomalies };
  // Rounded down: credit rests on whole minutes that were attended.
  return conclude(Math.floor(milliseconds / 60_000), facts);
}

/** Stays in a meeting's own record; where two reports overlap, from the first arrival to the last departure. */
function recordedSpans(times: AttendanceMark[]): Span[] {
  const spans: Span[] = [];
  let open = 0;
  let since = 0;
  for (const mark of times.filter(({ source }) => source === 'import')) {
    const at = mark.at.getTime();
    if (mark.kind === 'in') {
      if (open === 0) since = at;
      open += 1;
    } else if (open > 0) {
      open -= 1;
      if (open === 0) spans.push({ from: since, to: at });
    }
  }
  return spans;
}

/** What the spans cover together, whatever they share once. */
function lengthOf(spans: Span[]): number {
  let [total, until] = [0, -Infinity];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}

/** The part of the span inside the limits: who comes early earns no more. */
function within(span: Span, limits: Span): Span | null {
  const [from, to] = [Math.max(span.from, limits.from), Math.min(span.to, limits.to)];
  return from < to ? { from, to } : null;
}

/** No day counts for more than it is planned to have, whatever was noted: one day never pays for another. */
function conclude(
  noted: number,
  { whole, open, anomalies }: { whole: number; open: boolean; anomalies: AttendanceAnomaly[] },
): DayAttendance {
  const minutes = Math.min(noted, whole);
  if (minutes === whole) return { state: 'present', minutes, open, anomalies };
  return { state: minutes === 0 && !open ? 'absent' : 'partial', minutes, open, anomalies };
}
