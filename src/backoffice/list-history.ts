import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listJournalRows } from './history-queries.ts';
import { journalWords } from './journal-words.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

/** One line of the journal in words. */
export interface HistoryLine {
  at: Date;
  who: string;
  what: string;
}

/** What was done to a part of the catalogue to the terms or to a body, newest first, for those who may edit it; `courseId` is null for what is no course’s. */
export async function listHistory(
  services: Core,
  {
    viewer,
    courseId,
    subject,
  }: {
    viewer: Viewer;
    courseId: string | null;
    subject: { type: 'course' | 'session' | 'instructor' | 'terms' | 'credit-body'; id: string };
  },
): Promise<Result<HistoryLine[], NotAllowed>> {
  if (!mayEdit(viewer, courseId)) return refuse('not-allowed');
  return ok(await historyOf(services.db, [subject]));
}

/** Who wrote and who corrected the rules of a group of designations, newest first, for the counter. */
export async function listRequirementHistory(
  services: Core,
  { viewer, groupId }: { viewer: Viewer; groupId: string },
): Promise<Result<HistoryLine[], NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  return ok(await historyOf(services.db, [{ type: 'cycle-group', id: groupId }]));
}

/** The same for whoever has checked that it may be seen. */
export async function historyOf(db: Db, subjects: { type: string; id: string }[]): Promise<HistoryLine[]> {
  const rows = await listJournalRows(db, subjects);
  return rows.map((row) => ({ at: row.at, who: whoOf(row), what: journalWords(row.action, row.facts) }));
}

/** Who acted, by name or by kind. */
export function whoOf({
  actorKind,
  actorName,
}: Pick<Awaited<ReturnType<typeof listJournalRows>>[number], 'actorKind' | 'actorName'>): string {
  if (actorKind === 'person') return actorName ?? 'Somebody who has left';
  return { 'order-link': 'Buyer, by the order link', provider: 'Payment provider', system: 'The site' }[actorKind];
}
