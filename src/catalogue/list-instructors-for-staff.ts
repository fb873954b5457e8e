import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { InstructorForEditing } from './instructor-details.ts';
import { findInstructorForEditing, listInstructorRows, listTaughtRows } from './instructor-queries.ts';
import { mayEdit } from './may-edit.ts';

const perPage = 50;

type InstructorSummary = Omit<Awaited<ReturnType<typeof listInstructorRows>>[number], 'total'>;
export type TaughtBy = Omit<Awaited<ReturnType<typeof listTaughtRows>>[number], 'total'>;

/** Instructors for staff, a page at a time. */
export async function listInstructorsForStaff(
  { db, clock }: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<Page<InstructorSummary>, { reason: 'not-allowed' }>> {
  if (!mayEdit(viewer, null)) return refuse('not-allowed');
  const rows = await listInstructorRows(db, { text, ...windowOf(page, perPage), now: clock.now() });
  return ok(pageOf<InstructorSummary>(rows, { page, perPage, count: rows[0]?.total ?? 0 }));
}

/** One instructor with the sessions that name them, the latest first. */
export async function findInstructorForStaff(
  { db }: Core,
  { viewer, instructorId, page }: { viewer: Viewer; instructorId: string; page: number },
): Promise<
  Result<
    { instructor: InstructorForEditing; sessions: Page<TaughtBy> },
    { reason: 'not-allowed' } | { reason: 'not-found' }
  >
> {
  if (!mayEdit(viewer, null)) return refuse('not-allowed');
  const instructor = await findInstructorForEditing(db, instructorId);
  if (!instructor) return refuse('not-found');
  const rows = await listTaughtRows(db, { instructorId, ...windowOf(page, perPage) });
  return ok({ instructor, sessions: pageOf<TaughtBy>(rows, { page, perPage, count: rows[0]?.total ?? 0 }) });
}
