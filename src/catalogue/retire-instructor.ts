import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countTaughtToCome, findInstructorForEditing, lockInstructor, updateInstructor } from './instructor-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type RetireInstructorRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  /** Sessions that are not over name them. */
  | { reason: 'teaches-to-come'; sessionsToCome: number };

/** No session can name them any more; those that they taught stay as they are. Twice changes nothing. */
export async function retireInstructor(
  services: Core,
  { instructorId, by }: { instructorId: string; by: Viewer },
): Promise<Result<undefined, RetireInstructorRefused>> {
  if (!mayEdit(by, null)) return refuse('not-allowed');
  return inTransaction<Result<undefined, RetireInstructorRefused>>(services.db, async (trx) => {
    const now = (await lockInstructor(trx, instructorId)) && (await findInstructorForEditing(trx, instructorId));
    if (!now) return refuse('not-found');
    if (now.retiredAt) return ok();
    const at = services.clock.now();
    const sessionsToCome = await countTaughtToCome(trx, instructorId, at);
    if (sessionsToCome > 0) return refuse('teaches-to-come', { sessionsToCome });
    await updateInstructor(trx, instructorId, { retiredAt: at, updatedAt: nextMark(at, now.updatedAt) });
    const subject = { type: 'instructor', id: instructorId };
    const actor = { kind: 'person', personId: by.personId } as const;
    await recordInJournal(trx, { at, by: actor, action: 'instructor.retired', subject });
    return ok();
  });
}
