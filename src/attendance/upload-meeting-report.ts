import { createHash } from 'node:crypto';
import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession, listSessionDays } from './attendance-queries.ts';
import { capacityFor } from './may-mark.ts';
import { readReport, type ReadReportRefused, reportZones } from './read-report.ts';
import { keepReport } from './report-queries.ts';

type UploadMeetingReportRefused =
  | { reason: 'not-your-session' }
  | { reason: 'session-not-held'; state: 'draft' | 'cancelled' }
  | { reason: 'no-such-report-zone' }
  | ReadReportRefused;

/**
 * Keeps the attendance report of the meeting that a session was held in, to be looked through before it counts. Its times are
 * read in `timeZone`, the session's own where that is null. The same file again is the same report. Refused, with nothing
 * kept, when it is none or of another time.
 */
export async function uploadMeetingReport(
  services: Core,
  request: { viewer: Viewer; sessionId: string; content: Uint8Array; timeZone: string | null },
): Promise<Result<{ reportId: string }, UploadMeetingReportRefused>> {
  const { viewer, sessionId } = request;
  const session = await findHeldSession(services.db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  const { state } = session;
  if (state === 'draft' || state === 'cancelled') return refuse('session-not-held', { state });
  const timeZone = request.timeZone ?? session.timeZone;
  if (timeZone !== session.timeZone && !reportZones.includes(timeZone)) return refuse('no-such-report-zone');
  const read = await readReport(request.content, { timeZone, days: await listSessionDays(services.db, sessionId) });
  if (!read.ok) return read;
  const content = Buffer.from(request.content);
  const at = services.clock.now();
  const by = { uploadedBy: viewer.personId, uploadedAt: at };
  const sha256 = createHash('sha256').update(content).digest('hex');
  return inTransaction(services.db, async (trx) => {
    const report = { id: newId(), sessionId, sha256, timeZone: read.value.timeZone, content, ...by };
    const { id, isNew } = await keepReport(trx, report);
    if (isNew)
      await recordInJournal(trx, {
        ...{ at, by: { kind: 'person', personId: viewer.personId }, action: 'attendance.report-uploaded' },
        subject: { type: 'session', id: sessionId },
        facts: { platform: read.value.platform, people: read.value.people.length, sha256 },
      });
    return ok({ reportId: id });
  });
}
