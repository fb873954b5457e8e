import type { TeamRole, Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { aCreditType, aPerson } from '#tests/support/builders.ts';

const made = new Date('2026-12-01T00:00:00Z');

/** Somebody who is signed in, with these memberships. */
export async function aViewer(
  db: Db,
  facts: { person?: { id: string; name: string; email: string }; memberships?: Viewer['memberships'] } = {},
): Promise<Viewer> {
  const person = facts.person ?? (await aPerson(db));
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    emailVerified: true,
    sessionHash: 'hash',
    grants: [],
    memberships: facts.memberships ?? [],
    instructorId: null,
  };
}

/** The learner says how their name is to be printed. */
export async function confirmsName(db: Db, personId: string): Promise<void> {
  const name = { certificateName: 'Maria', certificateNameConfirmedAt: made };
  await db.updateTable('people').set(name).where('id', '=', personId).execute();
}

interface SeatOf {
  id: string;
  learner: { id: string };
  courseId: string;
  sessionId: string | null;
}

/** The seat has come to completion. */
export async function aCompletion(db: Db, seat: SeatOf, completedOn = '2027-02-03'): Promise<string> {
  const id = newId();
  const { id: seatId, courseId, sessionId } = seat;
  const facts = { seatId, courseId, sessionId, learnerId: seat.learner.id, completedOn, recordedAt: made };
  await db
    .insertInto('completions')
    .values({ id, ...facts, evidence: '{}' })
    .execute();
  await db.updateTable('seats').set({ state: 'completed' }).where('id', '=', seat.id).execute();
  return id;
}

/** A certificate of this version for the completion. */
export async function aCertificate(
  db: Db,
  facts: { completionId: string; learnerId: string; version?: number; revokedBy?: string; prints?: object },
): Promise<string> {
  const { completionId, learnerId, version = 1, revokedBy, prints = {} } = facts;
  const [id, number] = [newId(), newReference('C')];
  const paper = {
    snapshot: JSON.stringify(prints),
    pdf: Buffer.from('pdf'),
    pdfSha256: '0'.repeat(64),
    badgeId: newId(),
  };
  const supersedeReason = version > 1 ? 'Name corrected' : null;
  await db
    .insertInto('certificates')
    .values({ id, number, completionId, learnerId, version, supersedeReason, issuedAt: made, ...paper })
    .execute();
  if (revokedBy)
    await db
      .insertInto('certificateRevocations')
      .values({ certificateId: id, revokedAt: made, revokedBy, reason: 'Issued in error' })
      .execute();
  return number;
}

/** Credit in a learner's ledger, IICRC CECs unless told otherwise. */
export async function aCreditEntry(
  db: Db,
  facts: {
    learnerId: string;
    units: string;
    creditType?: string;
    state?: 'earned' | 'submitted' | 'accepted' | 'rejected';
    earnedOn?: string;
    completionId?: string;
  },
): Promise<void> {
  const { creditType = 'iicrc-cec', earnedOn = '2027-02-03', ...rest } = facts;
  const id = newId();
  const rejection = facts.state === 'rejected' ? 'No provider named' : null;
  const described = { title: 'Drying Days', provider: 'Another School', activity: 'event' as const, courseKey: id };
  const elsewhere = facts.completionId ? {} : described;
  await aCreditType(db, { id: creditType });
  await db
    .insertInto('creditEntries')
    .values({ id, creditTypeId: creditType, minutes: 60, earnedOn, recordedAt: made, rejection, ...elsewhere, ...rest })
    .execute();
}

/** An employer with this person in this role. */
export async function anOrganisation(db: Db, facts: { name?: string; personId?: string; role?: TeamRole } = {}) {
  const { name = 'Harbourside Drying', personId, role = 'owner' } = facts;
  const id = newId();
  await db.insertInto('organisations').values({ id, name, createdAt: made }).execute();
  const membership = { organisationId: id, role };
  if (personId)
    await db
      .insertInto('organisationMemberships')
      .values({ ...membership, personId, createdAt: made })
      .execute();
  return { id, name, membership };
}

/** The organisation booked this seat. */
export async function bookedBy(db: Db, organisationId: string, seat: { orderId?: string; id: string }): Promise<void> {
  const { orderId } = await db
    .selectFrom('seats')
    .select('orderId')
    .where('id', '=', seat.id)
    .executeTakeFirstOrThrow();
  await db.updateTable('orders').set({ organisationId }).where('id', '=', orderId).execute();
}

/** A confirmed seat that was given back. */
export async function cancels(db: Db, seatId: string): Promise<void> {
  const cancelled = {
    state: 'cancelled' as const,
    confirmedAt: made,
    cancelledAt: made,
    cancelReason: 'You asked us to.',
  };
  await db.updateTable('seats').set(cancelled).where('id', '=', seatId).execute();
}
