import { formatDate } from '#src/shared/dates.ts';
import { unitsWords } from './credit-words.ts';
import { hoursOf, type MissingProof, type Proof, type ProofEntry, type ProofFact, totalsOf } from './proof.ts';

const ofLearner = (bodyCode: string): Partial<Record<ProofFact, string>> => ({
  name: `the name as it stands on the ${bodyCode} profile, confirmed`,
  'body-number': `the ${bodyCode} ID`,
});

const ofEntry: Partial<Record<ProofFact, string>> = {
  title: 'the title of the course',
  provider: 'who held it',
  date: 'the day of completion',
  hours: 'the hours',
  certificate: 'the certificate, which is not issued yet',
  'certificate-withdrawn': 'a certificate that stands: this one was withdrawn',
  evidence: 'a file that shows it',
  'evidence-refused': 'a file that shows it: we could not confirm the one that is there',
};

/** "Psychrometry: the hours": one missing item in words. */
export function missingProofWords({ fact, entry }: MissingProof, bodyCode: string): string {
  const words = ofLearner(bodyCode)[fact] ?? ofEntry[fact] ?? fact;
  return entry ? `${entry.title}: ${words}` : words;
}

/** "12 hours · 12 CECs": what all lines come to. */
export function totalWords(entries: readonly ProofEntry[]): string {
  const { hours, units } = totalsOf(entries);
  return [hourWords(hours), ...units.map((each) => unitsWords(each.units, each))].join(' · ');
}

function hourWords(hours: string): string {
  return `${hours} ${hours === '1' ? 'hour' : 'hours'}`;
}

/** A mail that the learner sends with the pack, ready to be copied. It says nothing that the pack does not prove. */
export function proofMail({ body, person, entries }: Proof, { verifyUrl }: { verifyUrl: string }) {
  const name = person.confirmedName ?? '';
  const lines = entries.map(
    ({ title, provider, earnedOn, minutes, units, certificate, ...unit }, index) =>
      `${index + 1}. ${title}, ${provider}, completed ${formatDate(earnedOn)}: ${hourWords(hoursOf(minutes))}, ${unitsWords(units, unit)}${certificate ? ` (certificate ${certificate.number})` : ''}`,
  );
  const checkable = entries.some(({ certificate }) => certificate);
  return {
    to: body.renewalsEmail,
    subject: `Continuing education evidence: ${name}, ${body.code} ID ${person.bodyNumber ?? ''}`,
    text: [
      'Hello,',
      'Please record this continuing education credit for my renewal. The evidence is attached.',
      `Name on my profile: ${name}\n${body.code} ID: ${person.bodyNumber ?? ''}`,
      [...lines, `In all: ${totalWords(entries)}`].join('\n'),
      ...(checkable ? [`Certificates with a number can be checked at ${verifyUrl}`] : []),
      'Please tell me if anything is missing.',
      `Kind regards\n${name}\n${person.email}`,
    ].join('\n\n'),
  };
}
