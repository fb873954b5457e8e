import type { Activity, CountableEntry, EntryState, UncountedEntry, WrittenRequirement } from '#src/credits/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { trimDecimal } from '#src/shared/decimals.ts';
import type { LedgerEntry } from './ledger-queries.ts';

/** What somebody did for a credit. */
export const activityNames: Record<Activity, string> = {
  class: 'Certification class',
  workshop: 'Workshop',
  webinar: 'Webinar',
  online: 'Online course',
  event: 'Event or trade show',
  reading: 'Reading',
  teaching: 'Teaching',
  other: 'Something else',
};

export const entryStateNames: Record<EntryState, string> = {
  earned: 'Earned, not sent yet',
  submitted: 'Sent to the body',
  accepted: 'Accepted',
  rejected: 'Turned down',
};

/** On whose word an entry rests. */
export const verificationNames: Record<LedgerEntry['verification'], string> = {
  'self-declared': 'Your own word',
  'staff-checked': 'Evidence checked by us',
  'issuer-verified': 'Our certificate',
};

/** Why an entry does not count in a cycle. */
export const uncountedWords: Record<UncountedEntry<CountableEntry>['why'], string> = {
  rejected: 'the body turned it down',
  'certificate-withdrawn': 'its certificate was withdrawn',
  'evidence-refused': 'its evidence could not be confirmed',
  'outside-window': 'earned outside the days of this cycle',
  'not-yet': 'its day is yet to come',
  'same-course-again': 'the same course is in this cycle already',
  'over-activity-cap': 'more of this kind than the body counts',
};

/** "5.5 CECs", "1 CEC": units with the body's word in the right number. */
export function unitsWords(units: string, { unitSingular, unitPlural }: { unitSingular: string; unitPlural: string }) {
  const plain = trimDecimal(units);
  return `${plain} ${plain === '1' ? unitSingular : unitPlural}`;
}

/** "14 CECs in 4 years." Carry-over is told only where a body allows it: of some it is not known. */
export function ruleWords(rule: WrittenRequirement): string {
  const years = rule.cycleMonths % 12 === 0 ? rule.cycleMonths / 12 : null;
  const length = years === null ? `${rule.cycleMonths} months` : years === 1 ? 'a year' : `${years} years`;
  const parts = [
    `${unitsWords(rule.units, rule)} in ${length}`,
    ...(rule.minima.length > 0
      ? [`of them ${rule.minima.map(({ name, units }) => `${units} of ${name.toLowerCase()}`).join(' and ')}`]
      : []),
    ...(rule.calendarStarts ? [`each from ${formatDate(`2001-${rule.calendarStarts}`).replace(' 2001', '')}`] : []),
    ...(rule.earnedMonthsBefore > 0 ? [`earned ${rule.earnedMonthsBefore} months ahead`] : []),
    ...(rule.maxCarry === '0' ? [] : [`up to ${unitsWords(rule.maxCarry, rule)} carried over once`]),
  ];
  return `${parts.join(', ')}.`;
}
