import { stringify } from 'csv-stringify/sync';
import type { Viewer } from '#src/accounts/index.ts';
import { findAttendanceSheet } from '#src/attendance/index.ts';
import type { Core } from '#src/core.ts';
import { listApprovals } from '#src/credits/index.ts';
import { listProofFiles, zipped } from '#src/renewal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { findSessionOfOffice } from './find-session-submission.ts';
import { listSessionCertificates, type SessionCertificate } from './session-certificate-queries.ts';
import { eventLines, sessionEvidence } from './session-evidence.ts';
import type { NotFound } from './sight.ts';

/**
 * A session's evidence for an auditor as one ZIP: the file to read (roster, every attendance event, approvals, what was issued),
 * the events for a spreadsheet, and each certificate in every version, untouched. For staff of its course. It holds no dietary or
 * access notes, no money and no e-mail addresses.
 */
export async function packSessionEvidence(
  services: Core & { typesetter: Typesetter },
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<Uint8Array, NotFound>> {
  const { db, clock, site, typesetter } = services;
  if (!(await findSessionOfOffice(services, { viewer, sessionId }))) return refuse('not-found');
  const sheet = await findAttendanceSheet(services, { viewer, sessionId });
  if (!sheet.ok) return refuse('not-found');
  const [approvals, certificates] = await Promise.all([
    listApprovals(db, [sheet.value.session.courseId]),
    listSessionCertificates(db, sessionId),
  ]);
  const preparedAt = clock.now();
  const words = sessionEvidence({
    ...{ sheet: sheet.value, approvals, certificates, preparedAt },
    providerName: site.provider.name,
  });
  const [{ pdf }, papers] = await Promise.all([
    typesetter.render('session-evidence', words),
    listProofFiles(db, { certificateIds: certificates.map(({ id }) => id), evidenceIds: [] }),
  ]);
  const events = stringify(eventLines(sheet.value), {
    ...{ header: true, bom: true, escape_formulas: true },
    record_delimiter: 'windows',
    columns: ['name', 'day', 'what', 'minutes', 'when', 'by', 'recordedAt'],
  });
  return ok(
    await zipped(services, {
      'evidence.pdf': pdf,
      'attendance-events.csv': Buffer.from(events),
      ...named(certificates, papers),
    }),
  );
}

function named(certificates: readonly SessionCertificate[], papers: ReadonlyMap<string, Uint8Array>) {
  return Object.fromEntries(
    certificates.map(({ id, number }) => [`certificates/${number}.pdf`, papers.get(id) ?? new Uint8Array()]),
  );
}
