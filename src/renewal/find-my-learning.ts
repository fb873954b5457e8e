import { findProfile, type Viewer } from '#src/accounts/index.ts';
import { sessionDays } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { type Approval, creditStamps, listApprovals } from '#src/credits/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type CreditTotal, listCreditTotals } from './ledger-queries.ts';
import { type MySeat, mySeat, type SeatRecord } from './my-seat.ts';
import { listCurrentSeats, listPastSeats } from './renewal-queries.ts';

/** A learner's overview. */
interface MyLearning {
  nameConfirmed: boolean;
  /** The seat to turn up for next, or the one that is on now. */
  next: MySeat | null;
  upcoming: MySeat[];
  inProgress: MySeat[];
  /** Completed or over, the latest first. */
  past: Page<MySeat>;
  /** What the credit entries add up to, a total for each unit of each body. */
  totals: CreditTotal[];
}

const pastPerPage = 10;

/** Everything the viewer learns, learned and earned. Five statements, however much it is. */
export async function findMyLearning(
  { db, clock }: Core,
  { viewer, page }: { viewer: Viewer } & PageRequest,
): Promise<MyLearning> {
  const now = clock.now();
  const { personId } = viewer;
  const [profile, current, past, totals] = await Promise.all([
    findProfile(db, personId),
    listCurrentSeats(db, personId, now),
    listPastSeats(db, personId, { now, ...windowOf(page, pastPerPage) }),
    listCreditTotals(db, personId),
  ]);
  const approvals = await listApprovals(db, [...new Set(current.map(({ courseId }) => courseId))]);
  const nameConfirmed = Boolean(profile?.certificateNameConfirmedAt);
  const seen = (record: SeatRecord) =>
    mySeat(record, { now, nameConfirmed, approved: approvedFor(record, approvals, now) });
  const seats = current.map(seen);
  const next = seats.find(({ standing }) => standing === 'on-now' || standing === 'coming') ?? null;
  return {
    nameConfirmed,
    next,
    upcoming: seats.filter((seat) => seat !== next && seat.startsAt !== null),
    inProgress: seats.filter(({ startsAt }) => startsAt === null),
    past: pageOf(
      past.map(({ count, ...record }) => seen(record)),
      { page, perPage: pastPerPage, count: past[0]?.count ?? 0 },
    ),
    totals,
  };
}

/** What the course gives on the days of the seat's session, or today for an online course. */
export function approvedFor(
  { courseId, startsAt, endsAt, timeZone }: SeatRecord,
  approvals: readonly Approval[],
  now: Date,
) {
  const ofCourse = approvals.filter((approval) => approval.courseId === courseId);
  const days = startsAt && endsAt && timeZone ? sessionDays({ startsAt, endsAt, timeZone }) : [dateIn(officeZone, now)];
  return creditStamps(ofCourse, days);
}
