import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { trimDecimal } from '#src/shared/decimals.ts';

/** Credit from elsewhere whose evidence nobody has looked at, the longest waiting first; each row says how many there are. */
export async function listUncheckedEntries(db: Db, { offset, limit }: { offset: number; limit: number }) {
  const entries = await entriesWithEvidence(db)
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .where('completionId', 'is', null)
    .where('checkedAt', 'is', null)
    .orderBy('creditEntries.recordedAt')
    .orderBy('creditEntries.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return entries.map(trimmed);
}

/** One entry with its evidence, whether it was checked or not. */
export async function findEntryWithEvidence(db: Db, id: string) {
  const entry = await entriesWithEvidence(db)
    .leftJoin('people as checker', 'checker.id', 'checkedBy')
    .select(['checkedAt', 'checkRefusal', 'verification', 'checker.name as checkedByName', 'sentByOthers'])
    .where('creditEntries.id', '=', id)
    .where('completionId', 'is', null)
    .executeTakeFirst();
  return entry && trimmed(entry);
}

/** How many entries wait for somebody to look at their evidence. */
export async function countUncheckedEntries(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('creditEntries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('completionId', 'is', null)
    .where('evidenceId', 'is not', null)
    .where('checkedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Who entered the credit, and what they call it. */
export async function findLearnerOfEntry(trx: Trx, entryId: string) {
  const { title, ...learner } = await trx
    .selectFrom('creditEntries')
    .innerJoin('people', 'people.id', 'learnerId')
    .select(['people.id', 'people.name', 'people.email', 'title'])
    .where('creditEntries.id', '=', entryId)
    .executeTakeFirstOrThrow();
  return { title, learner };
}

function entriesWithEvidence(db: Db) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('evidenceFiles', 'evidenceFiles.id', 'evidenceId')
    .innerJoin('people', 'people.id', 'learnerId')
    .innerJoin('creditTypes', 'creditTypes.id', 'creditTypeId')
    .innerJoin('creditBodies', 'creditBodies.id', 'creditTypes.bodyId')
    .leftJoinLateral(
      // The same bytes from several people are a class's roster, or a certificate that went around.
      (eb) =>
        eb
          .selectFrom('evidenceFiles as others')
          .select((other) => other.fn.countAll<number>().as('sentByOthers'))
          .whereRef('others.sha256', '=', 'evidenceFiles.sha256')
          .whereRef('others.personId', '<>', 'evidenceFiles.personId')
          .as('others'),
      (join) => join.onTrue(),
    )
    .select(['creditEntries.id', 'creditEntries.title', 'creditEntries.provider', 'activity', 'earnedOn', 'units'])
    .select(['unitSingular', 'unitPlural', 'creditBodies.code as bodyCode', 'learnerId', 'people.name as learnerName'])
    .select(['people.certificateName', 'evidenceId', 'evidenceFiles.name as fileName', 'mediaType', 'uploadedAt'])
    .select(sql<number>`length(content)`.as('bytes'));
}

function trimmed<Entry extends { units: string }>(entry: Entry): Entry {
  return { ...entry, units: trimDecimal(entry.units) };
}
