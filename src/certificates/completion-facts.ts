import { type AttendanceEvidence, listAttendedMinutes } from '#src/attendance/index.ts';
import { listApprovals, listCreditTypes } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { listLearningEvidence } from '#src/learning/index.ts';
import type { CompletionFacts } from './completion-rule.ts';
import type { SeatToComplete } from './completion-queries.ts';
import { type CreditRules, creditsOf } from './earned-credit.ts';

type InSession = SeatToComplete & { delivery: NonNullable<SeatToComplete['delivery']>; timeZone: string };

/** Everything the rule asks about these seats, by seat, in as many statements for one as for many. */
export async function listCompletionFacts(
  db: Db,
  seats: readonly SeatToComplete[],
): Promise<Map<string, CompletionFacts>> {
  const inSession = seats.filter(isInSession);
  const online = seats.filter((seat) => !isInSession(seat));
  const attendance = await listAttendedMinutes(db, idsOf(inSession));
  const learning = await listLearningEvidence(db, idsOf(online));
  const mayEarnPart = inSession.filter((seat) => seat.mayEarnPart && attendance.get(seat.id)?.attendedMinutes);
  const rules = await listCreditRules(db, mayEarnPart);
  return new Map([
    ...inSession.map((seat) => {
      const attended = attendance.get(seat.id) ?? noAttendance;
      return [seat.id, { ...moneyOf(seat), course: sessionFacts(seat, attended, rules.get(seat.courseId)) }] as const;
    }),
    ...online.flatMap(({ id, ...seat }) => {
      const evidence = learning.get(id);
      if (!evidence) return [];
      return [[id, { ...moneyOf(seat), course: { delivery: 'self-paced' as const, learning: evidence } }] as const];
    }),
  ]);
}

/** What the courses of these seats may earn, by course. */
export async function listCreditRules(
  db: Db,
  seats: readonly { courseId: string }[],
): Promise<Map<string, CreditRules>> {
  if (seats.length === 0) return new Map();
  const courseIds = [...new Set(seats.map(({ courseId }) => courseId))];
  const approvals = Map.groupBy(await listApprovals(db, courseIds), ({ courseId }) => courseId);
  const types = await listCreditTypes(db);
  return new Map(courseIds.map((id) => [id, { approvals: approvals.get(id) ?? [], types }]));
}

const noAttendance: AttendanceEvidence = { days: [], attendedMinutes: 0, scheduledMinutes: 0 };

const idsOf = (seats: readonly { id: string }[]) => seats.map(({ id }) => id);

function isInSession(seat: SeatToComplete): seat is InSession {
  return seat.delivery !== null && seat.timeZone !== null;
}

function moneyOf({ learnerId, paymentState, onTrust, owes }: Omit<SeatToComplete, 'id'>) {
  return { learnerIsNamed: learnerId !== null, payment: paymentState, onTrust, owes };
}

function sessionFacts(
  seat: InSession,
  attendance: AttendanceEvidence,
  rules: CreditRules | undefined,
): CompletionFacts['course'] {
  const { delivery, timeZone, attendancePercent, countersignNeeded, finishedAt } = seat;
  const isHeld = seat.sessionState === 'open' || seat.sessionState === 'closed';
  const rule = { attendancePercent, countersignNeeded, isHeld, finishedAt };
  const course = { delivery, timeZone, ...rule, attendance, earnsPart: false };
  // What a part earns is only looked for where there may be something.
  if (!rules || !seat.mayEarnPart || attendance.attendedMinutes === 0) return course;
  return { ...course, earnsPart: creditsOf({ course }, rules, { completedOn: '', isPart: true }).length > 0 };
}
