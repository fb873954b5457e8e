import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { EntryState } from './entry-state.ts';
import type { Evidence } from './evidence.ts';
import type { ExternalCredit } from './external-credit.ts';

export interface NewExternalEntry extends ExternalCredit {
  id: string;
  learnerId: string;
  minutes: string;
  courseKey: string;
  evidenceId: string | null;
  recordedAt: Date;
}

/** Writes the entry, unless there is one under this id already. Tells whether it did. */
export async function insertExternalEntry(trx: Trx, entry: NewExternalEntry): Promise<boolean> {
  const written = await trx
    .insertInto('creditEntries')
    .values(entry)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(written);
}

/** The entry with what its use cases ask about; held until the transaction ends. */
export async function lockEntry(trx: Trx, id: string) {
  return trx
    .selectFrom('creditEntries')
    .select([
      'id',
      'learnerId',
      'completionId',
      'state',
      'evidenceId',
      'verification',
      'checkedAt',
      'title',
      'earnedOn',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether the person has entered credit under this id. */
export async function isOwnEntry(db: Db | Trx, { id, learnerId }: { id: string; learnerId: string }): Promise<boolean> {
  const entry = await db
    .selectFrom('creditEntries')
    .select('id')
    .where('id', '=', id)
    .where('learnerId', '=', learnerId)
    .executeTakeFirst();
  return Boolean(entry);
}

export async function setEntryState(
  trx: Trx,
  id: string,
  { state, rejection }: { state: EntryState; rejection: string | null },
): Promise<void> {
  await trx.updateTable('creditEntries').set({ state, rejection }).where('id', '=', id).execute();
}

export interface NewEntryStep {
  entryId: string;
  state: EntryState;
  happenedOn: string;
  note: string | null;
  recordedAt: Date;
  recordedBy: string;
}

export async function insertEntryStep(trx: Trx, step: NewEntryStep): Promise<void> {
  await insertEntrySteps(trx, [step]);
}

export async function insertEntrySteps(trx: Trx, steps: NewEntryStep[]): Promise<void> {
  if (steps.length > 0) await trx.insertInto('creditEntrySteps').values(steps).execute();
}

/** These entries, held until the transaction ends; in one order for all, so that no two wait for each other. */
export async function lockEntries(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('creditEntries')
    .select(['id', 'state', 'earnedOn'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function setEntriesSent(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable('creditEntries').set({ state: 'submitted', rejection: null }).where('id', 'in', ids).execute();
}

export async function deleteEntry(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('creditEntries').where('id', '=', id).execute();
}

/** Keeps the file, and gives its id. */
export async function insertEvidence(
  trx: Trx,
  { id, personId, uploadedAt, evidence }: { id: string; personId: string; uploadedAt: Date; evidence: Evidence },
): Promise<void> {
  await trx
    .insertInto('evidenceFiles')
    .values({ id, personId, uploadedAt, ...evidence })
    .execute();
}

/** How much all files of a person weigh, without one that is to be replaced. Asked after the person was locked. */
export async function sumEvidenceBytes(trx: Trx, personId: string, replaced: string | null): Promise<number> {
  const { bytes } = await trx
    .selectFrom('evidenceFiles')
    .select(sql<number>`coalesce(sum(octet_length(content)), 0)::bigint`.as('bytes'))
    .where('personId', '=', personId)
    .$if(replaced !== null, (query) => query.where('id', '<>', replaced))
    .executeTakeFirstOrThrow();
  return bytes;
}

/** The title of the credit for which the person has sent this very file before; undefined when they have not. */
export async function findSameEvidence(db: Db | Trx, { personId, sha256 }: { personId: string; sha256: string }) {
  return db
    .selectFrom('evidenceFiles')
    .leftJoin('creditEntries', 'creditEntries.evidenceId', 'evidenceFiles.id')
    .select(['evidenceFiles.id', 'creditEntries.title'])
    .where('personId', '=', personId)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
}

/** Puts the file to the entry; whatever staff said of an earlier one is over. */
export async function setEvidence(trx: Trx, id: string, evidenceId: string): Promise<void> {
  const unchecked = { verification: 'self-declared', checkedAt: null, checkedBy: null, checkRefusal: null } as const;
  await trx
    .updateTable('creditEntries')
    .set({ evidenceId, ...unchecked })
    .where('id', '=', id)
    .execute();
}

/** Forgets the file, if no entry rests on it any more. */
export async function deleteUnusedEvidence(trx: Trx, id: string): Promise<void> {
  await trx
    .deleteFrom('evidenceFiles')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('creditEntries').select('id').where('evidenceId', '=', id))),
    )
    .execute();
}

/** Writes what staff said of the evidence. */
export async function setCheck(
  trx: Trx,
  id: string,
  { at, by, refusal }: { at: Date; by: string; refusal: string | null },
): Promise<void> {
  const verification = refusal === null ? ('staff-checked' as const) : ('self-declared' as const);
  await trx
    .updateTable('creditEntries')
    .set({ verification, checkedAt: at, checkedBy: by, checkRefusal: refusal })
    .where('id', '=', id)
    .execute();
}

/** The file behind an entry. Who may have it is asked elsewhere. */
export async function findEvidence(db: Db, entryId: string) {
  return db
    .selectFrom('creditEntries')
    .innerJoin('evidenceFiles', 'evidenceFiles.id', 'creditEntries.evidenceId')
    .select((eb) => [
      'learnerId',
      'content',
      'sha256',
      eb.ref('mediaType').$castTo<Evidence['mediaType']>().as('mediaType'),
    ])
    .where('creditEntries.id', '=', entryId)
    .executeTakeFirst();
}
