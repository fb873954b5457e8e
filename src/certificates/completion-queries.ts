import { sql } from 'kysely';
import { ruleInForce } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { isOnTrust } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import type { CompletionEvidence } from './completion-rule.ts';
import type { EarnedCredit } from './earned-credit.ts';

/** States in which a seat can come to completion: somebody has it for good, whatever was noted so far. */
export const openStates = ['confirmed', 'attended', 'no-show'] as const;

/** Nobody needs to look into credit for a course of ours: we are who issues its certificate. */
const issuersOwnWord = 'issuer-verified' as const;

export type SeatToComplete = NonNullable<Awaited<ReturnType<typeof lockSeatToComplete>>>;

/** The seat with what its completion depends on; the row is held until the transaction ends, so that it completes once. */
export async function lockSeatToComplete(trx: Trx, seatId: string) {
  return seatToComplete(trx, seatId).forUpdate('seats').executeTakeFirst();
}

/** The seat with what its completion depends on, for looking only. */
export async function findSeatToComplete(db: Db, seatId: string) {
  return seatToComplete(db, seatId).executeTakeFirst();
}

/** The seats of a session that somebody has for good, by attendee, each with whether its learner confirmed their name. */
export async function listSessionSeats(db: Db, sessionId: string) {
  return seatsToComplete(db)
    .leftJoin('people', 'people.id', 'seats.learnerId')
    .select((eb) => eb('certificateNameConfirmedAt', 'is not', null).$castTo<boolean>().as('nameConfirmed'))
    .where('seats.sessionId', '=', sessionId)
    .where('seats.state', 'in', [...openStates, 'completed'])
    .orderBy('attendeeName')
    .orderBy('seats.id')
    .execute();
}

/** The completions of a session, each with the number of its latest certificate if one was issued. */
export async function listSessionCompletions(db: Db, sessionId: string) {
  return db
    .selectFrom('completions')
    .leftJoin('certificates', 'certificates.completionId', 'completions.id')
    .distinctOn('completions.seatId')
    .select(['completions.seatId', 'certificates.number'])
    .where('sessionId', '=', sessionId)
    .orderBy('completions.seatId')
    .orderBy('certificates.version', (order) => order.desc().nullsLast())
    .execute();
}

function seatToComplete(db: Db | Trx, seatId: string) {
  return seatsToComplete(db).where('seats.id', '=', seatId);
}

function seatsToComplete(db: Db | Trx) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['seats.id', 'seats.learnerId', 'seats.courseId', 'seats.sessionId', 'seats.state'])
    .select(['seats.orderId', 'orders.paymentState', 'courses.title as courseTitle', isOnTrust.as('onTrust')])
    .select(ruleInForce.attendancePercent.as('attendancePercent'))
    .select(ruleInForce.countersignNeeded.as('countersignNeeded'))
    .select(mayEarnPart.as('mayEarnPart'))
    .select(['sessions.delivery', 'sessions.timeZone', 'sessions.state as sessionState', 'sessions.finishedAt']);
}

/** Whether it is worth looking what a part of the time earns: few courses have an approval that gives any. */
const mayEarnPart = sql<boolean>`exists (
  select from approvals where approvals.course_id = courses.id and status = 'approved' and partial_credit
)`;

/** The completion of a seat, with its latest certificate if one was issued. */
export async function findCompletion(db: Db | Trx, seatId: string) {
  return db
    .selectFrom('completions')
    .leftJoin('certificates', 'certificates.completionId', 'completions.id')
    .select(['completions.id', 'completedOn', 'certificates.id as certificateId', 'certificates.number'])
    .where('seatId', '=', seatId)
    .orderBy('certificates.version', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
}

export interface NewCompletion {
  seatId: string;
  learnerId: string;
  courseId: string;
  sessionId: string | null;
  completedOn: string;
  evidence: CompletionEvidence;
  recordedAt: Date;
}

/** Writes the completion with the credit it earns, and gives its id. */
export async function addCompletion(trx: Trx, completion: NewCompletion, credits: EarnedCredit[]): Promise<string> {
  const id = newId();
  const { evidence, learnerId, completedOn, recordedAt } = completion;
  await trx
    .insertInto('completions')
    .values({ ...completion, id, evidence: JSON.stringify(evidence) })
    .execute();
  const owed = { learnerId, completionId: id, earnedOn: completedOn, recordedAt, verification: issuersOwnWord };
  const entries = credits.map((credit) => ({ ...credit, ...owed, id: newId() }));
  if (entries.length > 0) await trx.insertInto('creditEntries').values(entries).execute();
  return id;
}

/** Moves the seat, unless it is in another state by now. */
export async function moveSeat(
  trx: Trx,
  seatId: string,
  { from, to }: { from: SeatToComplete['state']; to: 'attended' | 'completed' | 'no-show' },
): Promise<void> {
  await trx.updateTable('seats').set({ state: to }).where('id', '=', seatId).where('state', '=', from).execute();
}

/** Notes that a seat was looked at, and whether its money was settled then. */
export async function noteEvaluation(
  trx: Trx,
  evaluation: { seatId: string; evaluatedAt: Date; settled: boolean },
): Promise<void> {
  const { seatId: _, ...looked } = evaluation;
  await trx
    .insertInto('seatEvaluations')
    .values(evaluation)
    .onConflict((conflict) => conflict.column('seatId').doUpdateSet(looked))
    .execute();
}

/** Writes that the session was said to be over. Said again, the first word stands, unless the session was moved since. */
export async function noteFinished(
  trx: Trx,
  { sessionId, at, lastDayStartsAt }: { sessionId: string; at: Date; lastDayStartsAt: Date },
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ finishedAt: at })
    .where('id', '=', sessionId)
    .where((eb) => eb.or([eb('finishedAt', 'is', null), eb('finishedAt', '<', lastDayStartsAt)]))
    .execute();
}

/** The learner as a certificate needs them. */
export async function getLearner(db: Db | Trx, learnerId: string) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'certificateName', 'certificateNameConfirmedAt', 'iicrcId', 'adultOn'])
    .where('id', '=', learnerId)
    .executeTakeFirstOrThrow();
}
