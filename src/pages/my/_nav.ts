import { isStaff, isTrainer, maySeeTeam, type Viewer } from '#src/accounts/index.ts';

/** Which further ways the navigation of My learning offers this person. */
export function navOf(viewer: Viewer): { sharing: boolean; team: boolean; staff: boolean } {
  return {
    sharing: viewer.memberships.length > 0,
    team: viewer.memberships.some(({ role }) => maySeeTeam(role)),
    staff: isStaff(viewer) || isTrainer(viewer),
  };
}
