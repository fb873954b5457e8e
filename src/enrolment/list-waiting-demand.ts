import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listCoursesWaitedFor } from './waiting-staff-queries.ts';

const most = 10;

/** The courses that most people wait for: where another date would sell. Of the courses that the viewer's grants cover. */
export async function listWaitingDemand({ db }: Core, { viewer }: { viewer: Viewer }) {
  const scopes = viewer.grants.flatMap(({ role, scope }) => (role === 'trainer' ? [] : [scope]));
  if (scopes.length === 0) return [];
  const courseIds = scopes.filter((scope) => scope !== null);
  return listCoursesWaitedFor(db, courseIds.length < scopes.length ? null : courseIds, most);
}
