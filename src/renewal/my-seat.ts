import { type LiveGate, liveGate } from '#src/attendance/index.ts';
import type { CourseKind, Delivery, Discipline } from '#src/catalogue/index.ts';
import { type CreditStampFacts, trimUnits } from '#src/credits/index.ts';
import type { SeatState } from '#src/enrolment/index.ts';
import type { OrderPaymentState } from '#src/orders/index.ts';

/** One learner's seat as it is kept, with what completes it. */
export interface SeatRecord {
  id: string;
  state: SeatState;
  courseId: string;
  accessEndsAt: Date | null;
  slug: string;
  title: string;
  kind: CourseKind;
  discipline: Discipline;
  delivery: Delivery | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  sessionState: 'draft' | 'open' | 'closed' | 'cancelled' | null;
  joinUrl: string | null;
  venueName: string | null;
  venueSuburb: string | null;
  venueState: string | null;
  paymentState: OrderPaymentState;
  /** An employer pays, so the seat stands on its word. */
  onTrust: boolean;
  completedOn: string | null;
  certificateNumber: string | null;
  certificateRevoked: boolean | null;
  daysTotal: number;
  daysMarked: number;
  lessonsTotal: number;
  lessonsDone: number;
  passPercent: number | null;
  quizPassed: boolean;
  earned: { units: string; singular: string; plural: string; body: string }[];
}

/** Where a seat stands, in the learner's eyes. */
export type Standing =
  'coming' | 'on-now' | 'in-progress' | 'access-over' | 'awaiting' | 'missed' | 'completed' | 'cancelled' | 'moved';

/** The way into a live stream. Its address is not here: the gate gives it. */
export type Join = LiveGate | { state: 'not-set' };

export type CertificateStanding =
  { state: 'issued' | 'revoked'; number: string } | { state: 'name-unconfirmed' } | { state: 'being-made' };

/** A seat as its learner sees it: facts without the secret, and what follows from them. */
export interface MySeat extends Omit<SeatRecord, 'joinUrl' | 'earned' | 'certificateNumber' | 'certificateRevoked'> {
  standing: Standing;
  /** Null when the seat is not in a live stream, or is not theirs to use any more. */
  join: Join | null;
  /** Null until the course is completed. */
  certificate: CertificateStanding | null;
  /** Earned once completed; before that what the course is approved for. */
  credits: CreditStampFacts[];
}

/** What follows from a seat's facts at this instant. `approved` is what the course gives on the seat's days. */
export function mySeat(
  record: SeatRecord,
  { now, nameConfirmed, approved }: { now: Date; nameConfirmed: boolean; approved: CreditStampFacts[] },
): MySeat {
  const { joinUrl, earned, certificateNumber, certificateRevoked, ...facts } = record;
  const standing = standingOf(record, now);
  return {
    ...facts,
    standing,
    join: joinOf(record, standing, now),
    certificate: certificateOf(record, nameConfirmed),
    credits: record.completedOn ? earned.map(stampOf) : approved,
  };
}

/** Where the seat stands now. A seat in a session that was cancelled is cancelled, even before its row says so. */
export function standingOf(seat: SeatRecord, now: Date): Standing {
  if (seat.state === 'transferred') return 'moved';
  if (seat.completedOn !== null || seat.state === 'completed') return 'completed';
  if (seat.state === 'cancelled' || seat.sessionState === 'cancelled') return 'cancelled';
  if (!seat.startsAt || !seat.endsAt)
    return seat.accessEndsAt && seat.accessEndsAt <= now ? 'access-over' : 'in-progress';
  if (now < seat.startsAt) return 'coming';
  if (now < seat.endsAt) return 'on-now';
  return seat.state === 'no-show' ? 'missed' : 'awaiting';
}

function joinOf({ delivery, startsAt, endsAt, timeZone, joinUrl }: SeatRecord, standing: Standing, now: Date) {
  if (delivery !== 'live-stream' || !startsAt || !endsAt || !timeZone) return null;
  if (standing === 'cancelled' || standing === 'moved') return null;
  const gate = liveGate({ startsAt, endsAt, timeZone }, now);
  return gate.state === 'open' && joinUrl === null ? { state: 'not-set' as const } : gate;
}

function certificateOf(seat: SeatRecord, nameConfirmed: boolean): CertificateStanding | null {
  if (seat.certificateNumber !== null)
    return { state: seat.certificateRevoked ? 'revoked' : 'issued', number: seat.certificateNumber };
  if (seat.completedOn === null) return null;
  return { state: nameConfirmed ? 'being-made' : 'name-unconfirmed' };
}

function stampOf({ units, singular, plural, body }: SeatRecord['earned'][number]): CreditStampFacts {
  const plain = trimUnits(units);
  return { state: 'approved', units: plain, unit: plain === '1' ? singular : plural, body };
}
