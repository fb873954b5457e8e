import type { Trx } from '#src/database.ts';
import { recordAllInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { insertEntrySteps, lockEntries, setEntriesSent } from './entry-queries.ts';

export type SendEntriesRefused = { reason: 'step-in-future' } | { reason: 'step-before-credit' };

interface Sending {
  entryIds: readonly string[];
  /** Whoever sent them: the learner, or somebody who works here. */
  by: { personId: string };
  at: Date;
  today: string;
  /** The day on which they were sent. */
  on: string;
  note: string | null;
}

/**
 * Notes in the caller's transaction that these entries were sent to their body: those that were not yet, and those that the
 * body turned down. What is on its way or accepted stays as it is. Gives how many were noted. The caller has checked who may.
 */
export async function sendEntries(
  trx: Trx,
  { entryIds, by, at, today, on, note }: Sending,
): Promise<Result<{ sent: number }, SendEntriesRefused>> {
  if (on > today) return refuse('step-in-future');
  const entries = await lockEntries(trx, entryIds);
  const toSend = entries.filter(({ state }) => state === 'earned' || state === 'rejected');
  if (toSend.some(({ earnedOn }) => on < earnedOn)) return refuse('step-before-credit');
  await setEntriesSent(
    trx,
    toSend.map(({ id }) => id),
  );
  const step = { state: 'submitted', happenedOn: on, note, recordedAt: at, recordedBy: by.personId } as const;
  await insertEntrySteps(
    trx,
    toSend.map(({ id }) => ({ entryId: id, ...step })),
  );
  await recordAllInJournal(
    trx,
    toSend.map(({ id, state }) => ({
      at,
      by: { kind: 'person', personId: by.personId },
      action: 'credit.submitted',
      subject: { type: 'credit-entry', id },
      facts: { from: state, on },
    })),
  );
  return ok({ sent: toSend.length });
}
