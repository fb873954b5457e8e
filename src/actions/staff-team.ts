import { z } from 'astro/zod';
import {
  acceptStaffInvitation,
  changeStaffRole,
  inviteStaff,
  type Viewer,
  withdrawStaffInvitation,
} from '#src/accounts/index.ts';
import { email, token } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';
import { refusedToStaff } from './staff-refusals.ts';

const role = z.enum(['admin', 'coordinator', 'trainer'], 'Choose what they may do');
const grant = { grantId: z.uuid(), personId: z.uuid() };
const done = { appointed: 'appointed', 'was-so': 'appointed-before', invited: 'staff-invited' };

/** Forms by which administrators say who works here, and by which somebody accepts. */
export const staffTeam = {
  invite: formAction(z.object({ email: email('Enter their e-mail'), role }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await inviteStaff(context.locals.services, { ...typed, by });
      return result.ok ? { to: `/staff/team?done=${done[result.value.outcome]}` } : refusedToStaff(result);
    }),
  ),

  changeRole: formAction(z.object({ ...grant, role }), async ({ grantId, personId, role }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await changeStaffRole(context.locals.services, { grantId, role, by });
      return result.ok ? afterwards(by, personId, 'appointed') : refusedToStaff(result);
    }),
  ),

  dismiss: formAction(z.object(grant), async ({ grantId, personId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await changeStaffRole(context.locals.services, { grantId, role: null, by });
      return result.ok ? afterwards(by, personId, 'dismissed') : refusedToStaff(result);
    }),
  ),

  withdraw: formAction(z.object({ invitationId: z.uuid() }), async ({ invitationId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await withdrawStaffInvitation(context.locals.services, { invitationId, by });
      return result.ok ? { to: '/staff/team?done=invitation-withdrawn' } : refusedToStaff(result);
    }),
  ),

  accept: formAction(z.object({ token: token() }), async ({ token }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await acceptStaffInvitation(context.locals.services, { token, by });
      return result.ok ? { to: '/staff' } : refusedToStaff(result);
    }),
  ),
};

/** Who has changed a right of their own may not see the page any more. */
function afterwards(by: Viewer, personId: string, done: string) {
  return { to: personId === by.personId ? '/my' : `/staff/team?done=${done}` };
}
