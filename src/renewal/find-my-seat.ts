import { canManageOrganisation, type Viewer } from '#src/accounts/index.ts';
import { type AttendedDay, attendedMinutes } from '#src/attendance/index.ts';
import type { CourseBrief } from '#src/catalogue/index.ts';
import { findMyCompletion } from '#src/certificates/index.ts';
import type { Core } from '#src/core.ts';
import { listApprovals } from '#src/credits/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { approvedFor } from './find-my-learning.ts';
import { type MySeat, mySeat } from './my-seat.ts';
import { findMySeatRecord } from './renewal-queries.ts';

/** A learner's own seat with everything its page says. */
export interface MySeatDetails {
  seat: MySeat;
  sessionId: string | null;
  ticketCode: string;
  /** In the order in which they are held; none for an online course. */
  days: AttendedDay[];
  instructors: string[];
  venue: { name: string; street: string; suburb: string; state: string; postcode: string; gettingThere: string } | null;
  confirmedToRun: boolean;
  attendancePercent: number;
  recordingEarnsCredit: boolean;
  whatToBring: CourseBrief['whatToBring'];
  alsoPay: CourseBrief['alsoPay'];
  /** Each thing between the learner and the certificate. */
  missing: string[];
  /** Why the seat or its session was cancelled, in the words that the learner was told. */
  cancelReason: string | null;
  /** `orderId` only for the buyer, who may open it. */
  bookedBy: { isViewer: boolean; name: string; organisationName: string | null; orderId: string | null };
  orderReference: string;
}

/** One seat of the viewer's own. Somebody else's looks like one that does not exist. */
export async function findMySeat(
  services: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<MySeatDetails, { reason: 'no-such-seat' }>> {
  const { db, clock } = services;
  const record = isId(seatId) ? await findMySeatRecord(db, seatId, viewer.personId) : undefined;
  if (!record) return refuse('no-such-seat');
  const now = clock.now();
  const [approvals, attendance] = await Promise.all([
    listApprovals(db, [record.courseId]),
    record.sessionId ? attendedMinutes(db, record.id) : null,
  ]);
  const seat = mySeat(record, {
    now,
    nameConfirmed: record.nameConfirmed,
    approved: approvedFor(record, approvals, now),
  });
  return ok({
    seat,
    sessionId: record.sessionId,
    ticketCode: record.ticketCode,
    days: attendance?.days ?? [],
    instructors: record.instructors,
    venue: venueOf(record),
    confirmedToRun: record.confirmedToRunAt !== null,
    attendancePercent: record.attendancePercent,
    recordingEarnsCredit: record.recordingEarnsCredit,
    whatToBring: record.whatToBring,
    alsoPay: record.alsoPay,
    missing: await whatIsMissing(services, { seat, viewer }),
    cancelReason: record.cancelReason ?? record.sessionCancelReason,
    bookedBy: bookedBy(record, viewer),
    orderReference: record.reference,
  });
}

/** Each thing that the rule for a completion still asks for. Before the session begins, that is plain. */
async function whatIsMissing(services: Core, { seat, viewer }: { seat: MySeat; viewer: Viewer }): Promise<string[]> {
  if (['coming', 'completed', 'cancelled', 'moved'].includes(seat.standing)) return [];
  const completion = await findMyCompletion(services, { viewer, seatId: seat.id });
  if (!completion.ok) return [];
  if (completion.value.state === 'not-yet') return completion.value.missing;
  if (completion.value.state !== 'ready') return [];
  return seat.delivery
    ? ['Everything is there: your certificate is made within a minute or two.']
    : ['Everything is there: open the course, and finish it.'];
}

type Record = NonNullable<Awaited<ReturnType<typeof findMySeatRecord>>>;

function venueOf({ venueName, venueStreet, venueSuburb, venueState, venuePostcode, gettingThere }: Record) {
  if (!venueName || !venueStreet || !venueSuburb || !venueState || !venuePostcode) return null;
  return {
    name: venueName,
    street: venueStreet,
    suburb: venueSuburb,
    state: venueState,
    postcode: venuePostcode,
    gettingThere: gettingThere ?? '',
  };
}

function bookedBy({ buyerPersonId, buyerName, organisationId, organisationName, orderId }: Record, viewer: Viewer) {
  const isViewer = buyerPersonId === viewer.personId;
  const mayOpen = isViewer && (!organisationId || canManageOrganisation(viewer, organisationId));
  return { isViewer, name: buyerName, organisationName, orderId: mayOpen ? orderId : null };
}
