import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { insertEntryStep, lockEntry, setEntryState } from './entry-queries.ts';
import { type EntryState, mayEntryBecome } from './entry-state.ts';

export type MoveEntryRefused =
  | { reason: 'no-such-entry' }
  | { reason: 'entry-in-another-state'; state: EntryState }
  | { reason: 'step-in-future' }
  | { reason: 'step-before-credit' }
  | { reason: 'no-rejection-reason' };

interface EntryMove {
  by: Viewer;
  entryId: string;
  to: EntryState;
  /** The day on which it was sent or answered; null for today. */
  on: string | null;
  /** Why the body turned it down, or how it was sent. */
  note: string | null;
}

/**
 * Notes what became of the viewer's credit at its body: sent, accepted, turned down (and why), or one step back. It is the
 * learner's word, about any entry of theirs: the body does not tell us. A move to where the entry is changes nothing.
 */
export async function moveEntry(services: Core, move: EntryMove): Promise<Result<undefined, MoveEntryRefused>> {
  const { by, entryId, to } = move;
  const at = services.clock.now();
  const today = dateIn(officeZone, at);
  const happenedOn = move.on ?? today;
  const note = move.note?.trim() || null;
  return inTransaction<Result<undefined, MoveEntryRefused>>(services.db, async (trx) => {
    const entry = await lockEntry(trx, entryId);
    if (!entry || entry.learnerId !== by.personId) return refuse('no-such-entry');
    if (entry.state === to) return ok();
    if (!mayEntryBecome(entry.state, to)) return refuse('entry-in-another-state', { state: entry.state });
    if (happenedOn > today) return refuse('step-in-future');
    if (happenedOn < entry.earnedOn) return refuse('step-before-credit');
    if (to === 'rejected' && note === null) return refuse('no-rejection-reason');
    await setEntryState(trx, entryId, { state: to, rejection: to === 'rejected' ? note : null });
    await insertEntryStep(trx, { entryId, state: to, happenedOn, note, recordedAt: at, recordedBy: by.personId });
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: by.personId },
      action: `credit.${to}`,
      subject: { type: 'credit-entry', id: entryId },
      facts: { from: entry.state, on: happenedOn },
    });
    return ok();
  });
}
