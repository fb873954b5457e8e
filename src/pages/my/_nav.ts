import { isStaff, isTrainer, type Viewer } from '#src/accounts/index.ts';

/** Which further ways the navigation of My learning offers this person. */
export function navOf(viewer: Viewer): { team: boolean; staff: boolean } {
  return { team: viewer.memberships.length > 0, staff: isStaff(viewer) || isTrainer(viewer) };
}
