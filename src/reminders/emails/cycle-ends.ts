import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage, salutation } from '#src/notifications/index.ts';
import { unitsWords } from '#src/renewal/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import type { EndingCycle } from '../due-cycle-queries.ts';
import { preferencesLink } from './preferences-link.ts';

/** Where the learner stands by our record; units are exact decimals. */
export interface RecordedStanding {
  /** What counts, with what was carried in. */
  counted: string;
  required: string;
  missing: string;
  /** Some bodies count what was earned well before the cycle itself ends. */
  earnedUntil: string;
  unit: { unitSingular: string; unitPlural: string };
}

/**
 * A cycle ends: the day and what is recorded, and no course, which makes it no marketing (Spam Act 2003, s 6: a message that
 * offers nothing). Names the other clock, the yearly fee, which a cycle is taken for.
 */
export function cycleEndsMail(site: Site, cycle: EndingCycle, standing: RecordedStanding | null): NewMessage {
  const { name, email, personId, body, groupName, endsOn, months } = cycle;
  const left = months === 1 ? 'a month' : `${months} months`;
  const content = composeMail(site, `Your ${body} cycle ends on ${formatDate(endsOn)}`, [
    salutation(name),
    { paragraph: `There is about ${left} left of this cycle, by the dates that you entered.` },
    {
      facts: [
        ['Designations', `${body}: ${groupName}`],
        ['Cycle ends', formatDate(endsOn)],
        ...recorded(standing, endsOn),
      ],
    },
    { button: { label: 'Open your tracker', url: `${site.url}/my/designations/cycles/${cycle.groupId}` } },
    {
      note: `This is what is recorded here: ${body} decides what it accepts, and your evidence must have reached it in time. A yearly fee, if ${body} asks for one, runs on a clock of its own.`,
    },
    preferencesLink(site),
  ]);
  return { ...content, kind: 'cycle-ends', to: { name, email }, about: { type: 'person', id: personId } };
}

function recorded(standing: RecordedStanding | null, endsOn: string): [string, string][] {
  if (!standing) return [];
  const { counted, required, missing, earnedUntil, unit } = standing;
  return [
    ...(earnedUntil === endsOn ? [] : ([['Credit counts until', formatDate(earnedUntil)]] as [string, string][])),
    ['Recorded here', `${unitsWords(counted, unit)} of ${unitsWords(required, unit)}`],
    ['Still missing', Number(missing) > 0 ? unitsWords(missing, unit) : 'Nothing, by this record'],
  ];
}
