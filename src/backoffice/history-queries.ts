import type { Db } from '#src/database.ts';

/** So many lines of the journal are shown with what they are about. */
export const mostLines = 200;

/** The journal's lines about these subjects, newest first, at most `mostLines`, with the names of the people who acted. */
export async function listJournalRows(db: Db, subjects: { type: string; id: string }[]) {
  return db
    .selectFrom('journalEntries')
    .leftJoin('people', (join) =>
      join.onRef((eb) => eb.cast('people.id', 'text'), '=', 'journalEntries.actorId').on('actorKind', '=', 'person'),
    )
    .select(['journalEntries.id', 'at', 'actorKind', 'action', 'subjectType', 'people.name as actorName'])
    .select((eb) => eb.ref('facts').$castTo<Record<string, string | number | boolean | null>>().as('facts'))
    .where((eb) =>
      eb.or(subjects.map(({ type, id }) => eb.and([eb('subjectType', '=', type), eb('subjectId', '=', id)]))),
    )
    .orderBy('journalEntries.id', 'desc')
    .limit(mostLines)
    .execute();
}
