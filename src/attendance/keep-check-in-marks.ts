import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addEvents, findHeldSession, type HeldSession } from './attendance-queries.ts';
import { type CheckInFault, type CheckInMark, judgeCheckIn } from './check-in-mark.ts';
import {
  addConflicts,
  listArrivedMarks,
  listNotedMarks,
  listAllSeats,
  lockSessionDays,
  type NewConflict,
} from './check-in-queries.ts';
import { capacityFor } from './may-mark.ts';

/** What became of one mark. `not-in-session` names a seat or a day that this session never had: nothing is kept of it. */
export type CheckInAnswer = { clientId: string } & (
  { answer: 'kept' | 'already-kept' } | { answer: 'conflict'; fault: CheckInFault | 'not-in-session' }
);

interface Sent {
  viewer: Viewer;
  sessionId: string;
  marks: CheckInMark[];
}

/**
 * Takes what was noted at the door, perhaps while there was no network, and answers mark by mark: kept, kept before, or in
 * conflict with what is known. A conflict is kept apart until a person settles it. Sending the same marks again, in any order
 * and any number of times, changes nothing. Staff may mark every session, a trainer their own; to others it does not exist.
 */
export async function keepCheckInMarks(
  services: Core,
  { viewer, sessionId, marks }: Sent,
): Promise<Result<CheckInAnswer[], { reason: 'not-your-session' }>> {
  const session = await findHeldSession(services.db, sessionId);
  const source = session && capacityFor(viewer, session);
  if (!session || !source) return refuse('not-your-session');
  const by = { source, recordedBy: viewer.personId, recordedAt: services.clock.now() };
  const result = await inTransaction(services.db, (trx) => keep(trx, { session, marks, by }));
  // A mark may be the last thing that a certificate waited for.
  if (result.value.some(({ answer }) => answer === 'kept')) await services.worker.wake('issue-certificates');
  return result;
}

interface Keeping {
  session: HeldSession;
  marks: CheckInMark[];
  by: { source: 'staff' | 'trainer'; recordedBy: string; recordedAt: Date };
}

type KeptMark = CheckInMark & { sessionDayId: string };

async function keep(trx: Trx, { session, marks, by }: Keeping) {
  const known = await whatIsKnown(trx, session, marks);
  const found: Found = { kept: [], conflicts: [] };
  const answers = new Map<string, CheckInAnswer>();
  for (const mark of marks.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const { clientId } = mark;
    if (!answers.has(clientId)) answers.set(clientId, look(mark, { session, known, found, by }));
  }
  await addEvents(trx, found.kept, by);
  await addConflicts(trx, found.conflicts, by);
  const forged = [...answers.values()].filter((each) => each.answer === 'conflict' && each.fault === 'not-in-session');
  const counts = { kept: found.kept.length, conflicts: found.conflicts.length, forged: forged.length };
  await journal(trx, session.id, { by, ...counts });
  return ok([...answers.values()]);
}

/** What is new among the marks that were sent. */
interface Found {
  kept: KeptMark[];
  conflicts: NewConflict[];
}

interface Looking {
  session: HeldSession;
  known: Awaited<ReturnType<typeof whatIsKnown>>;
  found: Found;
  by: Keeping['by'];
}

function look(
  mark: CheckInMark,
  { session, known, found, by: { recordedBy, recordedAt: now } }: Looking,
): CheckInAnswer {
  const { clientId, seatId } = mark;
  const arrived = known.arrived.get(clientId);
  if (arrived) return answerOf(clientId, arrived.fault ?? 'known');
  const day = known.days.find(({ dayNumber }) => dayNumber === mark.dayNumber);
  const seat = known.seats.get(seatId);
  if (!day || !seat) return { clientId, answer: 'conflict', fault: 'not-in-session' };
  const seatStands = isHeld(session) && takenStates.some((taken) => taken === seat.state);
  const isOwn = seat.learnerId === recordedBy;
  const keptNow = found.kept.filter((each) => each.seatId === seatId && each.sessionDayId === day.id);
  const noted = [...known.notedOf(seatId, day.id), ...keptNow];
  const judged = judgeCheckIn(mark, { now, timeZone: session.timeZone, day, seatStands, isOwn, noted });
  // A clock that is a little ahead does not write what has not happened yet.
  const at = mark.at > now ? now : mark.at;
  if (judged === 'new') found.kept.push({ ...mark, at, sessionDayId: day.id });
  else if (judged !== 'known') found.conflicts.push({ ...mark, sessionDayId: day.id, fault: judged });
  return answerOf(clientId, judged);
}

function answerOf(clientId: string, judged: 'new' | 'known' | CheckInFault): CheckInAnswer {
  if (judged === 'new') return { clientId, answer: 'kept' };
  return judged === 'known' ? { clientId, answer: 'already-kept' } : { clientId, answer: 'conflict', fault: judged };
}

function isHeld({ state }: HeldSession): boolean {
  return state === 'open' || state === 'closed';
}

async function whatIsKnown(trx: Trx, session: HeldSession, marks: CheckInMark[]) {
  const days = await lockSessionDays(trx, session.id);
  const seats = new Map((await listAllSeats(trx, session.id)).map((seat) => [seat.id, seat]));
  const arrived = await listArrivedMarks(
    trx,
    marks.map(({ clientId }) => clientId),
  );
  const seatIds = [...new Set(marks.map(({ seatId }) => seatId))].filter((id) => seats.has(id));
  const noted = Map.groupBy(await listNotedMarks(trx, seatIds), (mark) => `${mark.seatId} ${mark.sessionDayId}`);
  return {
    days,
    seats,
    arrived: new Map(arrived.map((each) => [each.clientId, each])),
    notedOf: (seatId: string, dayId: string) => noted.get(`${seatId} ${dayId}`) ?? [],
  };
}

interface Counts {
  by: Keeping['by'];
  kept: number;
  conflicts: number;
  forged: number;
}

async function journal(trx: Trx, sessionId: string, { by, kept, conflicts, forged }: Counts): Promise<void> {
  if (kept + conflicts + forged === 0) return;
  await recordInJournal(trx, {
    at: by.recordedAt,
    by: { kind: 'person', personId: by.recordedBy },
    action: 'attendance.checked-in',
    subject: { type: 'session', id: sessionId },
    facts: { marks: kept, conflicts, forged, source: by.source },
  });
}
