import { sql } from 'kysely';
import { evidenceFilename, type EvidenceType } from '#src/credits/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';
import { latestCertificate } from './latest-certificate-queries.ts';
import { entryTitle } from './ledger-queries.ts';
import type { ProofBody, ProofEntry, ProofPerson } from './proof.ts';

/** Its number for somebody is kept in their profile, and it comes first wherever bodies are listed. */
const iicrc = 'iicrc';

/** The body; undefined where there is none with this id. */
export async function findProofBody(db: Db, bodyId: string): Promise<ProofBody | undefined> {
  return db
    .selectFrom('creditBodies')
    .select(['id', 'code', 'name', 'renewalsEmail'])
    .where('id', '=', bodyId)
    .executeTakeFirst();
}

/** The bodies that the learner has credit of, each with how many entries, and how many are not sent yet; IICRC first. */
export async function listBodiesWithCredit(db: Db, learnerId: string) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .select(['creditBodies.id', 'creditBodies.code', 'creditBodies.name'])
    .select(sql<number>`count(*) filter (where credit_entries.state = 'earned')`.as('toSend'))
    .select((eb) => eb.fn.countAll<number>().as('entries'))
    .where('learnerId', '=', learnerId)
    .groupBy('creditBodies.id')
    .orderBy((eb) => eb('creditBodies.id', '<>', iicrc))
    .orderBy('creditBodies.code')
    .execute();
}

/** The bodies that give credit for what a session's learners completed; IICRC first. */
export async function listBodiesOfSession(db: Db, sessionId: string): Promise<ProofBody[]> {
  return db
    .selectFrom('completions')
    .innerJoin('creditEntries', 'creditEntries.completionId', 'completions.id')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .select(['creditBodies.id', 'creditBodies.code', 'creditBodies.name', 'renewalsEmail'])
    .where('sessionId', '=', sessionId)
    .groupBy('creditBodies.id')
    .orderBy((eb) => eb('creditBodies.id', '<>', iicrc))
    .orderBy('creditBodies.code')
    .execute();
}

/** These people as the body knows them. */
export async function listProofPeople(
  db: Db | Trx,
  personIds: readonly string[],
  bodyId: string,
): Promise<ProofPerson[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('people')
    .leftJoin('bodyNumbers', (join) =>
      join.onRef('bodyNumbers.personId', '=', 'people.id').on('bodyNumbers.bodyId', '=', bodyId),
    )
    .select(['people.id', 'people.name', 'email'])
    .select(
      sql<string | null>`case when certificate_name_confirmed_at is not null then certificate_name end`.as(
        'confirmedName',
      ),
    )
    .select(sql<string | null>`case when ${bodyId} = ${iicrc} then iicrc_id else number end`.as('bodyNumber'))
    .where('people.id', 'in', personIds)
    .execute();
}

/** The number under which the body knows the learner; null takes it away. Tells whether that is news. */
export async function setBodyNumber(
  trx: Trx,
  { number, ...whose }: { personId: string; bodyId: string; number: string | null },
): Promise<boolean> {
  if (number === null) {
    const { personId, bodyId } = whose;
    const taken = trx.deleteFrom('bodyNumbers').where('personId', '=', personId).where('bodyId', '=', bodyId);
    return (await taken.returning('personId').executeTakeFirst()) !== undefined;
  }
  const put = trx
    .insertInto('bodyNumbers')
    .values({ ...whose, number })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'bodyId']).doUpdateSet({ number }).where('bodyNumbers.number', '<>', number),
    );
  return (await put.returning('personId').executeTakeFirst()) !== undefined;
}

interface OfLearner {
  learnerId: string;
  bodyId: string;
  /** Only these of them. */
  entryIds?: readonly string[];
  offset?: number;
  limit: number;
}

/**
 * The learner's credit at the body with what proves it, the latest first; of all of it before that what is not sent or was turned
 * down. `provider` is whose courses ours are.
 */
