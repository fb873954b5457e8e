import { sql } from 'kysely';
import type { CountableEntry, EntryState } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';
import { latestCertificate } from './latest-certificate-queries.ts';
import { entryActivity, entryTitle } from './ledger-queries.ts';

/** A credit entry as a standing counts it and as a person reads it. */
export interface LearnersEntry extends CountableEntry {
  learnerId: string;
  title: string;
  state: EntryState;
}

/** Every credit entry of these people, from our courses and from elsewhere, in the order in which they were earned. */
export async function listLearnersEntries(db: Db, personIds: readonly string[]): Promise<LearnersEntry[]> {
  if (personIds.length === 0) return [];
  const entries = await db
    .selectFrom('creditEntries')
    .leftJoin('completions', 'completions.id', 'creditEntries.completionId')
    .leftJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['creditEntries.id', 'creditEntries.learnerId', 'creditTypeId', 'units', 'category', 'earnedOn'])
    .select(['creditEntries.state', entryTitle, entryActivity, entryCourseKey, voided])
    .where('creditEntries.learnerId', 'in', personIds)
    .orderBy('earnedOn')
    .orderBy('creditEntries.id')
    .execute();
  return entries.map((entry) => ({ ...entry, units: trimDecimal(entry.units) }));
}

const entryCourseKey = sql<string>`coalesce(credit_entries.course_key, 'course:' || completions.course_id)`.as(
  'courseKey',
);

const voided = sql<CountableEntry['void']>`case
  when credit_entries.state = 'rejected' then 'rejected'
  when latest.revoked then 'certificate-withdrawn'
  when credit_entries.check_refusal is not null then 'evidence-refused'
end`.as('void');
