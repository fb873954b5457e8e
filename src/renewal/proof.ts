import type { EntryState } from '#src/credits/index.ts';
import { addDecimals, compareDecimals, divideDecimals, trimDecimal } from '#src/shared/decimals.ts';

/** The body that evidence goes to. */
export interface ProofBody {
  id: string;
  code: string;
  name: string;
  /** Where it takes evidence, if we know. */
  renewalsEmail: string | null;
}

/** The learner as the body knows them. */
export interface ProofPerson {
  id: string;
  /** What they are called here. */
  name: string;
  email: string;
  /** As it stands on the body's file; null until the learner has confirmed it. */
  confirmedName: string | null;
  /** The body's number for them. */
  bodyNumber: string | null;
}

/** One credit with what proves it. */
export interface ProofEntry {
  id: string;
  learnerId: string;
  title: string;
  provider: string;
  /** Whether the course was ours. */
  isOurs: boolean;
  /** What was completed here; several credits may come of it. */
  completionId: string | null;
  creditTypeId: string;
  earnedOn: string;
  units: string;
  unitSingular: string;
  unitPlural: string;
  /** Exact decimal. */
  minutes: string;
  state: EntryState;
  /** When it was last sent, and whether by us for the learner. */
  sentOn: string | null;
  sentByUs: boolean;
  certificate: { id: string; number: string; sha256: string; bytes: number; printedName: string | null } | null;
  certificateWithdrawn: boolean;
  evidence: { id: string; filename: string; mediaType: string; sha256: string; bytes: number } | null;
  evidenceRefused: boolean;
}

/** Everything about one learner's credit at one body that a pack is made of. */
export interface Proof {
  body: ProofBody;
  person: ProofPerson;
  entries: ProofEntry[];
}

/**
 * What evidence must show, by IICRC's own page: the learner's name as on their profile, their number, title, provider, date and
 * hours, with the certificate itself. A missing item is the common cause of delay. (Read 2026-11; other bodies ask no less.)
 */
export type ProofFact =
  | 'name'
  | 'body-number'
  | 'title'
  | 'provider'
  | 'date'
  | 'hours'
  | 'certificate'
  | 'certificate-withdrawn'
  | 'evidence'
  | 'evidence-refused';

export interface MissingProof {
  fact: ProofFact;
  /** The credit that lacks it; null for what the learner lacks. */
  entry: { id: string; title: string; certificateNumber: string | null } | null;
}

/** What keeps this proof from being sent; nothing when it is whole. */
export function missingFromProof({ person, entries }: Proof): MissingProof[] {
  const ofPerson = missingFromPerson(person).map((fact) => ({ fact, entry: null }));
  const ofEntries = entries.flatMap((entry) =>
    missingFromEntry(entry).map((fact) => ({
      fact,
      entry: { id: entry.id, title: entry.title, certificateNumber: entry.certificate?.number ?? null },
    })),
  );
  return [...ofPerson, ...ofEntries];
}

function missingFromPerson({ confirmedName, bodyNumber }: ProofPerson): ProofFact[] {
  return [...(confirmedName ? [] : ['name' as const]), ...(bodyNumber ? [] : ['body-number' as const])];
}

export function missingFromEntry(entry: ProofEntry): ProofFact[] {
  const isMissing: [ProofFact, boolean][] = [
    ['title', !entry.title.trim()],
    ['provider', !entry.provider.trim()],
    ['date', !entry.earnedOn],
    ['hours', compareDecimals(entry.minutes, '0') === 0],
    ['certificate-withdrawn', entry.certificateWithdrawn],
    ['certificate', entry.isOurs && !entry.certificate && !entry.certificateWithdrawn],
    ['evidence', !entry.isOurs && !entry.evidence],
    ['evidence-refused', entry.evidenceRefused],
  ];
  return isMissing.flatMap(([fact, missing]) => (missing ? [fact] : []));
}

/** Certificates that print another name than the one that the body holds: they may be sent, but are often sent back. */
export function otherNames({ person, entries }: Proof): { number: string; printedName: string }[] {
  return entries.flatMap(({ certificate }) =>
    certificate?.printedName && person.confirmedName && certificate.printedName !== person.confirmedName
      ? [{ number: certificate.number, printedName: certificate.printedName }]
      : [],
  );
}

/** Hours of these minutes as an exact decimal, to the thousandth. */
export function hoursOf(minutes: string): string {
  return trimDecimal(divideDecimals(minutes, '60', { step: '0.001', rounding: 'half-up' }));
}

/** The hours of all that was done, each once however many credits came of it, and the units of each type, summed exactly. */
export function totalsOf(entries: readonly ProofEntry[]) {
  const byUnit = Map.groupBy(entries, ({ creditTypeId }) => creditTypeId);
  const done = new Map(entries.map(({ id, completionId, minutes }) => [completionId ?? id, minutes]));
  return {
    hours: hoursOf(addDecimals(...done.values())),
    units: [...byUnit.values()].map((ofUnit) => ({
      units: trimDecimal(addDecimals(...ofUnit.map(({ units }) => units))),
      unitSingular: ofUnit[0]?.unitSingular ?? '',
      unitPlural: ofUnit[0]?.unitPlural ?? '',
    })),
  };
}
