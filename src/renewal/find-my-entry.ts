import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type EntryState, entryTransitions } from '#src/credits/index.ts';
import { isId } from '#src/shared/ids.ts';
import { type EntryStep, findLedgerEntry, listEntrySteps } from './ledger-queries.ts';

type MyEntry = NonNullable<Awaited<ReturnType<typeof findLedgerEntry>>> & {
  steps: EntryStep[];
  /** Where it can go from here. */
  next: readonly EntryState[];
};

/** One credit entry of the viewer's with its story; null for anybody else's. */
export async function findMyEntry(
  { db }: Core,
  { viewer, entryId }: { viewer: Viewer; entryId: string },
): Promise<MyEntry | null> {
  const entry = isId(entryId) ? await findLedgerEntry(db, { learnerId: viewer.personId, entryId }) : undefined;
  if (!entry) return null;
  return { ...entry, steps: await listEntrySteps(db, entryId), next: entryTransitions[entry.state] };
}
