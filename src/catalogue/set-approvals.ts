import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { trimUnits } from '#src/credits/index.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  type ApprovalForEditing,
  deleteApprovals,
  isUnknownCreditType,
  listApprovalsForEditing,
  putApprovals,
} from './approval-editing-queries.ts';
import { type ApprovalLine, type ApprovalLineRefused, faultIn } from './approval-rules.ts';
import { changedDetails } from './course-details.ts';
import { findCourseForEditing, lockCourse, touchCourse } from './course-editing-queries.ts';
import { mayEdit, nextMark } from './may-edit.ts';

type SetApprovalsRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'changed-meanwhile' }
  | { reason: 'choice-gone' }
  /** Credit was given by this approval: its type, kind and units stand. Withdraw it and add another. */
  | { reason: 'approval-in-use'; line: number }
  | ApprovalLineRefused;

interface Approvals {
  courseId: string;
  /** The mark of the course that the form was filled in from. */
  updatedAt: Date;
  approvals: ApprovalLine[];
  by: Viewer;
}

/**
 * Sets the approvals of a course to these. One that is left out is taken away, or withdrawn when somebody's credit rests
 * on it.
 */
export async function setApprovals(
  services: Core,
  given: Approvals,
): Promise<Result<{ changed: number }, SetApprovalsRefused>> {
  if (!mayEdit(given.by, given.courseId)) return refuse('not-allowed');
  const approvals = given.approvals.map((line) => ({ ...line, units: trimUnits(line.units) }));
  const fault = faultIn(approvals);
  if (fault) return { ok: false, ...fault };
  const result = await inTransaction(services.db, (trx) => write(services, trx, { ...given, approvals })).catch(
    (error: unknown) => {
      if (isUnknownCreditType(error)) return refuse('choice-gone');
      throw error;
    },
  );
  if (!result.ok) return result;
  const { changed, slug } = result.value;
  if (changed > 0) await services.pages.changed('courses', `course:${slug}`);
  return ok({ changed });
}

async function write(
  services: Core,
  trx: Trx,
  { courseId, updatedAt, approvals, by }: Approvals,
): Promise<Result<{ changed: number; slug: string }, SetApprovalsRefused>> {
  const course = (await lockCourse(trx, courseId)) && (await findCourseForEditing(trx, courseId));
  if (!course) return refuse('not-found');
  const plan = planOf(await listApprovalsForEditing(trx, courseId), approvals);
  if ('reason' in plan) return { ok: false, ...plan };
  const changed = plan.put.length + plan.remove.length;
  const done = ok({ changed, slug: course.details.slug });
  if (changed === 0) return done;
  if (course.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  await deleteApprovals(trx, plan.remove);
  await putApprovals(trx, courseId, plan.put);
  const at = services.clock.now();
  await touchCourse(trx, courseId, nextMark(at, course.updatedAt));
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'course.approvals-set',
    subject: { type: 'course', id: courseId },
    facts: { written: plan.put.length, removed: plan.remove.length },
  });
  return done;
}

type Plan = { put: (ApprovalLine & { id: string })[]; remove: string[] };

/** What to write and what to take away, so that the approvals become the lines. */
function planOf(
  existing: ApprovalForEditing[],
  lines: ApprovalLine[],
): Plan | { reason: 'approval-in-use'; line: number } | { reason: 'changed-meanwhile' } {
  const plan: Plan = { put: [], remove: [] };
  for (const [index, line] of lines.entries()) {
    const before = existing.find(({ id }) => id === line.id);
    if (line.id && !before) return { reason: 'changed-meanwhile' };
    const changed = before ? changedDetails<ApprovalLine>(before, line) : ['all'];
    if (before?.inUse && changed.some((detail) => ['units', 'creditTypeId', 'category'].includes(detail))) {
      return { reason: 'approval-in-use', line: index };
    }
    if (changed.length > 0) plan.put.push({ ...line, id: line.id ?? newId() });
  }
  for (const { inUse, ...left } of existing.filter(({ id }) => !lines.some((line) => line.id === id))) {
    if (!inUse) plan.remove.push(left.id);
    else if (left.status !== 'withdrawn') plan.put.push({ ...left, status: 'withdrawn' });
  }
  return plan;
}
