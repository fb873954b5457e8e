import { inTransaction, type Trx } from '#src/database.ts';
import type { Actor, Core } from '#src/core.ts';
import { refuse } from '#src/shared/result.ts';
import { isAdminNow, lockAdmins } from './staff-grant-queries.ts';
import type { Viewer } from './viewer.ts';

/** An administrator at the counter, or whoever runs the server. */
export type Appointer = Viewer | { kind: 'system' };

/** What a test swaps out to show what it is there for. */
export interface AdminGuard {
  lockAdmins(trx: Trx): Promise<void>;
}

/**
 * Does what only an administrator may, with all of them locked and the right read after the lock: two who dismiss each other
 * at once come one after the other, and the second is no administrator any more.
 */
export async function asAdmin<Outcome extends { ok: true } | { ok: false; reason: string }>(
  { db }: Pick<Core, 'db'>,
  by: Appointer,
  work: (trx: Trx) => Promise<Outcome>,
  guard: AdminGuard = { lockAdmins },
): Promise<Outcome | { ok: false; reason: 'not-allowed' }> {
  return inTransaction(db, async (trx) => {
    await guard.lockAdmins(trx);
    if ('personId' in by && !(await isAdminNow(trx, by.personId))) return refuse('not-allowed');
    return work(trx);
  });
}

/** The appointer as the journal names them. */
export function actorOf(by: Appointer): Actor {
  return 'personId' in by ? { kind: 'person', personId: by.personId } : by;
}
