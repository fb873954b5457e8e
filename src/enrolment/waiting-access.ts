import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { isWaitingKey } from './waiting-link.ts';
import { findWaitingEntry, type WaitingEntry } from './waiting-queries.ts';

/** By what somebody comes to a place on the waiting list: the key of its link, being signed in, or both. */
export interface WaitingAccess {
  viewer: Viewer | null;
  key: string | null;
}

/** The place, when it is theirs to see: link holder, the person who waits, staff. Who may not see it learns nothing. */
export async function findWaitingFor(
  services: Pick<Core, 'signature'>,
  db: Db | Trx,
  entryId: string,
  { viewer, key }: WaitingAccess,
): Promise<WaitingEntry | undefined> {
  const entry = await findWaitingEntry(db, entryId);
  if (!entry) return undefined;
  if (key && isWaitingKey(services, entryId, key)) return entry;
  if (!viewer) return undefined;
  return isCounterStaff(viewer) || entry.personId === viewer.personId ? entry : undefined;
}

/** Who this is, for the journal: whoever is signed in, else the person whose link it is. */
export function waitingActor(entry: { personId: string }, { viewer }: WaitingAccess) {
  return { kind: 'person', personId: viewer?.personId ?? entry.personId } as const;
}
