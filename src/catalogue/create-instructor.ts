import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { accountOfInstructor } from './account-of-instructor.ts';
import type { AccountRefused, InstructorDetails } from './instructor-details.ts';
import { findInstructorForEditing, insertInstructor, isAccountTaken } from './instructor-queries.ts';
import { mayEdit } from './may-edit.ts';

type CreateInstructorRefused = { reason: 'not-allowed' } | AccountRefused;

interface NewInstructor {
  /** Made with the form, so that one form sent twice makes one instructor. */
  instructorId?: string;
  details: InstructorDetails;
  by: Viewer;
}

/**
 * Adds somebody whom sessions can name. An account with which they see their own sessions is no right: that is given where it
 * is said who works here.
 */
export async function createInstructor(
  services: Core,
  { instructorId = newId(), details, by }: NewInstructor,
): Promise<Result<{ instructorId: string }, CreateInstructorRefused>> {
  if (!mayEdit(by, null)) return refuse('not-allowed');
  const { accountEmail, ...texts } = details;
  const at = services.clock.now();
  return inTransaction<Result<{ instructorId: string }, CreateInstructorRefused>>(services.db, async (trx) => {
    if (await findInstructorForEditing(trx, instructorId)) return ok({ instructorId });
    const account = await accountOfInstructor(trx, { instructorId, accountEmail });
    if (!account.ok) return account;
    const slug = slugOf(details.name, instructorId);
    const row = { id: instructorId, slug, ...texts, personId: account.value, updatedAt: at };
    const actor = { kind: 'person', personId: by.personId } as const;
    const subject = { type: 'instructor', id: instructorId };
    if (await insertInstructor(trx, row))
      await recordInJournal(trx, { at, by: actor, action: 'instructor.added', subject, facts: { slug } });
    return ok({ instructorId });
  }).catch((error: unknown) => {
    if (isAccountTaken(error)) return refuse('account-teaches-already', { name: 'somebody else' });
    throw error;
  });
}

/** Words for whoever reads the rows, and enough of the id to be the only one. */
function slugOf(name: string, id: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['instructor'];
  return `${words.join('-').slice(0, 60)}-${id.slice(-6)}`;
}
