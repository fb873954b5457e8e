import { sql } from 'kysely';
import { ruleInForce } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { isOnTrust, takenStates } from '#src/enrolment/index.ts';
import { outstandingCents } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import type { CompletionEvidence } from './completion-rule.ts';
import type { EarnedCredit } from './earned-credit.ts';

/** States in which a seat can come to completion: somebody has it for good, whatever was noted so far. */
export const openStates = ['confirmed', 'attended', 'no-show'] as const;

/** Nobody needs to look into credit for a course of ours: we are who issues its certificate. */
const issuersOwnWord = 'issuer-verified' as const;

export type SeatToComplete = NonNullable<Awaited<ReturnType<typeof findSeatToComplete>>>;

/**
 * Those of the seats that somebody has for good, with what their completion depends on. Their rows are held until the transaction
 * ends, so that each completes once; taken in the order of their ids, so that two who look at the same seats wait for each other.
 */
export async function lockSeatsToComplete(trx: Trx, seatIds: readonly string[]): Promise<SeatToComplete[]> {
  if (seatIds.length === 0) return [];
  return seatsToComplete(trx)
    .where('seats.id', 'in', seatIds)
    .where('seats.state', 'in', takenStates)
    .orderBy('seats.id')
    .forUpdate('seats')
    .execute();
}

/** The seat with what its completion depends on, for looking only. */
export async function findSeatToComplete(db: Db, seatId: string) {
  return seatsToComplete(db).where('seats.id', '=', seatId).executeTakeFirst();
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
    .select([mayEarnPart.as('mayEarnPart'), owes.as('owes')])
    .select(['sessions.delivery', 'sessions.timeZone', 'sessions.state as sessionState', 'sessions.finishedAt']);
}

/** Whether it is worth looking what a part of the time earns: few courses have an approval that gives any. */
const mayEarnPart = sql<boolean>`exists (
  select from approvals where approvals.course_id = courses.id and status = 'approved' and partial_credit
)`;

/** Whether something is still to be paid while something else goes back. */
const owes = sql<boolean>`(orders.payment_state = 'refunding' and ${outstandingCents} > 0)`;

/** The completion of a seat, with its latest certificate if one was issued. */
export async function findCompletion(db: Db, seatId: string) {
  return (await listCompletions(db, [seatId]))[0];
}

/** The completions of these seats, each with its latest certificate if one was issued. */
export async function listCompletions(db: Db | Trx, seatIds: readonly string[]) {
  if (seatIds.length === 0) return [];
  return completions(db).where('completions.seatId', 'in', seatIds).execute();
}

/** The completions of a session, each with its latest certificate if one was issued. */
export async function listSessionCompletions(db: Db, sessionId: string) {
  return completions(db).where('sessionId', '=', sessionId).execute();
}

function completions(db: Db | Trx) {
  return db
    .selectFrom('completions')
    .leftJoin('certificates', 'certificates.completionId', 'completions.id')
    .distinctOn('completions.seatId')
    .select(['completions.id', 'completions.seatId', 'completedOn'])
    .select(['certificates.id as certificateId', 'certificates.number'])
    .orderBy('completions.seatId')
    .orderBy('certificates.version', (order) => order.desc().nullsLast());
}

export interface NewCompletion {
  id: string;
  seatId: string;
  learnerId: string;
  courseId: string;
  sessionId: string | null;
  completedOn: string;
  evidence: CompletionEvidence;
  recordedAt: Date;
  credits: EarnedCredit[];
}

/** Writes completions with the credit that each earns. */
export async function addCompletions(trx: Trx, added: NewCompletion[]): Promise<void> {
  if (added.length === 0) return;
  await trx
    .insertInto('completions')
    .values(added.map(({ credits: _, evidence, ...rest }) => ({ ...rest, evidence: JSON.stringify(evidence) })))
    .execute();
  const entries = added.flatMap(({ id: completionId, learnerId, completedOn: earnedOn, recordedAt, credits }) => {
    const owed = { learnerId, completionId, earnedOn, recordedAt, verification: issuersOwnWord };
    return credits.map((credit) => ({ ...credit, ...owed, id: newId() }));
  });
  if (entries.length > 0) await trx.insertInto('creditEntries').values(entries).execute();
}

export interface SeatMove {
  seatId: string;
  to: 'attended' | 'completed' | 'no-show';
}

/** Moves seats that the caller has locked. */
export async function moveSeats(trx: Trx, moves: SeatMove[]): Promise<void> {
  if (moves.length === 0) return;
  const [ids, states] = [moves.map(({ seatId }) => seatId), moves.map(({ to }) => to)];
  await sql`
    update seats set state = moved.to_state from unnest(${ids}::uuid[], ${states}::text[]) as moved (id, to_state)
    where seats.id = moved.id`.execute(trx);
}

/** Notes that seats were looked at, and whether the money of each was settled then. */
export async function noteEvaluations(
  trx: Trx,
  evaluations: { seatId: string; evaluatedAt: Date; settled: boolean }[],
): Promise<void> {
  if (evaluations.length === 0) return;
  await trx
    .insertInto('seatEvaluations')
    .values(evaluations)
    .onConflict((conflict) =>
      conflict.column('seatId').doUpdateSet((eb) => ({
        evaluatedAt: eb.ref('excluded.evaluatedAt'),
        settled: eb.ref('excluded.settled'),
      })),
    )
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
  return learners(db).where('id', '=', learnerId).executeTakeFirstOrThrow();
}

/** Those of these learners who have not said yet how their name is printed. */
export async function listLearnersToAsk(trx: Trx, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return [];
  return learners(trx).where('id', 'in', learnerIds).where('certificateNameConfirmedAt', 'is', null).execute();
}

function learners(db: Db | Trx) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'certificateName', 'certificateNameConfirmedAt', 'iicrcId', 'adultOn']);
}
