import { formatDate } from '#src/shared/dates.ts';
import { activityNames, entryStateNames, uncountedWords, unitsWords, verificationNames } from './credit-words.ts';
import type { LedgerEntry } from './ledger-queries.ts';
import type { GroupStanding } from './list-standings.ts';

/** What a transcript is made of. */
interface TranscriptFacts {
  learnerName: string;
  iicrcId: string | null;
  providerName: string;
  /** YYYY-MM-DD. */
  printedOn: string;
  groups: GroupStanding[];
  /** The latest first. */
  entries: LedgerEntry[];
}

/** A transcript in words, ready to be typeset. */
export interface Transcript {
  title: string;
  author: string;
  issuedOn: string;
  heading: string;
  learner: string;
  facts: { label: string; value: string }[];
  cycles: {
    name: string;
    designations: string;
    days: string;
    figures: { label: string; value: string }[];
    left: string[];
  }[];
  entries: { completed: string; course: string; detail: string; credit: string; state: string; evidence: string }[];
  printed: string;
  note: string;
}

/**
 * A learner's record of credit in the words that its paper prints: the cycles as they stand, then every entry. It says whose
 * record it is, because a body keeps its own.
 */
export function transcript({ groups, entries, ...facts }: TranscriptFacts): Transcript {
  return {
    title: `Record of credit: ${facts.learnerName}`,
    author: facts.providerName,
    issuedOn: facts.printedOn,
    heading: 'Record of continuing education credit',
    learner: facts.learnerName,
    facts: [
      ...(facts.iicrcId ? [{ label: 'IICRC id', value: facts.iicrcId }] : []),
      { label: 'As of', value: formatDate(facts.printedOn) },
      { label: 'Kept by', value: facts.providerName },
    ],
    cycles: groups.flatMap(cycleLines),
    entries: entries.map((entry) => entryLine(entry, facts.providerName)),
    printed: `As of ${formatDate(facts.printedOn)}`,
    note: `This is the record that ${facts.providerName} keeps for the learner. Each body keeps its own and decides what it accepts; what stands here as sent, accepted or turned down is what the learner told us.`,
  };
}

function cycleLines({ group, designations, current, requirements }: GroupStanding): Transcript['cycles'] {
  if (!current) return [];
  const { cycle, standing } = current;
  const unit = requirements.find(({ id }) => id === standing?.requirement.id);
  const words = (units: string) => (unit ? unitsWords(units, unit) : units);
  return [
    {
      name: `${group.bodyCode}: ${group.name}`,
      designations: designations.map(({ code }) => code).join(', '),
      days: `Cycle ${formatDate(cycle.startsOn)} to ${formatDate(cycle.endsOn)}`,
      figures: standing
        ? [
            { label: 'Needed', value: words(standing.required) },
            { label: 'Counted', value: words(standing.counted) },
            ...(standing.carried === '0.000' ? [] : [{ label: 'Carried in', value: words(standing.carried) }]),
            { label: 'Missing', value: words(standing.gap) },
            { label: 'Earn by', value: formatDate(standing.deadline) },
          ]
        : [],
      left: [
        ...(standing?.minima ?? []).map(
          ({ name, counted, required }) => `${name}: ${words(counted)} of ${words(required)}`,
        ),
        ...(standing?.uncountedEntries ?? [])
          .filter(({ why }) => why !== 'outside-window')
          .map(({ entry, units, why }) => `Not counted: ${entry.title}, ${words(units)}, ${uncountedWords[why]}`),
      ],
    },
  ];
}

function entryLine(entry: LedgerEntry, providerName: string): Transcript['entries'][number] {
  return {
    completed: formatDate(entry.earnedOn),
    course: entry.title,
    detail: [entry.provider ?? providerName, activityNames[entry.activity]].join(' · '),
    credit: `${unitsWords(entry.units, entry)}, ${entry.bodyCode}`,
    state: entry.certificateRevoked ? 'Certificate withdrawn' : entryStateNames[entry.state],
    evidence: entry.certificateNumber ?? (entry.seatId ? 'Our course' : verificationNames[entry.verification]),
  };
}
