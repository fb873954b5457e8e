import { trimUnits, unitWord } from '#src/credits/index.ts';
import { sessionDates } from '#src/catalogue/index.ts';
import type { Provider } from '#src/core.ts';
import { dateIn, formatTimes } from '#src/shared/dates.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

/** What a certificate is made from. */
interface CertificateFacts {
  courseTitle: string;
  kind: string;
  durationMinutes: number;
  completedOn: string;
  /** All null for a self-paced course. */
  delivery: 'in-person' | 'live-stream' | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  venueName: string | null;
  venueSuburb: string | null;
  venueState: string | null;
  instructorNames: string[];
  credits: { units: string; unitSingular: string; unitPlural: string; body: string; reference: string | null }[];
}

interface Issue {
  provider: Provider;
  learner: { certificateName: string; iicrcId: string | null };
  number: string;
  version: number;
  verifyUrl: string;
  issuedAt: Date;
}

/** Everything the certificate will say for ever, taken from how things stand now. */
export function makeSnapshot(facts: CertificateFacts, issue: Issue): CertificateSnapshot {
  const { number, version, verifyUrl, provider, learner } = issue;
  return {
    number,
    version,
    learnerName: learner.certificateName,
    iicrcId: learner.iicrcId,
    courseTitle: facts.courseTitle,
    courseKind: facts.kind,
    delivery: facts.delivery ?? 'self-paced',
    providerName: provider.name,
    providerAbn: provider.abn,
    completedOn: facts.completedOn,
    sessionDates: heldWhen(facts),
    venue: facts.venueName ? `${facts.venueName}, ${facts.venueSuburb} ${facts.venueState}` : null,
    instructorNames: facts.instructorNames,
    credits: facts.credits.map(({ body, reference, ...credit }) => ({
      units: trimUnits(credit.units),
      unitLabel: unitWord(credit),
      body,
      approvalReference: reference,
    })),
    hours: hoursOf(facts.durationMinutes),
    verifyUrl,
    issuedAt: issue.issuedAt.toISOString(),
  };
}

function heldWhen({ startsAt, endsAt, timeZone }: CertificateFacts): string | null {
  if (!startsAt || !endsAt || !timeZone) return null;
  const dates = sessionDates({ startsAt, endsAt, timeZone });
  const isOneDay = dateIn(timeZone, startsAt) === dateIn(timeZone, endsAt);
  return isOneDay ? `${dates}, ${formatTimes(startsAt, endsAt, timeZone)}` : dates;
}

/** "7", "1.5": hours with at most two places, rounded down so that no paper says more than was taught. */
function hoursOf(minutes: number): string {
  const hundredths = Math.floor((minutes * 100) / 60);
  return trimUnits(`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`);
}
