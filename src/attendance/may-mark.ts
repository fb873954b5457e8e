import type { Viewer } from '#src/accounts/index.ts';

interface Taught {
  courseId: string;
  instructorIds: readonly string[];
}

/**
 * In which capacity the viewer may see and mark the attendance of a session: staff of everything or of this course, or a
 * trainer who teaches this very session. Null for everybody else.
 */
export function capacityFor(viewer: Viewer, { courseId, instructorIds }: Taught): 'staff' | 'trainer' | null {
  const here = viewer.grants.filter(({ scope }) => scope === null || scope === courseId);
  if (here.some(({ role }) => role === 'admin' || role === 'coordinator')) return 'staff';
  const teaches = viewer.instructorId !== null && instructorIds.includes(viewer.instructorId);
  return teaches && here.some(({ role }) => role === 'trainer') ? 'trainer' : null;
}
