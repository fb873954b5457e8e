import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { refuse, ok, type Result } from '#src/shared/result.ts';
import { findHeldSession, type HeldSession, listSessionDays } from './attendance-queries.ts';
import { type MatchableSeat, matchPeople, type Match } from './match-people.ts';
import { capacityFor } from './may-mark.ts';
import { readReport, type ReadReport } from './read-report.ts';
import { type ReportedPerson, within } from './reported-people.ts';
import { findReport, listMatchableSeats, listReports } from './report-queries.ts';

export interface PersonInReport extends ReportedPerson {
  match: Match;
  /** Whole minutes that lie in the session's hours. */
  minutes: number;
}

export interface ReportToApply {
  session: HeldSession;
  report: { id: string; uploadedAt: Date; appliedAt: Date | null };
  read: Omit<ReadReport, 'people'>;
  people: PersonInReport[];
  seats: MatchableSeat[];
}

/** An uploaded report with whose seats its people seem to have. For staff and the trainers of this session. */
export async function findMeetingReport(
  { db }: Pick<Core, 'db'>,
  { viewer, sessionId, reportId }: { viewer: Viewer; sessionId: string; reportId: string },
): Promise<Result<ReportToApply, { reason: 'no-such-report' }>> {
  const session = await findHeldSession(db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('no-such-report');
  const report = await findReport(db, { sessionId, reportId });
  if (!report) return refuse('no-such-report');
  const [days, seats] = await Promise.all([listSessionDays(db, sessionId), listMatchableSeats(db, sessionId)]);
  const read = await readReport(report.content, { timeZone: report.timeZone, days });
  // The session was moved since: its old report says nothing of it.
  if (!read.ok) return refuse('no-such-report');
  const { people, ...facts } = read.value;
  const matches = matchPeople(people, seats);
  return ok({
    ...{ session, seats, read: facts },
    report: { id: report.id, uploadedAt: report.uploadedAt, appliedAt: report.appliedAt },
    people: people.map((person, index) => ({
      ...person,
      match: matches[index] ?? { how: 'doubtful', seatId: null },
      minutes: minutesIn(person, days),
    })),
  });
}

function minutesIn({ stays }: ReportedPerson, days: readonly { startsAt: Date; endsAt: Date }[]): number {
  const parts = days.flatMap((day) => within(stays, day));
  return Math.floor(parts.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0) / 60_000);
}

/** The reports that were uploaded for a session, the latest first. */
export async function listMeetingReports(
  { db }: Pick<Core, 'db'>,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
) {
  const session = await findHeldSession(db, sessionId);
  if (!session || !capacityFor(viewer, session)) return null;
  return { session, reports: await listReports(db, sessionId) };
}
