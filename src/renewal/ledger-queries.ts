import { sql } from 'kysely';
import { trimUnits } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';

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
  state: 'earned' | 'submitted' | 'accepted' | 'rejected';
  units: string;
  unitSingular: string;
  unitPlural: string;
  bodyCode: string;
  /** Null for credit from elsewhere. */
  courseTitle: string | null;
  seatId: string | null;
  certificateNumber: string | null;
  certificateRevoked: boolean | null;
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
 * down and what a withdrawn certificate stood for.
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
  const entries = await db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .leftJoin('completions', 'completions.id', 'creditEntries.completionId')
    .leftJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .select(['creditEntries.id', 'earnedOn', 'creditEntries.state', 'units', 'unitSingular', 'unitPlural'])
    .select(['creditBodies.code as bodyCode', 'courses.title as courseTitle', 'completions.seatId'])
    .select(['latest.number as certificateNumber', 'latest.revoked as certificateRevoked'])
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .where('creditEntries.learnerId', '=', learnerId)
    .orderBy('earnedOn', 'desc')
    .orderBy('creditEntries.recordedAt', 'desc')
    .orderBy('creditEntries.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return entries.map((entry) => ({ ...entry, units: trimUnits(entry.units) }));
}

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

/** The version of the completion's certificate that stands now: the latest. To be joined beside `completions`. */
export const latestCertificate = sql<{ number: string; version: number; issuedAt: Date; revoked: boolean }>`lateral (
  select certificates.number, certificates.version, certificates.issued_at,
    certificate_revocations.certificate_id is not null as revoked
  from certificates
  left join certificate_revocations on certificate_revocations.certificate_id = certificates.id
  where certificates.completion_id = completions.id
  order by certificates.version desc
  limit 1
)`.as('latest');
