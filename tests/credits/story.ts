import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aViewer } from '#tests/renewal/story.ts';
import { aCreditType, aPerson } from '#tests/support/builders.ts';

const header = Buffer.from('%PDF-1.7\n');

/** A small file that is what its name says: a PDF unless told otherwise, with words of its own. */
export function aFile({
  name = 'certificate.pdf',
  words = 'Drying Days',
  content = undefined as Buffer | undefined,
} = {}) {
  return { name, content: content ?? Buffer.concat([header, Buffer.from(`${words}\n%%EOF\n`)]) };
}

/** Somebody who works at the counter. */
export async function aStaffViewer(db: Db) {
  const viewer = await aViewer(db, { person: await aPerson(db, 'Kerry') });
  return { ...viewer, grants: [{ role: 'coordinator' as const, scope: null }] };
}

/** Credit from another school, as its learner types it. */
export const credit = {
  creditTypeId: 'iicrc-cec',
  units: '2.5',
  title: 'Drying Days',
  provider: 'Another School',
  activity: 'event' as const,
  category: null,
  earnedOn: '2026-10-01',
};

/** Somebody who enters that credit, and what they send. */
export async function aLearner(db: Db) {
  await aCreditType(db);
  const by = await aViewer(db);
  return { by, facts: { by, entryId: newId(), credit, file: aFile() } };
}

export const entry = (db: Db, id: string) =>
  db.selectFrom('creditEntries').selectAll().where('id', '=', id).executeTakeFirst();

export const filesOf = (db: Db, personId: string) =>
  db
    .selectFrom('evidenceFiles')
    .select(['id', 'name', 'mediaType', 'sha256'])
    .where('personId', '=', personId)
    .execute();
