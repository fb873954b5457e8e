import { isStaff, isTrainer, type Viewer } from '#src/accounts/index.ts';

/** The ways at the side of a staff screen: a trainer has fewer than the staff. */
export function navOf(viewer: Viewer): { label: string; href: string }[] {
  return [
    ...(isStaff(viewer) ? [{ label: 'Overview', href: '/staff' }] : []),
    ...(isTrainer(viewer) ? [{ label: 'My sessions', href: '/staff/teaching' }] : []),
  ];
}
