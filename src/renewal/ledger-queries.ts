import { sql } from 'kysely';
import { type Activity, type EntryState, trimUnits } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { latestCertificate } from './latest-certificate-queries.ts';

/** What one learner's entries of one credit type add up to. */
export interface CreditTotal {
  creditTypeId: string;
  bodyCode: string;
  bodyName: string;
  unitSingular: string;
  unitPlural: string;
  /** Exact decimals as text, without idle zeros. */
  units: string;
  acceptedUnits: string;
}

/** One entry of a learner's ledger. */
export interface LedgerEntry {
  id: string;
  earnedOn: string;
  state: EntryState;
  units: string;
  unitSingular: string;
  unitPlural: string;
  bodyCode: string;
  /** The title of our course, or what the learner calls a course elsewhere. */
  title: string;
  /** Null for a course of ours. */
  provider: string | null;
  activity: Activity;
  category: string | null;
  /** Null for credit from elsewhere. */
  seatId: string | null;
  certificateNumber: string | null;
  certificateRevoked: boolean | null;
  verification: 'self-declared' | 'staff-checked' | 'issuer-verified';
  hasEvidence: boolean;
  /** Why staff would not vouch for the evidence. */
  checkRefusal: string | null;
  /** Why the body turned it down. */
  rejection: string | null;
}

/** What was told about an entry, and when. */
export interface EntryStep {
  state: EntryState;
  happenedOn: string;
  note: string | null;
  recordedAt: Date;
  /** Noted by us for the learner, not by themselves. */
  byUs: boolean;
}

/** A completed course with the certificate that stands for it now, if one was issued. */
export interface CertificateSummary {
  completionId: string;
  completedOn: string;
  courseTitle: string;
  seatId: string;
  number: string | null;
  version: number | null;
  issuedAt: Date | null;
  revoked: boolean | null;
}

/**
 * The learner's totals by credit type, IICRC first. Summed as exact decimals in the database, without what a body turned
 * down, what staff could not confirm and what a withdrawn certificate stood for.
 */
export async function listCreditTotals(db: Db, learnerId: string): Promise<CreditTotal[]> {
  const totals = await db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .leftJoin('completions', 'completions.id', 'creditEntries.completionId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['creditTypes.id as creditTypeId', 'code as bodyCode', 'creditBodies.name as bodyName'])
    .select(['unitSingular', 'unitPlural', sql<string>`sum(units)`.as('units')])
    .select(sql<string>`coalesce(sum(units) filter (where state = 'accepted'), 0)`.as('acceptedUnits'))
    .where('creditEntries.learnerId', '=', learnerId)
    .where('creditEntries.state', '<>', 'rejected')
    .where('creditEntries.checkRefusal', 'is', null)
    .where(sql<boolean>`latest.revoked is not true`)
    .groupBy(['creditTypes.id', 'creditBodies.id'])
    .orderBy((eb) => eb('bodyId', '<>', 'iicrc'))
    .orderBy('code')
    .orderBy('creditTypes.id')
    .execute();
  return totals.map((total) => ({
    ...total,
    units: trimUnits(total.units),
    acceptedUnits: trimUnits(total.acceptedUnits),
  }));
}

/** A page of the learner's entries, the latest first; each row also says how many there are in all. */
export async function listLedgerEntries(
  db: Db,
  learnerId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<(LedgerEntry & { count: number })[]> {
  const entries = await ledgerEntries(db, learnerId)
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .offset(offset)
    .limit(limit)
    .execute();
  return entries.map((entry) => ({ ...entry, units: trimUnits(entry.units) }));
}

/** One entry of the learner's own, with the names of its category and its file. */
export async function findLedgerEntry(db: Db, { learnerId, entryId }: { learnerId: string; entryId: string }) {
  const entry = await ledgerEntries(db, learnerId)
    .leftJoin('evidenceFiles', 'evidenceFiles.id', 'creditEntries.evidenceId')
    .leftJoin('creditCategories', (join) =>
      join
        .onRef('creditCategories.creditTypeId', '=', 'creditEntries.creditTypeId')
        .onRef('creditCategories.code', '=', 'creditEntries.category'),
    )
    .select(['evidenceFiles.name as fileName', 'creditCategories.name as categoryName', 'checkedAt'])
    .where('creditEntries.id', '=', entryId)
    .executeTakeFirst();
  return entry && { ...entry, units: trimUnits(entry.units) };
}

/** What was told about the entry, in order. */
export async function listEntrySteps(db: Db, entryId: string): Promise<EntryStep[]> {
  return db
    .selectFrom('creditEntrySteps')
    .innerJoin('creditEntries', 'creditEntries.id', 'creditEntrySteps.entryId')
    .select(['creditEntrySteps.state', 'happenedOn', 'note', 'creditEntrySteps.recordedAt'])
    .select((eb) => eb('recordedBy', '<>', eb.ref('learnerId')).$castTo<boolean>().as('byUs'))
    .where('entryId', '=', entryId)
    .orderBy('creditEntrySteps.id')
    .limit(200)
    .execute();
}

/** The latest first. */
function ledgerEntries(db: Db, learnerId: string) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .leftJoin('completions', 'completions.id', 'creditEntries.completionId')
    .leftJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['creditEntries.id', 'earnedOn', 'creditEntries.state', 'units', 'unitSingular', 'unitPlural'])
    .select(['creditBodies.code as bodyCode', 'creditEntries.provider', 'category', 'completions.seatId'])
    .select(['latest.number as certificateNumber', 'latest.revoked as certificateRevoked', 'verification'])
    .select(['checkRefusal', 'rejection', entryTitle, entryActivity])
    .select(sql<boolean>`credit_entries.evidence_id is not null`.as('hasEvidence'))
    .where('creditEntries.learnerId', '=', learnerId)
    .orderBy('earnedOn', 'desc')
    .orderBy('creditEntries.recordedAt', 'desc')
    .orderBy('creditEntries.id');
}

/** The course's own title; of credit from elsewhere what its learner calls it. To be joined with `courses`. */
export const entryTitle = sql<string>`coalesce(courses.title, credit_entries.title)`.as('title');

/** What the learner did for it. To be joined with `courses`. */
export const entryActivity = sql<Activity>`coalesce(courses.kind, credit_entries.activity)`.as('activity');

/** A page of what the learner completed, the latest first; each row also says how many there are in all. */
export async function listCertificateSummaries(
  db: Db,
  learnerId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<(CertificateSummary & { count: number })[]> {
  return db
    .selectFrom('completions')
    .innerJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['completions.id as completionId', 'completedOn', 'courses.title as courseTitle', 'completions.seatId'])
    .select(['latest.number', 'latest.version', 'latest.issuedAt', 'latest.revoked'])
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .where('completions.learnerId', '=', learnerId)
    .orderBy('completedOn', 'desc')
    .orderBy('completions.id')
    .offset(offset)
    .limit(limit)
    .execute();
}
