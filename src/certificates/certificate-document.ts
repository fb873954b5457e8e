import { formatAbn } from '#src/shared/abn.ts';
import { formatDate } from '#src/shared/dates.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

/** The certificate in words, ready to be typeset. */
export interface CertificateDocument {
  title: string;
  author: string;
  issuedOn: string;
  number: string;
  verifyUrl: string;
  verifyAddress: string;
  providerName: string;
  learnerName: string;
  isRightToLeft: boolean;
  courseTitle: string;
  courseLine: string;
  stamps: { value: string; unit: string; body: string }[];
  facts: { label: string; value: string }[];
  statement: string;
  imprint: string;
}

const kinds: Record<string, string> = {
  workshop: 'Workshop',
  webinar: 'Webinar',
  online: 'Online course',
  class: 'Class',
  event: 'Event',
};

const deliveries: Record<string, string> = {
  'in-person': 'in person',
  'live-stream': 'live stream',
  'self-paced': 'self-paced',
};

/** A certificate's facts as the words that its paper prints. */
export function certificateDocument(snapshot: CertificateSnapshot): CertificateDocument {
  return {
    title: `Certificate of completion ${snapshot.number}`,
    author: snapshot.providerName,
    issuedOn: snapshot.issuedAt.slice(0, 10),
    number: snapshot.number,
    verifyUrl: snapshot.verifyUrl,
    verifyAddress: snapshot.verifyUrl.replace(/^https?:\/\//, ''),
    providerName: snapshot.providerName,
    learnerName: snapshot.learnerName,
    isRightToLeft: startsRightToLeft(snapshot.learnerName),
    courseTitle: snapshot.courseTitle,
    courseLine: courseLine(snapshot),
    stamps: stamps(snapshot),
    facts: facts(snapshot),
    statement: statement(snapshot),
    imprint: `${snapshot.providerName} · ABN ${formatAbn(snapshot.providerAbn)}`,
  };
}

function courseLine({ courseKind, delivery, hours }: CertificateSnapshot): string {
  return [kinds[courseKind] ?? courseKind, deliveries[delivery] ?? delivery, inHours(hours)].join(' · ');
}

/** One stamp for each body, or the plain hours where no body gives credit. */
function stamps({ credits, hours }: CertificateSnapshot): CertificateDocument['stamps'] {
  if (credits.length === 0) return [{ value: plainDecimal(hours), unit: hourWord(hours), body: 'Training' }];
  return credits.map(({ units, unitLabel, body }) => ({ value: plainDecimal(units), unit: unitLabel, body }));
}

function facts(snapshot: CertificateSnapshot): CertificateDocument['facts'] {
  const { instructorNames, credits, version, number } = snapshot;
  const approvals = credits.flatMap(({ body, approvalReference }) =>
    approvalReference === null ? [] : [`${body} ${approvalReference}`],
  );
  const all: [label: string, value: string | null][] = [
    ['Completed on', formatDate(snapshot.completedOn)],
    [instructorNames.length > 1 ? 'Instructors' : 'Instructor', instructorNames.join(', ')],
    ['IICRC ID', snapshot.iicrcId],
    ['Certificate number', version > 1 ? `${number} (version ${version})` : number],
    ['Held', snapshot.sessionDates],
    ['Place', snapshot.venue],
    [approvals.length > 1 ? 'Approvals' : 'Approval', approvals.join('\n')],
  ];
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function statement({ credits }: CertificateSnapshot): string {
  if (credits.length === 0) return 'This course carries no continuing education credit.';
  return (
    'The credit shown is what the course was approved for. Each body decides whether it accepts it: ' +
    'keep this certificate and send it to the body as your evidence.'
  );
}

function inHours(hours: string): string {
  return `${plainDecimal(hours)} ${hourWord(hours)}`;
}

function hourWord(hours: string): string {
  return plainDecimal(hours) === '1' ? 'hour' : 'hours';
}

/** "7.00" is 7 and "1.50" is 1.5; done on the text, so that nothing is rounded. */
function plainDecimal(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** Whether the first letter belongs to a script that runs from right to left. */
function startsRightToLeft(words: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words);
}
