import { formatDate } from '#src/shared/dates.ts';
import { unitsWords } from './credit-words.ts';
import { hoursOf, type Proof, type ProofEntry } from './proof.ts';
import { totalWords } from './proof-words.ts';

/** The first page of a pack in words, ready to be typeset. */
interface ProofCover {
  title: string;
  author: string;
  issuedOn: string;
  heading: string;
  prepared: string;
  facts: { label: string; value: string }[];
  lines: { course: string; provider: string; proof: string; completed: string; hours: string; credit: string }[];
  total: string;
  filesHeading: string;
  files: { name: string; sha256: string }[];
  note: string;
}

/** A file of a pack, known by its bytes. */
interface ProofFile {
  /** Of the certificate or evidence file. */
  id: string;
  name: string;
  mediaType: string;
  sha256: string;
  bytes: number;
  description: string;
}

/** What proves these entries: each certificate and each file once. */
export function proofFiles(entries: readonly ProofEntry[]): ProofFile[] {
  const files = entries.flatMap(({ title, certificate, evidence }): ProofFile[] => {
    if (certificate) {
      const { id, number, sha256, bytes } = certificate;
      const name = `certificate-${number}.pdf`;
      return [{ id, sha256, bytes, name, mediaType: 'application/pdf', description: `Certificate ${number}` }];
    }
    if (!evidence) return [];
    const { filename, ...file } = evidence;
    return [{ ...file, name: filename, description: `Evidence for ${title}` }];
  });
  return [...new Map(files.map((file) => [file.id, file])).values()];
}

/** The cover of a pack; `inside` tells whether the files are attached to it or lie beside it. */
export function proofCover(
  { body, person, entries }: Proof,
  { providerName, preparedOn, inside }: { providerName: string; preparedOn: string; inside: boolean },
): ProofCover {
  const name = person.confirmedName ?? '';
  return {
    title: `Evidence of continuing education for ${body.code}: ${name}`,
    author: providerName,
    issuedOn: preparedOn,
    heading: `Evidence of continuing education for ${body.code}`,
    prepared: `Prepared ${formatDate(preparedOn)}`,
    facts: [
      { label: `Name on the ${body.code} profile`, value: name },
      { label: `${body.code} ID`, value: person.bodyNumber ?? '' },
      { label: 'E-mail', value: person.email },
      { label: 'In all', value: totalWords(entries) },
      { label: 'Sent to', value: body.name },
      { label: 'Prepared', value: formatDate(preparedOn) },
    ],
    lines: entries.map((entry) => ({
      course: entry.title,
      provider: entry.provider,
      proof: entry.certificate ? `Certificate ${entry.certificate.number}` : (entry.evidence?.filename ?? ''),
      completed: formatDate(entry.earnedOn),
      hours: hoursOf(entry.minutes),
      credit: unitsWords(entry.units, entry),
    })),
    total: totalWords(entries),
    filesHeading: inside ? 'Attached to this file' : 'Beside this file',
    files: proofFiles(entries).map(({ name: file, sha256 }) => ({ name: file, sha256 })),
    note: `Put together from the learner's record at ${providerName}. The files are as they were issued or uploaded, to the byte: the figures beside their names prove it. ${body.code} decides what it accepts.`,
  };
}
