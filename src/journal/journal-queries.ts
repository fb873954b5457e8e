import type { Actor } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';

export interface JournalEntry {
  at: Date;
  by: Actor;
  /** Past tense, module first: `seat.cancelled`, `certificate.issued`. */
  action: string;
  subject: { type: string; id: string };
  facts?: Record<string, string | number | boolean | null>;
}

/** Adds one line, in the transaction of its cause. */
export async function recordInJournal(trx: Trx, entry: JournalEntry): Promise<void> {
  await recordAllInJournal(trx, [entry]);
}

/** Adds these lines in their order, in one statement. */
export async function recordAllInJournal(trx: Trx, entries: JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ at, by, action, subject, facts }) => ({
    ...{ at, actorKind: by.kind, actorId: actorId(by), action },
    ...{ subjectType: subject.type, subjectId: subject.id, facts: JSON.stringify(facts ?? {}) },
  }));
  await trx.insertInto('journalEntries').values(rows).execute();
}

/** The lines about one subject, oldest first, at most 200. */
export async function listJournal(db: Db, subject: { type: string; id: string }) {
  return db
    .selectFrom('journalEntries')
    .select(['at', 'actorKind', 'actorId', 'action', 'facts'])
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Which of its kind the actor is. */
export function actorId(by: Actor): string | null {
  if (by.kind === 'person') return by.personId;
  if (by.kind === 'order-link') return by.orderId;
  return by.kind === 'provider' ? by.eventId : null;
}
