import type { Viewer } from '#src/accounts/index.ts';

/**
 * Whether somebody may change the catalogue: coordinators and admins, all of it or the one course that their grant is
 * limited to. Null asks for what belongs to no course yet.
 */
export function mayEdit(viewer: Viewer, courseId: string | null): boolean {
  return viewer.grants.some(({ role, scope }) => role !== 'trainer' && (scope === null || scope === courseId));
}

/**
 * The mark of a changed row, which forms carry: always later than the one before, also when two changes share a
 * millisecond or two machines' clocks disagree.
 */
export function nextMark(now: Date, previous: Date): Date {
  return new Date(Math.max(now.getTime(), previous.getTime() + 1));
}
