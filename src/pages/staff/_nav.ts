import { isAdmin, type Viewer } from '#src/accounts/index.ts';
import { mayUseCounter } from '#src/backoffice/index.ts';

/** The ways at the side of a staff screen, by what the viewer may open; failed mail asks for attention by its count. */
export function navOf(viewer: Viewer, failedMail = 0): { label: string; href: string; count?: number }[] {
  const edits = viewer.grants.some(({ role }) => role !== 'trainer');
  return [
    { label: 'Today', href: '/staff' },
    ...(viewer.instructorId
      ? [
          { label: 'My sessions', href: '/staff/teaching' },
          { label: 'Check-in', href: '/staff/check-in' },
        ]
      : []),
    ...(edits ? [{ label: 'Sessions', href: '/staff/sessions' }] : []),
    ...(edits ? [{ label: 'Courses', href: '/staff/courses' }] : []),
    ...(mayUseCounter(viewer)
      ? [
          { label: 'Venues', href: '/staff/venues' },
          { label: 'Instructors', href: '/staff/instructors' },
          { label: 'Certificates', href: '/staff/certificates' },
          { label: 'Evidence', href: '/staff/evidence' },
          { label: 'Bodies', href: '/staff/bodies' },
          { label: 'Requirements', href: '/staff/requirements' },
          { label: 'Orders', href: '/staff/orders' },
          { label: 'Invoices', href: '/staff/invoices' },
          { label: 'Organisations', href: '/staff/organisations' },
          { label: 'Prices', href: '/staff/prices' },
          { label: 'Vouchers', href: '/staff/vouchers' },
          { label: 'Policies', href: '/staff/policies' },
          { label: 'Terms', href: '/staff/terms' },
          { label: 'Money and seats', href: '/staff/agreement' },
          { label: 'Failed mail', href: '/staff/mail', count: failedMail },
        ]
      : []),
    ...(isAdmin(viewer) ? [{ label: 'Who works here', href: '/staff/team' }] : []),
  ];
}