export async function listProofEntries(
  db: Db,
  { learnerId, bodyId, entryIds, offset = 0, limit }: OfLearner,
  provider: string,
): Promise<ProofEntry[]> {
  const rows = await proofRows(db)
    .where('creditEntries.learnerId', '=', learnerId)
    .where('creditTypes.bodyId', '=', bodyId)
    .$if(entryIds !== undefined, (query) => query.where('creditEntries.id', 'in', entryIds ?? []))
    .$if(entryIds === undefined, (query) => query.orderBy(sql`credit_entries.state not in ('earned', 'rejected')`))
    .orderBy('earnedOn', 'desc')
    .orderBy('creditEntries.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map((row) => proofEntry(row, provider));
}

/** What a session earned its learners at the body, by name. */
export async function listProofEntriesOfSession(
  db: Db | Trx,
  { sessionId, bodyId }: { sessionId: string; bodyId: string },
  provider: string,
): Promise<ProofEntry[]> {
  const rows = await proofRows(db)
    .innerJoin('people', 'people.id', 'creditEntries.learnerId')
    .where('completions.sessionId', '=', sessionId)
    .where('creditTypes.bodyId', '=', bodyId)
    .orderBy(sql`people.name collate "und-x-icu"`)
    .orderBy('creditEntries.id')
    .execute();
  return rows.map((row) => proofEntry(row, provider));
}

function proofRows(db: Db | Trx) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditEntries.creditTypeId')
    .leftJoin('completions', 'completions.id', 'creditEntries.completionId')
    .leftJoin('courses', 'courses.id', 'completions.courseId')
    .leftJoin('evidenceFiles', 'evidenceFiles.id', 'creditEntries.evidenceId')
    .leftJoin(latestCertificate, (join) => join.onTrue())
    .leftJoin(lastSending, (join) => join.onTrue())
    .select(['creditEntries.id', 'creditEntries.learnerId', 'creditEntries.provider', 'earnedOn', 'units', 'minutes'])
    .select(['unitSingular', 'unitPlural', 'creditEntries.state', 'completionId', 'checkRefusal', 'creditTypeId'])
    .select([entryTitle, 'sending.sentOn', 'sending.sentByUs'])
    .select(['latest.id as certificateId', 'latest.number', 'latest.pdfSha256', 'latest.pdfBytes', 'latest.revoked'])
    .select(['latest.printedName', 'latest.printedTitle', 'evidenceId', 'evidenceFiles.sha256'])
    .select((eb) => eb.ref('evidenceFiles.mediaType').$castTo<EvidenceType | null>().as('mediaType'))
    .select(sql<number | null>`octet_length(evidence_files.content)`.as('evidenceBytes'));
}

const lastSending = sql<{ sentOn: string; sentByUs: boolean }>`lateral (
  select happened_on as sent_on, recorded_by <> credit_entries.learner_id as sent_by_us
  from credit_entry_steps
  where credit_entry_steps.entry_id = credit_entries.id and credit_entry_steps.state = 'submitted'
  order by credit_entry_steps.id desc
  limit 1
)`.as('sending');

type Row = Awaited<ReturnType<ReturnType<typeof proofRows>['execute']>>[number];

function proofEntry(row: Row, provider: string): ProofEntry {
  const { id, learnerId, earnedOn, minutes, unitSingular, unitPlural, state, certificateId, number, revoked } = row;
  const { evidenceId, mediaType, sha256, completionId, creditTypeId } = row;
  const paper =
    certificateId && number && revoked === false
      ? { id: certificateId, number, sha256: row.pdfSha256 ?? '', bytes: row.pdfBytes ?? 0 }
      : null;
  return {
    ...{ id, learnerId, earnedOn, minutes, unitSingular, unitPlural, state, completionId, creditTypeId },
    title: row.printedTitle ?? row.title,
    provider: row.completionId ? provider : (row.provider ?? ''),
    isOurs: row.completionId !== null,
    units: trimDecimal(row.units),
    sentOn: row.sentOn,
    sentByUs: row.sentByUs ?? false,
    certificate: paper && { ...paper, printedName: row.printedName },
    certificateWithdrawn: revoked === true,
    evidence:
      evidenceId && mediaType && sha256
        ? {
            id: evidenceId,
            mediaType,
            sha256,
            bytes: row.evidenceBytes ?? 0,
            filename: evidenceFilename({ sha256, mediaType }),
          }
        : null,
    evidenceRefused: row.checkRefusal !== null,
  };
}
