import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findInstructorForEditing, lockInstructor, updateInstructor } from './instructor-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type ReinstateInstructorRefused = { reason: 'not-allowed' } | { reason: 'not-found' };

/** Sessions can name them again. Twice changes nothing. */
export async function reinstateInstructor(
  services: Core,
  { instructorId, by }: { instructorId: string; by: Viewer },
): Promise<Result<undefined, ReinstateInstructorRefused>> {
  if (!mayEdit(by, null)) return refuse('not-allowed');
  return inTransaction<Result<undefined, ReinstateInstructorRefused>>(services.db, async (trx) => {
    const now = (await lockInstructor(trx, instructorId)) && (await findInstructorForEditing(trx, instructorId));
    if (!now) return refuse('not-found');
    if (!now.retiredAt) return ok();
    const at = services.clock.now();
    await updateInstructor(trx, instructorId, { retiredAt: null, updatedAt: nextMark(at, now.updatedAt) });
    const subject = { type: 'instructor', id: instructorId };
    const actor = { kind: 'person', personId: by.personId } as const;
    await recordInJournal(trx, { at, by: actor, action: 'instructor.reinstated', subject });
    return ok();
  });
}
