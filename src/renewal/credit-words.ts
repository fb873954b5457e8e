import type { Activity, EntryState, UncountedEntry, CountableEntry } from '#src/credits/index.ts';
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
