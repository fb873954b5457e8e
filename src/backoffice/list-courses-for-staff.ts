import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Page } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type CourseListFilter, listCourseRows } from './course-list-queries.ts';
import { countedPage } from './counted-page.ts';
import { type NotAllowed, sightOf } from './sight.ts';

export type { CourseListFilter };
type CourseForStaff = Omit<Awaited<ReturnType<typeof listCourseRows>>[number], 'total'>;

/** A page of the courses that the viewer may edit, whatever their state. */
export async function listCoursesForStaff(
  services: Core,
  { viewer, filter }: { viewer: Viewer; filter: CourseListFilter },
): Promise<Result<Page<CourseForStaff>, NotAllowed>> {
  const sight = sightOf(viewer);
  if (!sight || (!sight.everything && sight.courseIds.length === 0)) return refuse('not-allowed');
  const courseIds = sight.everything ? null : sight.courseIds;
  const rows = await listCourseRows(services.db, courseIds, filter, services.clock.now());
  return ok(countedPage(rows, filter.page));
}
