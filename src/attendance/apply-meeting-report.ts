import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { idFrom } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addEvents, findHolders } from './attendance-queries.ts';
import { lockSessionDays } from './check-in-queries.ts';
import { checkMarks, type MarkRefusal, type MarkedDay, type NewMark } from './check-marks.ts';
import { findMeetingReport, type ReportToApply } from './find-meeting-report.ts';
import { union, within } from './reported-people.ts';
import { markApplied } from './report-queries.ts';

type ApplyMeetingReportRefused =
  | { reason: 'no-such-report' }
  /** Somebody's seat was neither chosen nor said to be none: by their place in the list. */
  | { reason: 'person-undecided'; index: number }
  | MarkRefusal;

interface Request {
  viewer: Viewer;
  sessionId: string;
  reportId: string;
  /** By the person's place in the list: a seat, or null for somebody who has none. */
  seatOf: ReadonlyMap<number, string | null>;
}

/**
 * Adds what a report says of the people of a session to its evidence: when they came and went, within the session's hours. All
 * of it or, when one thing cannot be, none. Two who have one seat are one stay; applied again, and from another export of the
 * same meeting, what is known is not added twice. Gives how many marks were new.
 */
export async function applyMeetingReport(
  services: Core,
  request: Request,
): Promise<Result<{ recorded: number }, ApplyMeetingReportRefused>> {
  const found = await findMeetingReport(services, request);
  if (!found.ok) return found;
  const undecided = found.value.people.findIndex((_, index) => !request.seatOf.has(index));
  if (undecided >= 0) return refuse('person-undecided', { index: undecided });
  const result = await inTransaction(services.db, (trx) => apply(services, trx, { request, found: found.value }));
  if (result.ok && result.value.recorded > 0) await services.worker.wake('issue-certificates');
  return result;
}

async function apply(
  { clock }: Core,
  trx: Trx,
  { request, found }: { request: Request; found: ReportToApply },
): Promise<Result<{ recorded: number }, MarkRefusal>> {
  const { viewer, sessionId, reportId } = request;
  const now = clock.now();
  const days = await lockSessionDays(trx, sessionId);
  const holders = await findHolders(trx, sessionId);
  const marks = marksOf(found, request.seatOf, days);
  const session = { timeZone: found.session.timeZone, days, holders, recordedBy: viewer.personId };
  const checked = checkMarks(marks, session, now);
  if (!checked.ok) return checked;
  const recorded = await addEvents(trx, checked.value, {
    ...{ source: 'import', recordedBy: viewer.personId, recordedAt: now },
  });
  await markApplied(trx, reportId, { appliedBy: viewer.personId, appliedAt: now });
  if (recorded > 0)
    await recordInJournal(trx, {
      ...{ at: now, by: { kind: 'person', personId: viewer.personId }, action: 'attendance.recorded' },
      subject: { type: 'session', id: sessionId },
      facts: { marks: recorded, source: 'import', reportId },
    });
  return ok({ recorded });
}

function marksOf({ people, read }: ReportToApply, seatOf: Request['seatOf'], days: readonly MarkedDay[]): NewMark[] {
  const ofSeat = Map.groupBy(
    people.map((person, index) => ({ person, seatId: seatOf.get(index) ?? null })),
    ({ seatId }) => seatId,
  );
  const note = `${read.platform === 'zoom' ? 'Zoom' : 'Teams'} report, times in ${read.timeZone}`;
  return [...ofSeat].flatMap(([seatId, theirs]) => {
    if (seatId === null) return [];
    const stays = union(theirs.flatMap(({ person }) => person.stays));
    return days.flatMap((day) =>
      within(stays, day).flatMap(({ from, to }) => [
        markOf({ seatId, dayNumber: day.dayNumber, kind: 'in', at: from, note }, day),
        markOf({ seatId, dayNumber: day.dayNumber, kind: 'out', at: to, note }, day),
      ]),
    );
  });
}

/** Known by what it says, so that the same moment out of another export is the same mark. */
function markOf(mark: Omit<NewMark, 'clientId'> & { at: Date }, day: MarkedDay): NewMark {
  return { ...mark, clientId: idFrom(`import ${mark.seatId} ${day.id} ${mark.kind} ${mark.at.toISOString()}`) };
}
