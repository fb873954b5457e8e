import type { AttendanceEvent, AttendanceSheet, SheetSeat } from '#src/attendance/index.ts';
import { sessionDates } from '#src/catalogue/index.ts';
import { approvalsHolding, type listApprovals } from '#src/credits/index.ts';
import { dateIn, formatDate, formatDay, formatInstant, formatTime, formatTimes } from '#src/shared/dates.ts';
import type { SessionCertificate } from './session-certificate-queries.ts';

/** Everything that a session's evidence file is made of. */
interface EvidenceFacts {
  sheet: AttendanceSheet;
  approvals: Awaited<ReturnType<typeof listApprovals>>;
  certificates: SessionCertificate[];
  providerName: string;
  preparedAt: Date;
}

/** The evidence file of a session in words, ready to be typeset. */
interface SessionEvidence {
  title: string;
  author: string;
  issuedOn: string;
  heading: string;
  prepared: string;
  facts: { label: string; value: string }[];
  days: { day: string; times: string; countersigned: string }[];
  approvals: { body: string; units: string; reference: string; valid: string; holds: string }[];
  roster: { name: string; days: string; certificate: string }[];
  events: { name: string; day: string; what: string; when: string; by: string }[];
  certificates: { number: string; issued: string; fate: string; sha256: string }[];
  note: string;
}

/** What an auditor asks of a session, in words: who was there by which marks, which approval held, what was issued. */
export function sessionEvidence({ sheet, ...facts }: EvidenceFacts): SessionEvidence {
  const { session, days, seats } = sheet;
  const { timeZone } = session;
  const dates = days.map(({ startsAt }) => dateIn(timeZone, startsAt));
  const holding = new Set(approvalsHolding(facts.approvals, dates).map(({ id }) => id));
  const at = (instant: Date) => formatInstant(instant, timeZone);
  return {
    title: `Evidence of a session: ${session.courseTitle}`,
    author: facts.providerName,
    issuedOn: dateIn(timeZone, facts.preparedAt),
    heading: session.courseTitle,
    prepared: `Prepared ${at(facts.preparedAt)}`,
    facts: sessionFacts(sheet),
    days: days.map(({ startsAt, endsAt, countersign }) => ({
      day: formatDay(startsAt, timeZone),
      times: formatTimes(startsAt, endsAt, timeZone),
      countersigned: countersign ? `${countersign.by}, ${at(countersign.at)}` : '–',
    })),
    approvals: facts.approvals.map(({ id, bodyCode, units, unitPlural, reference, ...approval }) => ({
      body: bodyCode,
      units: `${units} ${unitPlural}`,
      reference: reference ?? '–',
      valid: validWords(approval),
      holds: holding.has(id) ? 'On every day' : 'No',
    })),
    roster: seats.map((seat) => rosterLine(seat)),
    events: eventLines(sheet).map(({ recordedAt: _, minutes: _minutes, ...line }) => line),
    certificates: facts.certificates.map((certificate) => ({
      number: certificate.number,
      issued: at(certificate.issuedAt),
      fate: fateOf(certificate, facts.certificates, at),
      sha256: certificate.pdfSha256,
    })),
    note: 'Attendance is a record of events that are never changed: a correction is one more event. The certificates that belong to this file are as they were issued, to the byte; their hashes stand here and on their public pages.',
  };
}

function sessionFacts({ session, seats }: AttendanceSheet): SessionEvidence['facts'] {
  const place = session.venueName && `${session.venueName}, ${session.venueSuburb} ${session.venueState}`;
  return [
    { label: 'Held', value: sessionDates(session) },
    { label: 'Where', value: place ?? 'Live online' },
    { label: 'Instructors', value: session.instructorNames.join(', ') || '–' },
    { label: 'Attendance needed', value: `${session.attendancePercent} %` },
    { label: 'On the roster', value: String(seats.length) },
    { label: 'Times are those of', value: session.timeZone },
  ];
}

function validWords({
  validFrom,
  validTo,
  status,
}: {
  validFrom: string | null;
  validTo: string | null;
  status: string;
}) {
  if (status !== 'approved') return status;
  const [from, to] = [validFrom && `from ${formatDate(validFrom)}`, validTo && `to ${formatDate(validTo)}`];
  return [from, to].filter(Boolean).join(' ') || 'without an end';
}

const dayStates = { present: 'present', absent: 'absent', partial: 'in part', unmarked: 'not recorded' };

function rosterLine({ name, days, certificateNumber }: SheetSeat): SessionEvidence['roster'][number] {
  return {
    name: name ?? 'Not named',
    days: days
      .map(({ dayNumber, attendance }) => `Day ${dayNumber}: ${dayStates[attendance.state]}, ${attendance.minutes} min`)
      .join('\n'),
    certificate: certificateNumber ?? '–',
  };
}

const kinds: Record<AttendanceEvent['kind'], string> = {
  in: 'Signed in',
  out: 'Signed out',
  present: 'Present',
  absent: 'Absent',
  minutes: 'Minutes',
};
const sources: Record<AttendanceEvent['source'], string> = {
  trainer: 'trainer',
  staff: 'office',
  learner: 'the learner’s own page',
  self: 'the learner, by the code of the day',
  import: 'imported report',
};

/** Every mark in the order in which it was made. */
export function eventLines({ session, seats }: AttendanceSheet) {
  const { timeZone } = session;
  return seats
    .flatMap(({ name, days }) =>
      days.flatMap(({ dayNumber, events }) => events.map((event) => ({ name, dayNumber, ...event }))),
    )
    .toSorted((a, b) => a.id - b.id)
    .map(({ name, dayNumber, kind, at, minutes, source, recordedByName, recordedAt, note }) => ({
      name: name ?? 'Not named',
      day: `Day ${dayNumber}`,
      what: [minutes === null ? kinds[kind] : `${minutes} minutes`, note].filter(Boolean).join(': '),
      when: `${formatDay(at, timeZone)} ${formatTime(at, timeZone)}`,
      by: [recordedByName, sources[source]].filter(Boolean).join(', '),
      minutes,
      recordedAt: recordedAt.toISOString(),
    }));
}

function fateOf(
  { version, revokedAt, revokeReason, seatId }: SessionCertificate,
  all: readonly SessionCertificate[],
  at: (instant: Date) => string,
): string {
  if (revokedAt) return `Withdrawn ${at(revokedAt)}: ${revokeReason ?? ''}`;
  const next = all.find((other) => other.seatId === seatId && other.version === version + 1);
  return next ? `Replaced by ${next.number}: ${next.supersedeReason ?? ''}` : 'Stands';
}
