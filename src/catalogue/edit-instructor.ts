import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { accountOfInstructor } from './account-of-instructor.ts';
import { changedDetails } from './course-details.ts';
import type { AccountRefused, InstructorDetails } from './instructor-details.ts';
import { findInstructorForEditing, isAccountTaken, lockInstructor, updateInstructor } from './instructor-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type EditInstructorRefused =
  { reason: 'not-allowed' } | { reason: 'not-found' } | { reason: 'changed-meanwhile' } | AccountRefused;

interface Edit {
  instructorId: string;
  /** The mark of the instructor that the form was filled in from. */
  updatedAt: Date;
  details: InstructorDetails;
  by: Viewer;
}

/**
 * Changes what is said about an instructor. Certificates that were issued keep the name they carry. Sending what is so already
 * changes nothing.
 */
export async function editInstructor(
  services: Core,
  edit: Edit,
): Promise<Result<{ changed: string[] }, EditInstructorRefused>> {
  if (!mayEdit(edit.by, null)) return refuse('not-allowed');
  const result = await inTransaction(services.db, (trx) => write(services, trx, edit)).catch((error: unknown) => {
    if (isAccountTaken(error)) return refuse('account-teaches-already', { name: 'somebody else' });
    throw error;
  });
  if (result.ok && result.value.changed.length > 0) await services.pages.changed('courses');
  return result;
}

async function write(
  services: Core,
  trx: Trx,
  { instructorId, updatedAt, details, by }: Edit,
): Promise<Result<{ changed: string[] }, EditInstructorRefused>> {
  const now = (await lockInstructor(trx, instructorId)) && (await findInstructorForEditing(trx, instructorId));
  if (!now) return refuse('not-found');
  const changed = changedDetails(now.details, details);
  if (changed.length === 0) return ok({ changed });
  if (now.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  const { accountEmail, ...texts } = details;
  const account = await accountOfInstructor(trx, { instructorId, accountEmail });
  if (!account.ok) return account;
  const at = services.clock.now();
  const mark = nextMark(at, now.updatedAt);
  await updateInstructor(trx, instructorId, { ...texts, personId: account.value, updatedAt: mark });
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'instructor.edited',
    subject: { type: 'instructor', id: instructorId },
    facts: { changed: changed.join(', ') },
  });
  return ok({ changed });
}
